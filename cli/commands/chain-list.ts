import { Command } from "commander";
import type { ResultsAnswer } from "../../src/contracts/answers/results.ts";
import { type OpenConfig, onConfig, type WhichConfig } from "../config/open-config.ts";
import type { OpenResults } from "../results/open-results.ts";
import { grid, number, sum } from "../terminal/terminal.ts";

interface Options extends WhichConfig {
  readonly json?: boolean;
  readonly results: boolean;
}

/** Chains with their state, and what the last 30 days have come to as of the last night. */
export function listCommand(open: OpenConfig, openResults: OpenResults): Command {
  return onConfig(new Command("list"))
    .description("chains of the version in force, which are paused, and what the last 30 days came to")
    .option("--no-results", "without figures: for tokens that lack results.read")
    .option("--json", "print JSON")
    .action(async ({ json, results: isAsked, ...which }: Options) => {
      const chains = await (await open(which)).chains();
      const results = isAsked ? await (await openResults(which)).results("chain", {}, undefined) : undefined;
      const listed = chains.map((chain) => ({ ...chain, ...lastDays(chain.id, results) }));
      if (json) return console.log(JSON.stringify(listed));
      const { currency } = results ?? {};
      const rows = listed.map(({ id, enter, mails, paused, last30Days }) => [
        ...[id, enter, number(mails), paused ? "paused" : "runs"],
        ...(last30Days && currency
          ? [number(last30Days.sent), number(last30Days.ordered), sum(last30Days.revenue, currency)]
          : []),
      ]);
      const head = ["chain", "entered by", "mails in it", "state"];
      console.log(grid(currency ? [...head, "sent", "ordered", `revenue, ${currency}`] : head, rows));
      if (results)
        console.log(
          `Sent, ordered, revenue: ${results.from} to ${results.to}. Ordered: within ${results.windowDays} days of the entry, of entries whose days are over; revenue is net of refunds.`,
        );
      else if (isAsked) console.log("No figures yet: the first night makes them, or comeback recompute.");
    });
}

/** Money in minor units. Nothing before the first night. */
function lastDays(chain: string, results: ResultsAnswer | undefined) {
  if (!results) return undefined;
  const line = results.results.find((one) => one.chain === chain);
  return {
    last30Days: {
      sent: line?.sent ?? 0,
      ordered: line?.ordered.customers ?? 0,
      revenue: line?.ordered.revenue ?? 0,
      currency: results.currency,
    },
  };
}
