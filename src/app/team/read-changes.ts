import { MINUTE } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { Change, ChangedBy } from "../../domain/team/change.ts";
import type { ChangeLog } from "../../ports/changes.ts";
import type { Clock } from "../../ports/clock.ts";
import type { MemberAddresses } from "../../ports/team.ts";

/** Which lines are wanted: of one person or program by subject or address, of one area (`config`, `chains`), or of both. */
export interface Wanted {
  readonly after?: string;
  readonly by?: string;
  readonly area?: string;
}

/** A line as it is read: with the address of whoever the user pool still knows, and `unknown` for what nobody ended. */
export interface ChangeRead extends Omit<Change, "by" | "outcome"> {
  readonly by: ChangedBy & { readonly email?: string };
  readonly outcome: Change["outcome"] | "unknown";
}

export type ReadChanges = (
  wanted: Wanted,
) => Promise<{ readonly changes: readonly ChangeRead[]; readonly next?: string }>;

export interface ReadChangesDeps {
  readonly changeLog: Pick<ChangeLog, "page">;
  /** Where nobody can say who a subject is, it stays a subject. */
  readonly members?: MemberAddresses;
  readonly clock: Clock;
}

/** Lines in an answer, and lines looked at for one: a filter that finds little says how to go on. */
const MOST_SHOWN = 100;
const MOST_READ = 1_000;
/** No answer takes longer: what was begun before and has no end will not get one. */
const UNDER_WAY_MS = MINUTE;

/** Who changed what, newest first, at most 100 at a time. */
export function makeReadChanges({ changeLog, members, clock }: ReadChangesDeps): ReadChanges {
  return async ({ after, by, area }) => {
    const now = clock.now();
    const isFiltered = by !== undefined || area !== undefined;
    const most = isFiltered ? MOST_READ : MOST_SHOWN;
    const [{ changes, next }, addresses] = await Promise.all([
      changeLog.page({ most, now, ...defined({ after }) }),
      members?.addresses(),
    ]);
    const isBy = ({ subject }: ChangedBy) =>
      by === undefined || subject === by || addresses?.get(subject) === by.toLowerCase();
    const found = changes.filter((change) => isBy(change.by) && (area === undefined || change.area === area));
    const shown = found.slice(0, MOST_SHOWN);
    const goOn = found.length > MOST_SHOWN ? shown.at(-1)?.id : next;
    return { changes: shown.map((one) => asRead(one, addresses, now)), ...defined({ next: goOn }) };
  };
}

const asRead = (
  change: Change,
  addresses: ReadonlyMap<string, string> | undefined,
  now: number,
): ChangeRead => ({
  ...change,
  by: { ...change.by, ...defined({ email: addresses?.get(change.by.subject) }) },
  outcome: change.outcome === "begun" && change.at < now - UNDER_WAY_MS ? "unknown" : change.outcome,
});
