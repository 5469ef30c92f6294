import { Command, Option } from "commander";
import { FlowsRequest } from "../../src/contracts/admin-segments.ts";
import { LOOKS_BACK } from "../../src/domain/night/flows.ts";
import { onConfig, type WhichConfig } from "../config/open-config.ts";
import { MOVED_BETWEEN, type MovedBetween, movesPage } from "../pages/moves-page.ts";
import type { OpenSegments } from "../segments/open-segments.ts";
import { misuse } from "../terminal/refusal.ts";

interface Options extends WhichConfig {
  readonly from?: string;
  readonly to?: string;
  readonly between: MovedBetween;
  readonly since?: string;
  readonly json?: boolean;
}

export function movesCommand(open: OpenSegments): Command {
  const between = new Option("--between <what>", "what the steps lead between").choices(MOVED_BETWEEN);
  const since = new Option("--since <days>", "then and now instead: so many days before the newest night");
  return onConfig(new Command("moves"))
    .description("how customers have moved: steps from night to night, or the same people then and now")
    .option("--from <day>", "steps from this night on, as 2026-03-01; needs --to")
    .option("--to <day>", "up to this night; the last one when absent")
    .addOption(between.default("segments"))
    .addOption(since.choices(LOOKS_BACK.map(String)))
    .option("--json", "print JSON, of everything")
    .action(async ({ json, from, to, between: what, since: days, ...which }: Options) => {
      const asked = FlowsRequest.safeParse({ query: { ...(from && { from }), ...(to && { to }) } });
      if (!asked.success) {
        const [issue] = asked.error.issues;
        throw misuse(`--${String(issue?.path.at(-1))}: ${issue?.message}`);
      }
      const flows = await (await open(which)).flows(asked.data.query);
      if (!flows) throw misuse("no night has counted moves yet: comeback recompute");
      console.log(
        json ? JSON.stringify(flows) : movesPage(flows, { what, ...(days && { days: Number(days) }) }),
      );
    });
}
