/** Where in a file's value something is wrong, as zod writes it. */
export type Path = readonly PropertyKey[];

/** Something wrong at a place in the parsed value of a YAML file. */
export interface PathProblem {
  readonly path: Path;
  readonly message: string;
  /** Characters into the value at `path`, for conditions. */
  readonly offset?: number;
  /** The key at the end of `path` is meant, not its value. */
  readonly key?: boolean;
}

/** Something wrong at a place in a file, as the marketer reads it. Lines and columns count from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
  readonly message: string;
}

/** Said first: whoever named another folder than meant should not have to read all that is wrong with it. */
export const NO_STORE = "there is no store.yaml: every config needs it";

/** Each once, in the order of the files. */
export function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const unique = new Map(
    problems.map((one) => [`${one.file}:${one.line}:${one.column}:${one.message}`, one]),
  );
  return [...unique.values()].sort(
    (a, b) =>
      Number(b.message === NO_STORE) - Number(a.message === NO_STORE) ||
      a.file.localeCompare(b.file, "en") ||
      a.line - b.line ||
      (a.column ?? 0) - (b.column ?? 0),
  );
}
