import { Command } from "commander";
import pc from "picocolors";
import type { CountAnswer, CountRequest } from "../../src/app/report/count-people.ts";
import { scanUnits } from "../../src/contracts/scan-cost.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { onConfig, type WhichConfig } from "../config/open-config.ts";
import { costOf, countPage } from "../pages/segments-page.ts";
import type { SegmentsAccess } from "../segments/access.ts";
import type { OpenSegments } from "../segments/open-segments.ts";
import { pointedAt, refusalOf } from "../segments/refused.ts";
import { startProgress } from "../terminal/progress.ts";
import { misuse } from "../terminal/refusal.ts";
import { number } from "../terminal/terminal.ts";

interface Options extends WhichConfig {
  readonly segment?: string;
  readonly exact?: boolean;
  readonly json?: boolean;
}

const HELP = `
A condition is written as in segments.yaml (docs/config.md lists the fields); it need not be published. Segments and
RFM scores in it are those of the last night, everything else is as it is now.

Answers at once from 20,000 customers whom the night has drawn, with an interval that holds the truth 95 times in 100;
in a shop with fewer customers it is exact. --exact reads the whole customers table instead, and says before what that
costs.

Examples:
  comeback segment count 'orders > 3 && days_since_last_order > 60'
  comeback segment count 'country == "DE"' --segment churn_risk
  comeback segment count 'cart_value > 100' --exact`;

export function countCommand(open: OpenSegments): Command {
  return onConfig(new Command("count"))
    .description("how many customers a condition would match, and how many of them may be mailed")
    .argument("[condition]", "in CEL, in quotes")
    .option("--segment <id>", "those of this segment; rfm:NAME and rfm:333 for the RFM table")
    .option("--exact", "ask everybody, not a sample: reads the whole customers table")
    .option("--json", "print JSON")
    .addHelpText("after", HELP)
    .action(async (condition: string | undefined, { segment, exact, json, ...which }: Options) => {
      if (condition === undefined && segment === undefined)
        throw misuse("name a condition, --segment ID, or both");
      const segments = await open(which);
      const request = defined({ condition, segment });
      const answer = exact ? await exactly(segments, request) : await segments.count(request);
      if (answer.result !== "counted") throw refusalOf(answer, condition);
      for (const warning of answer.count.warnings)
        process.stderr.write(`${pc.yellow("warning:")} ${pointedAt(warning, condition ?? "")}\n`);
      console.log(json ? JSON.stringify(answer.count) : countPage(answer.count));
    });
}

/** Says what it will read before it does, on stderr. */
async function exactly({ everybody }: SegmentsAccess, request: CountRequest): Promise<CountAnswer> {
  if (!everybody)
    throw misuse("--exact reads the whole table, which the admin API does not: it needs AWS credentials");
  const known = await everybody.customers();
  const units = scanUnits(known);
  process.stderr.write(
    `Reads about ${number(known)} customers: ${number(units)} read units, ${costOf(units)}.\n`,
  );
  const progress = startProgress("Counting", Math.max(known, 1), "customers");
  return everybody.count(request, (done) => progress.update(done)).finally(() => progress.stop());
}
