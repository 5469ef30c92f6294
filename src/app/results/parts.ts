import type { ResultsFiles } from "../../ports/results-files.ts";
import { type ListedRow, readIndex } from "./list-file.ts";
import type { Build } from "./names.ts";

/** Which of so many parts works on a customer's figures. */
export interface Part {
  readonly part: number;
  readonly parts: number;
}

/** FNV-1a, because every part looks at every record: always the same part of a customer's. */
export function partOf(customer: string, parts: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < customer.length; at += 1)
    hash = Math.imul(hash ^ customer.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  return (Math.imul(hash, 0x2c1b3c6d) >>> 0) % parts;
}

export const ownedBy =
  ({ part, parts }: Part) =>
  (customer: string): boolean =>
    partOf(customer, parts) === part;

interface Place {
  readonly name: string;
  readonly row: ListedRow;
}

/** Rows of a build's files in which a part's customers may be: all files, where it was made in another number of parts. */
export async function* rowsFor(
  files: ResultsFiles,
  { part, parts }: Part,
  build: Build,
  fileOf: (build: Build, number: number) => string,
): AsyncGenerator<Place> {
  for (let number = 0; number < build.parts; number += 1) {
    if (build.parts === parts && number !== part) continue;
    const file = await readIndex(files, fileOf(build, number));
    for (const row of file?.rows ?? []) yield { name: file?.name ?? "", row };
  }
}
