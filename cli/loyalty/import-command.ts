import { userInfo } from "node:os";
import { Command } from "commander";
import { LOYALTY_ROWS } from "../../src/contracts/admin.ts";
import { onConfig, type WhichConfig } from "../config/open-config.ts";
import { misuse } from "../terminal/refusal.ts";
import { number } from "../terminal/terminal.ts";
import { readBalances } from "./balances-file.ts";
import type { OpenLoyalty } from "./open-loyalty.ts";

const HELP = `
Columns by their titles: customer (or email, phone), points, and expires: the last day, YYYY-MM-DD. Without it the shop's
own rules say how long points are good. Lines that make no sense are named, all others go in. The same file again gives
nothing more. What was imported is taken back with comeback import --undo IMPORT --reason "…".

Exit codes: 0 done; 1 lines were refused; 2 wrong usage, or nothing answers.`;

const SHOWN = 20;

interface Options extends WhichConfig {
  readonly from: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** Brings balances along from another programme. */
export function importCommand(open: OpenLoyalty): Command {
  return onConfig(new Command("import"))
    .description("bring balances along from another programme")
    .argument("<file>", "delimited text with a header")
    .requiredOption("--from <name>", "the other programme: customers' histories show it")
    .option("--dry-run", "only say what would go in")
    .option("--json", "print JSON")
    .addHelpText("after", HELP)
    .action(async (file: string, { from, dryRun = false, json, ...which }: Options) => {
      if (from.trim() === "" || from.length > 100) throw misuse("--from has 1 to 100 characters");
      const { importId, rows } = await readBalances(file, from.trim());
      const loyalty = await open(which);
      let [imported, already, points] = [0, 0, 0];
      const refused: { readonly line: number; readonly why: string }[] = [];
      for (let begin = 0; begin < rows.length; begin += LOYALTY_ROWS) {
        const some = rows.slice(begin, begin + LOYALTY_ROWS);
        const asked = { import: importId, from: from.trim(), by: userInfo().username, dryRun, rows: some };
        const done = await loyalty.importBalances(asked);
        imported += done.imported;
        already += done.already;
        points += done.points;
        refused.push(...done.refused);
      }
      if (refused.length > 0) process.exitCode = 1;
      const counts = { import: importId, dryRun, imported, already, points, refused };
      console.log(json ? JSON.stringify(counts) : page(counts));
    });
}

interface Counts {
  readonly import: string;
  readonly dryRun: boolean;
  readonly imported: number;
  readonly already: number;
  readonly points: number;
  readonly refused: readonly { readonly line: number; readonly why: string }[];
}

function page({ import: importId, dryRun, imported, already, points, refused }: Counts): string {
  const what = `${number(points)} points of ${number(imported)} lines`;
  const more = refused.length - SHOWN;
  return [
    dryRun ? `${importId} would bring ${what}. Nothing was written.` : `${importId} has brought ${what}.`,
    ...(already > 0 ? [`${number(already)} lines had been imported before.`] : []),
    ...refused.slice(0, SHOWN).map(({ line, why }) => `line ${line}: ${why}`),
    ...(more > 0 ? [`… and ${number(more)} lines more: --json names them all`] : []),
  ].join("\n");
}
