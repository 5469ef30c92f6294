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
