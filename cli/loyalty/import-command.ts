import { Command, InvalidArgumentError } from "commander";
import { LOYALTY_ROWS } from "../../src/contracts/admin.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { adminOf, onConfig, type WhichConfig } from "../config/open-config.ts";
import { misuse } from "../terminal/refusal.ts";
import { number } from "../terminal/terminal.ts";
import { userName } from "../terminal/user-name.ts";
import { readBalances } from "./balances-file.ts";
import type { OpenLoyalty } from "./open-loyalty.ts";

const HELP = `
Columns by their titles: customer (or email, phone), points, and expires: the last day, YYYY-MM-DD. Without it the shop's
own rules say how long points are good. Lines that make no sense are named, all others go in. The same file again gives
nothing more, and of a mended one only customers who have no points of that programme yet get theirs. --undo takes back
what was imported; what customers have spent of it meanwhile stays spent. --attempt 2 then imports the same file anew.

Exit codes: 0 done; 1 lines were refused; 2 wrong usage, or nothing answers.`;

const SHOWN = 20;

interface Options extends WhichConfig {
  readonly from?: string;
  readonly attempt: number;
  readonly undo?: string;
  readonly reason?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** Brings balances along from another programme. */
export function importCommand(open: OpenLoyalty): Command {
  return onConfig(new Command("import"))
    .description("bring balances along from another programme")
    .argument("[file]", "delimited text with a header")
    .option("--from <name>", "the other programme: customers' histories show it")
    .option("--attempt <n>", "imports anew what was undone", attemptOption, 1)
    .option("--undo <import-id>", "take an import back; needs the deployment itself, not --api")
    .option("--reason <text>", "with --undo: why, for whoever asks later")
    .option("--dry-run", "only say what would go in, or be taken back")
    .option("--json", "print JSON")
    .addHelpText("after", HELP)
    .action(async (file: string | undefined, { undo, reason, ...options }: Options) => {
      if (undo !== undefined) {
        if (file !== undefined) throw misuse("--undo reads no file");
        if (adminOf(options)) throw misuse("--undo reads the tables themselves: leave --api out");
        const [{ IMPORTS }, { undoImport }] = await Promise.all([
          import("../import/run-import.ts"),
          import("../import/undo.ts"),
        ]);
        return undoImport(IMPORTS, { ...options, undo, ...defined({ reason }) });
      }
      const { from = "", attempt, dryRun = false, json, ...which } = options;
      if (file === undefined) throw misuse('name the file: comeback loyalty import balances.csv --from "…"');
      if (from.trim() === "" || from.length > 100) throw misuse("--from has 1 to 100 characters");
      const { importId, rows } = await readBalances(file, from.trim(), attempt);
      const loyalty = await open(which);
      let [imported, already, points] = [0, 0, 0];
      const refused: { readonly line: number; readonly why: string }[] = [];
      for (let begin = 0; begin < rows.length; begin += LOYALTY_ROWS) {
        const some = rows.slice(begin, begin + LOYALTY_ROWS);
        const asked = { import: importId, from: from.trim(), by: userName(), dryRun, rows: some };
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

function attemptOption(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError("A whole number from 1 on.");
  return Number(text);
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
