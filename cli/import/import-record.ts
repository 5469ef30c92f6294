import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * The name of an import: the same for the same file read in the same way, because importing it again is no other import.
 */
export function importIdOf(identity: unknown): string {
  return `imp-${createHash("sha256").update(JSON.stringify(identity)).digest("hex").slice(0, 12)}`;
}

/** What is kept of an import beside the command's other state. */
export interface ImportRecord {
  readonly id: string;
  readonly subject: "orders" | "people";
  readonly file: string;
  /** SHA-256 of the file. */
  readonly digest: string;
  /** Where it went. */
  readonly target: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly counts: unknown;
}

/** Writes the record of an import that came to its end; that of the same import again replaces it. */
export async function keepRecord(directory: string, record: ImportRecord): Promise<void> {
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, `${record.id}.json`), `${JSON.stringify(record, undefined, 2)}\n`);
}
