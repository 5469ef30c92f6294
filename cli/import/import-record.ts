import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

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
  /** When it was undone from here. */
  readonly undoneAt?: string;
}

/** Writes the record of an import that came to its end; that of the same import again replaces it. */
export async function keepRecord(directory: string, record: ImportRecord): Promise<void> {
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, `${record.id}.json`), `${JSON.stringify(record, undefined, 2)}\n`);
}

const IS_RECORD = /^imp-[0-9a-f]{12}\.json$/;

/** The records of all imports that came to their end here. */
export async function recordsIn(directory: string): Promise<readonly ImportRecord[]> {
  const names = await readdir(directory).catch(() => []);
  return Promise.all(
    names
      .filter((name) => IS_RECORD.test(name))
      .map(async (name) => JSON.parse(await readFile(join(directory, name), "utf8")) as ImportRecord),
  );
}

/**
 * The name of the next import of this file: after one that was undone another one, so that its facts are not taken for
 * those that count no longer.
 */
export async function nextImportId(directory: string, idOf: (again?: number) => string): Promise<string> {
  const undone = new Set(
    (await recordsIn(directory)).filter(({ undoneAt }) => undoneAt !== undefined).map(({ id }) => id),
  );
  let id = idOf();
  for (let again = 1; undone.has(id); again++) id = idOf(again);
  return id;
}
