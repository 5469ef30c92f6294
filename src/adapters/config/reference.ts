import { nearest } from "../nearest.ts";
import type { Path, PathProblem } from "./problem.ts";

/** A name that is not among those that are known; nothing where those are not known. */
export function reference(
  path: Path,
  what: string,
  name: unknown,
  known: readonly string[] | undefined,
): readonly PathProblem[] {
  if (typeof name !== "string" || known === undefined || known.includes(name)) return [];
  const near = nearest(name, known);
  const there = known.length > 0 ? `there are ${[...new Set(known)].join(", ")}` : "there is none yet";
  return [pathProblem(path, `there is no ${what} ${name}: ${near ? `did you mean ${near}?` : there}`)];
}

export function pathProblem(path: Path, message: string, key = false): PathProblem {
  return { path, message, ...(key ? { key } : {}) };
}
