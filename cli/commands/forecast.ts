import { Command } from "commander";
import { onConfig, type WhichConfig } from "../config/open-config.ts";
import { type OpenForecast, openForecast } from "../forecast/open-forecast.ts";
import { forecastPage } from "../pages/forecast-page.ts";
import { Refusal } from "../terminal/refusal.ts";

interface Options extends WhichConfig {
  readonly json?: boolean;
}

const HELP = `
What the base and each chain will bring in the next 30 and 90 days, nine times in ten, and how earlier forecasts have turned
out (docs/foresight.md#forecast). A night makes one each week.

Examples:
  comeback forecast
  comeback forecast --json | jq '.ahead[0].base.revenue'`;

/** What is to be expected. */
export function forecastCommand(open: OpenForecast = openForecast): Command {
  return onConfig(new Command("forecast"))
    .description("what the base and the chains will bring in the next 30 and 90 days, with intervals")
    .option("--json", "print JSON")
    .addHelpText("after", HELP)
    .action(async ({ json, ...which }: Options) => {
      const report = await (await open(which))();
      if (!report) throw new Refusal("no night has made a forecast yet: comeback recompute", 1);
      console.log(json ? JSON.stringify(report) : forecastPage(report));
    });
}
