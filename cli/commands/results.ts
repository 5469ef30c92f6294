import { Command, InvalidArgumentError, Option } from "commander";
import type { ResultCustomersAnswer } from "../../src/contracts/answers/results.ts";
import { csvLine } from "../../src/domain/basics/csv.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { OUTCOMES, type Outcome } from "../../src/domain/results/happening.ts";
import { RESULT_REASONS } from "../../src/domain/results/reasons.ts";
import { DIVISIONS, type Division, isOfEntries, type Selection } from "../../src/domain/results/report.ts";
import { onConfig, type WhichConfig } from "../config/open-config.ts";
import { resultsCsv, resultsPage } from "../pages/results-page.ts";
import type { Days, ResultsAccess } from "../results/access.ts";
import { type OpenResults, openResults } from "../results/open-results.ts";
import { misuse } from "../terminal/refusal.ts";
import { grid } from "../terminal/terminal.ts";

interface Options extends WhichConfig, Omit<Selection, "version"> {
  /** Not `--version`, which is Comeback's own. */
  readonly configVersion?: number;
  readonly from?: string;
  readonly to?: string;
  readonly all?: boolean;
  readonly by: Division;
  readonly who?: Outcome;
  readonly json?: boolean;
  readonly csv?: boolean;
}

const HELP = `
Figures are as of the last night (docs/results.md). Every figure opens its customers: --who with the same selection.

Examples:
  comeback results
  comeback results --chain win-back --by step
  comeback results --chain win-back --step 2 --by reason --from 2026-03-01 --to 2026-03-31
  comeback results --chain win-back --step 2 --who skipped --reason cap
  comeback results --chain campaign:spring-sale --by variant --json
  comeback results --all --by tier --csv > tiers.csv`;

const whole = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("a whole number");
  return Number(text);
};

/** What chains and campaigns have come to, and who is behind each figure. */
export function resultsCommand(open: OpenResults = openResults): Command {
  return onConfig(new Command("results"))
    .description("what chains and campaigns have come to, and the customers behind every figure")
    .addOption(new Option("--by <what>", "a line for each").choices(DIVISIONS).default("chain"))
    .option("--chain <id>", "of this chain; campaign:NAME of a campaign")
    .option("--config-version <number>", "of those who go through it with this version of the config", whole)
    .option("--step <number>", "of this step, from 0", whole)
    .option("--template <name>", "of this template")
    .option("--variant <id>", "of this variant of the mail")
    .option("--offer <id>", "of mails with this offer")
    .option("--tier <id>", "of this tier")
    .addOption(new Option("--reason <id>", "why skipped, failed or left").choices(RESULT_REASONS))
    .option("--from <day>", "first day, 2026-03-01 (default: 30 days)")
    .option("--to <day>", "last day")
    .option("--all", "since figures are kept")
    .addOption(new Option("--who <outcome>", "list the customers behind the figure").choices(OUTCOMES))
    .option("--json", "print JSON")
    .option("--csv", "print CSV, money in minor units")
    .addHelpText("after", HELP)
    .action(async (options: Options) => {
      const access = await open(options);
      if (options.who) return listCustomers(access, options, options.who);
      const { by, json, csv } = options;
      const answer = await access.results(by, selectionOf(options), daysOf(options));
      if (!answer) throw misuse("no night has been computed yet: comeback recompute makes the results");
      if (json) return console.log(JSON.stringify(answer));
      if (csv) for (const row of resultsCsv(answer)) process.stdout.write(csvLine(row, { delimiter: "," }));
      else console.log(resultsPage(answer));
    });
}

const selectionOf = ({ configVersion: version, ...options }: Options): Selection => {
  const { chain, step, template, variant, offer, tier, reason } = options;
  return defined({ chain, version, step, template, variant, offer, tier, reason });
};

function daysOf({ from, to, all }: Options): Days {
  if (all === true && (from !== undefined || to !== undefined)) throw misuse("--all, or --from and --to");
  if (all === true) return "all";
  if (from === undefined && to === undefined) return undefined;
  if (from === undefined || to === undefined) throw misuse("--from and --to, or neither");
  return { from, to };
}

type Listed = ResultCustomersAnswer["customers"][number];

/** Entries or steps, as the table with the same options counts them. */
const BOTH: ReadonlySet<Outcome> = new Set(["held-out", "ordered"]);

async function listCustomers(access: ResultsAccess, options: Options, outcome: Outcome): Promise<void> {
  const days = daysOf(options);
  if (days === "all") throw misuse("--who lists a range of days: --from and --to");
  const selection = selectionOf(options);
  const of = BOTH.has(outcome) ? (isOfEntries(options.by, selection) ? "entries" : "steps") : undefined;
  const found: Listed[] = [];
  let total = 0;
  for (let after: string | undefined; ; ) {
    const page = await access.customers({ outcome, selection, days, ...defined({ of, after }) });
    if (!page) throw misuse("a night has made the lists anew meanwhile: run the command again");
    total = page.total;
    found.push(...page.customers);
    after = page.next;
    if (after === undefined) break;
  }
  print(found, total, options);
}

function print(found: readonly Listed[], total: number, { json, csv }: Options): void {
  if (json) {
    console.log(JSON.stringify({ total, customers: found }));
    return;
  }
  const head = ["customer", "at", "chain", "step", "template", "offer", "tier", "reason"];
  const rows = found.map((one) => [
    one.customer,
    one.at === undefined ? "" : new Date(one.at).toISOString(),
    one.chain,
    ...[one.step, one.template, one.offer, one.tier, one.reason].map((value) => `${value ?? ""}`),
  ]);
  if (csv) for (const row of [head, ...rows]) process.stdout.write(csvLine(row, { delimiter: "," }));
  else console.log(total === 0 ? "Nobody." : `${grid(head, rows)}\n${total} in all.`);
}
