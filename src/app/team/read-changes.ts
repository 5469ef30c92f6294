import type { Change } from "../../domain/team/change.ts";
import type { ChangeLog, ChangePage } from "../../ports/changes.ts";
import type { Clock } from "../../ports/clock.ts";

/** Which lines are wanted: of one person or program, of one area (`config`, `chains`), or of both. */
export interface Wanted {
  readonly after?: string;
  readonly by?: string;
  readonly area?: string;
}

/** Lines in an answer, and lines looked at for one: a filter that finds little says how to go on. */
const MOST_SHOWN = 100;
const MOST_READ = 1_000;

/** Who changed what, newest first, some hundred at a time. */
export function makeReadChanges({
  changeLog,
  clock,
}: {
  readonly changeLog: Pick<ChangeLog, "page">;
  readonly clock: Clock;
}) {
  return async ({ after, by, area }: Wanted): Promise<ChangePage> => {
    const isWanted = (change: Change) =>
      (by === undefined || change.by.subject === by) && (area === undefined || change.area === area);
    const isFiltered = by !== undefined || area !== undefined;
    const { changes, next } = await changeLog.page({
      ...{ most: isFiltered ? MOST_READ : MOST_SHOWN, now: clock.now() },
      ...(after !== undefined && { after }),
    });
    const found = changes.filter(isWanted);
    const shown = found.slice(0, MOST_SHOWN);
    const goOn = found.length > MOST_SHOWN ? shown.at(-1)?.id : next;
    return { changes: shown, ...(goOn !== undefined && { next: goOn }) };
  };
}
