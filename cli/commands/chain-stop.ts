import { Command, InvalidArgumentError } from "commander";
import { defined } from "../../src/domain/basics/defined.ts";
import { type OpenConfig, onConfig, type WhichConfig } from "../config/open-config.ts";
import { misuse } from "../terminal/refusal.ts";

interface Options extends WhichConfig {
  readonly json?: boolean;
  readonly enteredBy?: number;
  readonly since?: number;
  readonly reason: string;
}

const HELP = `
Ends the chain for customers who are in it: they get no further mail of it, and the customer's page shows the reason. New
customers still enter; comeback chain pause stops all mails of a chain and loses nobody. Run again after an
interruption, it goes on.

Examples:
  comeback chain stop win-back --entered-by 7 --reason "wrong segment in version 7"
  comeback chain stop win-back --since 2026-03-01 --reason "imported list"`;

export function stopCommand(open: OpenConfig): Command {
  return onConfig(new Command("stop"))
    .description("end a chain for customers who are in it")
    .argument("<chain>", "id of the chain: its file name in chains/")
    .requiredOption("--reason <text>", "why, for the journal")
    .option("--entered-by <version>", "only those who entered by this version of the config", versionOf)
    .option(
      "--since <date>",
      "only those who entered on this date (UTC) or at this time, or later",
      instantOf,
    )
    .option("--json", "print JSON")
    .addHelpText("after", HELP)
    .action(async (chain: string, { json, reason, enteredBy, since, ...which }: Options) => {
      const words = reason.trim();
      if (words === "" || words.length > 200) throw misuse("--reason has 1 to 200 characters");
      const config = await open(which);
      const stopped = await config.stopChain({ chain, reason: words, ...defined({ enteredBy, since }) });
      const known = stopped > 0 || (await config.chains()).some(({ id }) => id === chain);
      if (!known) throw misuse(`there is no chain ${chain}, and nobody is in one of that name`);
      if (json) return console.log(JSON.stringify({ chain, stopped }));
      console.log(
        stopped === 0
          ? `Nobody of those is in ${chain}.`
          : `${chain} has ended for ${stopped} ${stopped === 1 ? "customer" : "customers"}: ${words}`,
      );
    });
}

function versionOf(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError("A whole number from 1 on.");
  return Number(text);
}

function instantOf(text: string): number {
  const at = /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw new InvalidArgumentError("Write 2026-03-01 or 2026-03-01T09:00:00Z.");
  return at;
}
