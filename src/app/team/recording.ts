import type { ChangeLog } from "../../ports/changes.ts";
import type { Clock } from "../../ports/clock.ts";

/** Where changes are written down, and when. */
export interface Recording {
  readonly changeLog: Pick<ChangeLog, "keep">;
  readonly clock: Clock;
}
