import { Command, InvalidArgumentError } from "commander";
import { onDeployment } from "../deployment/deployment.ts";
import { type OpenFiles, openFiles } from "../sql/open-files.ts";
import { runSql, type SqlOptions } from "../sql/run-sql.ts";

const HELP = `
Answers queries on this machine, by DuckDB over the files that the last night has written for analysts: customers,
customers_nightly, orders, entries, sends, codes, results. docs/analysts.md has every column. Money is in minor units.
Before anything is loaded, it says how much that is and what Athena would ask for the same.

Examples:
  comeback sql "select segment, avg(spent) from customers group by 1"
  comeback sql --list
  comeback sql --ask second-orders --csv > second-orders.csv
  comeback sql "select * from results where dt >= date '2026-11-01'" --json`;

const DEFAULT_MOST = 1_000;

const megabytes = (text: string): number => {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) throw new InvalidArgumentError("A number of megabytes.");
  return value;
};

/** Free questions, in SQL. */
export function sqlCommand(open: OpenFiles = openFiles): Command {
  return onDeployment(new Command("sql"))
    .description("ask anything of customers, orders, chains and mails, in SQL")
    .argument("[query]", "in quotes")
    .option("--ask <name>", "a ready question")
    .option("--list", "show the ready questions")
    .option("--most <MB>", "refuse to load more than this", megabytes, DEFAULT_MOST)
    .option("--json", "print JSON: an array of objects")
    .option("--csv", "print CSV")
    .addHelpText("after", HELP)
    .action((query: string | undefined, options: SqlOptions) => runSql(query, options, open));
}
