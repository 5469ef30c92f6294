import type { Change } from "../domain/team/change.ts";

export interface ChangePage {
  /** Newest first. */
  readonly changes: readonly Change[];
  /** Where to go on; absent where there is nothing older. */
  readonly next?: string;
}

/** Who changed what. Lines are kept for 400 days. */
export interface ChangeLog {
  /** Writes a line, over the one that it has been. */
  keep(change: Change): Promise<void>;
  /** At most `most` lines older than the one named, strongly consistent: whoever has just changed something sees it. */
  page(options: {
    readonly after?: string;
    readonly most: number;
    readonly now: number;
  }): Promise<ChangePage>;
}
