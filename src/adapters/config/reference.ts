import { nearest } from "../nearest.ts";
import { record } from "./loose.ts";
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

/** A text that is not written in every language of the shop, or in one that it does not speak. */
export function localisedProblems(
  path: Path,
  value: unknown,
  languages: readonly string[] | undefined,
): readonly PathProblem[] {
  if (typeof value === "string" || value === undefined || languages === undefined) return [];
  const written = Object.keys(record(value));
  return [
    ...written
      .filter((language) => !languages.includes(language))
      .map((language) => {
        const message = `${language} is not a language of the shop: remove it, or add it to languages in store.yaml`;
        return pathProblem([...path, language], message, true);
      }),
    ...languages
      .filter((language) => !written.includes(language))
      .map((language) => pathProblem(path, `not written in ${language}: add ${language}: "…"`, true)),
  ];
}
