import { Command } from "commander";
import { nearest } from "../../src/adapters/nearest.ts";
import { type OpenConfig, onConfig, openConfig, type WhichConfig } from "../config/open-config.ts";
import { type OpenResults, openResults } from "../results/open-results.ts";
import { misuse } from "../terminal/refusal.ts";
import { heldCommand } from "./chain-held.ts";
import { listCommand } from "./chain-list.ts";
import { recoverCommand } from "./chain-recover.ts";
import { stopCommand } from "./chain-stop.ts";

interface Options extends WhichConfig {
  readonly json?: boolean;
}

const HELP = `
A paused chain sends nothing and loses nobody: its customers wait at the step where they are, and go on when it is
resumed. The switch holds whatever version is in force.

Examples:
  comeback chain list
  comeback chain pause win-back
  comeback chain resume win-back
  comeback chain held
  comeback chain stop win-back --entered-by 7 --reason "wrong segment"
  comeback chain recover --dry-run`;

function advice(written: string, chains: readonly string[]): string {
  if (chains.length === 0) return "nothing is published yet";
  const near = nearest(written, chains);
  return near ? `did you mean ${near}?` : `there are ${chains.join(", ")}`;
}

/** What can be done to chains at once, without a new version. */
export function chainCommand(open: OpenConfig = openConfig, results: OpenResults = openResults): Command {
  const command = new Command("chain")
    .description("pause, resume, stop and recover chains, and decide on held entries")
    .addHelpText("after", HELP);
  command.addCommand(listCommand(open, results));
  command.addCommand(switchCommand(open, "pause"));
  command.addCommand(switchCommand(open, "resume"));
  command.addCommand(heldCommand(open));
  command.addCommand(stopCommand(open));
  command.addCommand(recoverCommand());
  return command;
}

function switchCommand(open: OpenConfig, action: "pause" | "resume"): Command {
  return onConfig(new Command(action))
    .description(
      action === "pause" ? "stop sending a chain's mails, at once" : "go on where the chain was paused",
    )
    .argument("<chain>", "id of the chain: its file name in chains/")
    .option("--json", "print JSON")
    .action(async (chain: string, { json, ...which }: Options) => {
      const switched = await (await open(which)).switchChain(chain, action === "pause");
      if (switched.result === "no-chain") {
        throw misuse(`there is no chain ${chain}: ${advice(chain, switched.chains)}`);
      }
      const { changed } = switched;
      if (json) console.log(JSON.stringify({ chain, paused: action === "pause", changed }));
      else
        console.log(`${chain} is ${action === "pause" ? "paused" : "running"}${changed ? "" : " already"}.`);
    });
}
