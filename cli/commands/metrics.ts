import { Command } from "commander";
import { makeNights } from "../../src/app/nightly/read.ts";
import { connect, onDeployment, type WhichDeployment } from "../deployment/deployment.ts";
import { metricsPage } from "../pages/metrics-page.ts";
import { dateOption } from "../terminal/options.ts";
import { Refusal } from "../terminal/refusal.ts";

const HELP = `
Shows what a night has counted: who came, stayed and left, orders and money, waits, lifetime value by cohort, and the
groups of customers. docs/metrics.md defines every figure.

Examples:
  comeback metrics
  comeback metrics --date 1998-06-30
  comeback metrics --json | jq .cohorts`;

interface Options extends WhichDeployment {
  readonly date?: string;
  readonly json?: boolean;
}

export function metricsCommand(): Command {
  return onDeployment(new Command("metrics"))
    .description("show the metrics of the last night, or of another one")
    .option("--date <YYYY-MM-DD>", "of the run as of this day (default: the last one)", dateOption)
    .option("--json", "print JSON")
    .addHelpText("after", HELP)
    .action(async ({ date, json, ...which }: Options) => {
      const deployment = await connect(which);
      const { runs } = await import("../../src/adapters/wiring.ts");
      const nights = makeNights(runs());
      const metrics = date === undefined ? await nights.metrics() : await nights.metricsOf(date);
      if (!metrics) {
        const [when, how] = date === undefined ? ["yet", ""] : [`as of ${date}`, ` --date ${date}`];
        throw new Refusal(`no night ${when} in ${deployment.name}: comeback recompute${how}`, 1);
      }
      console.log(json ? JSON.stringify(metrics) : metricsPage(metrics));
    });
}
