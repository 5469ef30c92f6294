import { makeUndoImport } from "../../src/app/people/undo-import.ts";
import { IMPORT_ID } from "../../src/domain/facts/imports.ts";
import { connect, type WhichDeployment } from "../deployment/deployment.ts";
import { done } from "../recording/outcomes.ts";
import { openRecord } from "../recording/record.ts";
import { misuse, Refusal } from "../terminal/refusal.ts";
import { grid } from "../terminal/terminal.ts";
import { userName } from "../terminal/user-name.ts";
import { keepRecord, recordsIn } from "./import-record.ts";

export interface UndoOptions extends WhichDeployment {
  readonly undo: string;
  readonly reason?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `comeback import --undo`: what an import alone has told counts no longer. */
export async function undoImport(directory: string, options: UndoOptions): Promise<void> {
  const { undo: importId, reason = "", dryRun = false, json, ...which } = options;
  if (!IMPORT_ID.test(importId))
    throw misuse("--undo takes an import's id: comeback import --list shows them");
  if (reason.trim() === "" && !dryRun) throw misuse('--undo wants to know why: --reason "wrong file"');
  const deployment = await connect(which);
  const { events } = await import("../../src/adapters/wiring.ts");
  const undo = makeUndoImport({ events: events(), clock: { now: () => deployment.now } });
  const said = { reason: reason.trim(), by: userName(), dryRun };
  const result = dryRun
    ? await undo(importId, said)
    : await (await openRecord(deployment.now))(
        {
          ...{ command: "import --undo", area: "customers", target: importId },
          came: ({ facts, customers }) => done({ reason: said.reason, facts, customers }),
        },
        () => undo(importId, said),
      );
  if (result.facts === 0) throw new Refusal(`no import ${importId} has told ${deployment.name} anything`, 1);
  if (!dryRun) await markUndone(directory, importId);
  if (json) return console.log(JSON.stringify({ importId, dryRun, ...result }));
  const what = `${result.facts} facts of ${result.customers} customers' keys and ${result.mailboxes} mailboxes`;
  console.log(
    dryRun
      ? `${importId} told ${what}. Without --dry-run they would count no longer; nothing is deleted.`
      : `${importId} is undone: ${what} count no longer. Profiles follow within minutes.`,
  );
}

/** That it is undone makes the same file another import, should it be imported again. */
async function markUndone(directory: string, importId: string): Promise<void> {
  const record = (await recordsIn(directory)).find(({ id }) => id === importId);
  if (record) await keepRecord(directory, { ...record, undoneAt: new Date().toISOString() });
}

/** `comeback import --list`: the imports that this checkout has made. */
export async function listImports(directory: string, json: boolean | undefined): Promise<void> {
  const records = (await recordsIn(directory)).toSorted((a, b) => a.startedAt.localeCompare(b.startedAt));
  if (json) return console.log(JSON.stringify(records));
  if (records.length === 0) return console.log("Nothing has been imported from here.");
  const rows = records.map(({ id, subject, file, target, startedAt, undoneAt }) => [
    id,
    startedAt.slice(0, 16).replace("T", " "),
    subject,
    file,
    target,
    undoneAt === undefined ? "" : `undone ${undoneAt.slice(0, 10)}`,
  ]);
  console.log(grid(["import", "begun (UTC)", "rows are", "file", "into", ""], rows));
}
