import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import pMap from "p-map";
import { folderOf } from "../../src/domain/analysts/files.ts";
import type { TableName } from "../../src/domain/analysts/tables.ts";
import type { AnalystFiles, StoredFile } from "../../src/ports/analyst-files.ts";

const AT_ONCE = 8;

/** Files of the tables that a query reads. */
export type Listing = ReadonlyMap<TableName, readonly StoredFile[]>;

export async function listFiles(files: AnalystFiles, tables: readonly TableName[]): Promise<Listing> {
  const listing = new Map<TableName, readonly StoredFile[]>();
  for (const table of tables) {
    const found: StoredFile[] = [];
    for await (const file of files.list(folderOf(table))) found.push(file);
    listing.set(table, found);
  }
  return listing;
}

export const bytesOf = (listing: Listing): number =>
  [...listing.values()].flat().reduce((sum, { bytes }) => sum + bytes, 0);

/** Hands copies on this machine to `use`; they are gone afterwards. A file that was replaced meanwhile is the new one. */
export async function withCopies<T>(
  files: AnalystFiles,
  listing: Listing,
  use: (paths: ReadonlyMap<TableName, readonly string[]>) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "comeback-sql-"));
  try {
    const paths = new Map<TableName, readonly string[]>();
    for (const [table, stored] of listing) {
      const copied = await pMap(stored, ({ name }) => copy(files, name, join(folder, name)), {
        concurrency: AT_ONCE,
      });
      paths.set(
        table,
        copied.filter((path) => path !== undefined),
      );
    }
    return await use(paths);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function copy(files: AnalystFiles, name: string, path: string): Promise<string | undefined> {
  const bytes = await files.get(name);
  if (!bytes) return undefined;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
  return path;
}
