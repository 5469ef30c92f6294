import type { Day } from "../basics/calendar.ts";
import { addTally, count, entriesOf, quantile, type Tally, type TallyEntries } from "../basics/tally.ts";
import type { OrderDay } from "../people/profile.ts";

/** Fewer gaps say nothing of what is usual. */
const FEWEST_GAPS = 20;
const USUAL_PAUSE = 0.9;
const WITHOUT_GAPS = 90;
/** A shop is looked at as of its last order when that is longer ago: what was imported is its past. */
const STALE_AFTER = 90;

/** From when on a customer counts as asleep, in days of silence, and where that number comes from. */
export interface Asleep {
  readonly afterDays: number;
  readonly from: "given" | "own-gaps" | "default";
}

/** The day that an audit looks at, and why that one. */
export interface AuditDay {
  readonly day: Day;
  readonly because: "given" | "today" | "last-order";
}

export interface Surveyed {
  day(asked: Day | undefined): AuditDay;
  asleep(asked: number | undefined): Asleep;
}

/** Whole numbers that add up over parts of the base. */
export interface SurveyCounts {
  /** Days between an order day and the next. */
  readonly gaps: TallyEntries;
  /** The newest order day of anybody. */
  readonly last?: Day;
}

export interface Survey {
  add(orderDays: readonly OrderDay[]): void;
  merge(part: SurveyCounts): void;
  counts(): SurveyCounts;
  result(): Surveyed;
}

/** The first look at a base: what has to be known before anything can be counted. Orders after `today` do not count. */
export function makeSurvey(today: Day): Survey {
  const gaps: Tally = new Map();
  let last: Day | undefined;
  return {
    add(orderDays) {
      let before: Day | undefined;
      for (const { day } of orderDays) {
        if (day > today) break;
        if (before !== undefined) count(gaps, day - before);
        before = day;
      }
      if (before !== undefined) last = Math.max(last ?? before, before);
    },
    merge(part) {
      addTally(gaps, part.gaps);
      if (part.last !== undefined) last = Math.max(last ?? part.last, part.last);
    },
    counts: () => ({ gaps: entriesOf(gaps), ...(last !== undefined && { last }) }),
    result: () => ({
      day: (asked) => dayToLookAt(asked, today, last),
      asleep: (asked) => asleepAfter(asked, gaps),
    }),
  };
}

function dayToLookAt(asked: Day | undefined, today: Day, last: Day | undefined): AuditDay {
  if (asked !== undefined) return { day: asked, because: "given" };
  const isStale = last !== undefined && today - last > STALE_AFTER;
  return isStale ? { day: last, because: "last-order" } : { day: today, because: "today" };
}

/** Silent for longer than nine of ten of the shop's pauses that ended with another order. */
function asleepAfter(asked: number | undefined, gaps: Tally): Asleep {
  if (asked !== undefined) return { afterDays: asked, from: "given" };
  const entries = entriesOf(gaps);
  const many = entries.reduce((sum, [, times]) => sum + times, 0);
  if (many < FEWEST_GAPS) return { afterDays: WITHOUT_GAPS, from: "default" };
  return { afterDays: quantile(entries, USUAL_PAUSE) ?? WITHOUT_GAPS, from: "own-gaps" };
}
