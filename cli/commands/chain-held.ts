import { Command } from "commander";
import type { HeldOverview } from "../config/access.ts";
import { type OpenConfig, onConfig, type WhichConfig } from "../config/open-config.ts";
import { misuse } from "../terminal/refusal.ts";
import { grid } from "../terminal/terminal.ts";
import { userName } from "../terminal/user-name.ts";

interface Options extends WhichConfig {
  readonly json?: boolean;
  readonly approve?: boolean;
  readonly drop?: boolean;
  readonly by?: string;
}

const HELP = `
A night that would enter far more customers in a chain than usual (docs/chains.md) enters none of them, and the list
waits. Approving asks everybody again: who is still in the segment and meets the chain's condition enters. Run again
after an interruption, it goes on; nobody enters twice.

Examples:
  comeback chain held
  comeback chain held win-back --approve
  comeback chain held win-back --drop`;

export function heldCommand(open: OpenConfig): Command {
  return onConfig(new Command("held"))
    .description("list entries that wait for approval; approve or drop those of a chain")
    .argument("[chain]", "id of the chain: its file name in chains/")
    .option("--approve", "enter those who still qualify")
    .option("--drop", "enter nobody of them, for good")
    .option("--by <name>", "who decides (default: the user of this machine)")
    .option("--json", "print JSON")
    .addHelpText("after", HELP)
    .action(async (chain: string | undefined, { json, approve, drop, by, ...which }: Options) => {
      if (approve && drop) throw misuse("--approve or --drop, not both");
      if ((approve || drop) && chain === undefined)
        throw misuse("name the chain: comeback chain held CHAIN --approve");
      const config = await open(which);
      const held = (await config.held()).filter((one) => chain === undefined || one.chain === chain);
      if (chain === undefined || (!approve && !drop))
        return console.log(json ? JSON.stringify(held) : heldInWords(held));
      if (held.length === 0) throw misuse(`nothing of ${chain} waits for approval`);
      const decided = await config.decideHeld(chain, approve ? "approved" : "dropped", by ?? userName());
      if (json) return console.log(JSON.stringify({ chain, ...decided }));
      const { entered, left } = decided;
      console.log(
        approve
          ? `${entered} customers entered ${chain}; ${left} no longer qualify or are in it already.`
          : `Nobody enters ${chain} by this: ${left} customers were dropped.`,
      );
    });
}

function heldInWords(held: readonly HeldOverview[]): string {
  if (held.length === 0) return "Nothing waits for approval.";
  const rows = held.map((one) => [
    one.chain,
    one.run,
    one.segment,
    String(one.count),
    `${reasonInWords(one.because)}${lateInWords(one)}${one.decision ? ` (${one.decision.kind}, not to its end: run it again)` : ""}`,
  ]);
  const [first] = held;
  const advice = `comeback chain held ${first?.chain} --approve enters them, --drop does not.`;
  return `${grid(["chain", "night", "segment", "customers", "why"], rows)}\n\n${advice}`;
}

/** What waiting does to those who are to be warned of their points. */
const lateInWords = ({ ends }: HeldOverview): string =>
  ends === undefined
    ? ""
    : `; their points end ${ends.from === ends.to ? `on ${ends.from}` : `from ${ends.from} to ${ends.to}`}, and whoever is approved later is not warned`;

function reasonInWords(because: HeldOverview["because"]): string {
  switch (because.why) {
    case "more-than-usual":
      return `more than three times the most of the last 30 nights, ${because.highest}`;
    case "much-of-the-base":
      return `more than 2% of ${because.customers} customers, in a chain without 30 nights behind it`;
    case "existing":
      return "enrol: existing takes those who were in the segment already";
    default:
      return because satisfies never;
  }
}
