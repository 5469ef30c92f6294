import type { FileChanges, Files } from "../../api/config.ts";

/** What `mine` has different from `base`; null: the file goes away. */
export function changesBetween(base: Files, mine: Files): FileChanges {
  const paths = [...new Set([...Object.keys(base), ...Object.keys(mine)])].sort();
  return Object.fromEntries(
    paths.flatMap((path) => (base[path] === mine[path] ? [] : [[path, mine[path] ?? null] as const])),
  );
}

export const withChanges = (base: Files, changes: FileChanges): Files =>
  Object.fromEntries(
    Object.entries({ ...base, ...changes }).flatMap(([path, text]) =>
      text === null ? [] : [[path, text] as const],
    ),
  );

export interface Rebased {
  readonly files: Files;
  /** Files that both have changed, each otherwise: `files` has mine of them until somebody has decided. */
  readonly conflicts: readonly string[];
}

/** My changes to `base`, made to what others have published since. Only files that both changed need a person. */
export function rebased(base: Files, mine: Files, theirs: Files): Rebased {
  const [own, others] = [changesBetween(base, mine), changesBetween(base, theirs)];
  const conflicts = Object.keys(own).filter((path) => path in others && own[path] !== others[path]);
  return { files: withChanges(theirs, own), conflicts };
}

export type Change = "added" | "removed" | "changed";

export function changeOf(base: Files, mine: Files, path: string): Change | undefined {
  const [before, after] = [base[path], mine[path]];
  if (before === after) return undefined;
  if (before === undefined) return "added";
  return after === undefined ? "removed" : "changed";
}
