import { Argument, Command } from "commander";
import { makeNights } from "../../src/app/nightly/read.ts";
import { connect, onDeployment, type WhichDeployment } from "../deployment/deployment.ts";
import { TABLE_NAMES, TABLES, type TableName } from "../metrics/tables.ts";
import { metricsPage, tablePage } from "../pages/metrics-page.ts";
import { dateOption, decimalOption, delimiterOption } from "../terminal/options.ts";
import { misuse, Refusal } from "../terminal/refusal.ts";

const HELP = `
Shows what a night has counted: who came, stayed and left, orders and money, waits, lifetime value by cohort, and the
groups of customers. docs/metrics.md defines every figure.

By name, one table with all of its rows, which --csv writes as well:
  funnel          where customers are lost, by the month of being first seen; entry-funnel: by where they came in
  second-orders   who orders again, by delivery time, category, discount and refund of the first order
  reach           segments, the mails that went to them and what those brought; reach-cells: RFM cells
  silence         what it saves that some are no longer written to
  offers          what every offer's codes have cost and brought
  loyalty         what the loyalty programme owes, and whether members ever spend

Examples:
  comeback metrics
  comeback metrics funnel
  comeback metrics reach-cells --csv > cells.csv
  comeback metrics --date 1998-06-30
  comeback metrics --json | jq .cohorts`;

interface Options extends WhichDeployment {
  readonly date?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly delimiter: string;
  readonly decimal?: "comma" | "point";
}

export function metricsCommand(): Command {
  return onDeployment(new Command("metrics"))
    .description("show the metrics of the last night, or of another one")
    .addArgument(new Argument("[table]", "one table of them").choices(TABLE_NAMES))
    .option("--date <YYYY-MM-DD>", "of the run as of this day (default: the last one)", dateOption)
    .option("--json", "print JSON, of everything")
    .option("--csv", "print the table as CSV")
    .option("--delimiter <sign>", 'between the cells: "," or ";" or "tab"', delimiterOption, ",")
    .option("--decimal <sign>", "point or comma, in numbers", decimalOption)
    .addHelpText("after", HELP)
    .action(async (table: TableName | undefined, options: Options) => {
      const { date, json, csv, delimiter, decimal, ...which } = options;
      if (csv && table === undefined)
        throw misuse(`--csv wants one table, as in comeback metrics funnel --csv: ${TABLE_NAMES.join(", ")}`);
      const deployment = await connect(which);
      const { runs } = await import("../../src/adapters/wiring.ts");
      const nights = makeNights(runs());
      const metrics = date === undefined ? await nights.metrics() : await nights.metricsOf(date);
      if (!metrics) {
        const [when, how] = date === undefined ? ["yet", ""] : [`as of ${date}`, ` --date ${date}`];
        throw new Refusal(`no night ${when} in ${deployment.name}: comeback recompute${how}`, 1);
      }
      if (json) console.log(JSON.stringify(metrics));
      else if (table === undefined) console.log(metricsPage(metrics));
      else if (csv) {
        const form = { delimiter, decimal: decimal === "comma" ? "," : "." } as const;
        process.stdout.write(TABLES[table].csv(metrics, form));
      } else console.log(tablePage(table, metrics));
    });
}
