import { addTally, count, entriesOf, type Tally, type TallyEntries } from "../basics/tally.ts";

/**
 * Waits for something, counted by whole days: those that ended with it, and those that were still going on when last
 * looked at (censored). Whole numbers that add up exactly over shards, at most as many as there are days of history.
 */
export interface SurvivalTimes {
  readonly ended: TallyEntries;
  readonly open: TallyEntries;
}

export interface SurvivalCounter {
  ended(days: number): void;
  open(days: number): void;
  counts(): SurvivalTimes;
}

export function makeSurvivalCounter(): SurvivalCounter {
  const [ended, open]: [Tally, Tally] = [new Map(), new Map()];
  return {
    ended: (days) => count(ended, days),
    open: (days) => count(open, days),
    counts: () => ({ ended: entriesOf(ended), open: entriesOf(open) }),
  };
}

export function mergeSurvivalTimes(parts: readonly SurvivalTimes[]): SurvivalTimes {
  const [ended, open]: [Tally, Tally] = [new Map(), new Map()];
  for (const part of parts) {
    addTally(ended, part.ended);
    addTally(open, part.open);
  }
  return { ended: entriesOf(ended), open: entriesOf(open) };
}

/** Share that has waited for longer than `days`. */
interface Survival {
  readonly days: number;
  readonly share: number;
}

/**
 * The Kaplan–Meier curve (Kaplan, Meier 1958), a step for each day on which waits ended. Open waits count among those at
 * risk for as long as they were seen and say nothing after it, so that newcomers do not pass for people who never will.
 */
function survivalOf({ ended, open }: SurvivalTimes): readonly Survival[] {
  let atRisk = sum(ended) + sum(open);
  let share = 1;
  let next = 0;
  return ended.map(([days, ends]) => {
    for (let at = open[next]; at !== undefined && at[0] < days; at = open[++next]) atRisk -= at[1];
    share *= 1 - ends / atRisk;
    atRisk -= ends;
    return { days, share };
  });
}

/** The day by which the share `p` of all waits is over; null when fewer are, or when it cannot be known yet. */
export function dayBy(times: SurvivalTimes, p: number): number | null {
  const step = survivalOf(times).find(({ share }) => share <= 1 - p + 1e-12);
  return step?.days ?? null;
}

/** Share of the waits that is over within so many days; null when nobody has been watched for that long. */
export function shareWithin(times: SurvivalTimes, days: number): number | null {
  const last = survivalOf(times).findLast((step) => step.days <= days);
  const watched = Math.max(times.ended.at(-1)?.[0] ?? -1, times.open.at(-1)?.[0] ?? -1);
  if (watched < days && last?.share !== 0) return null;
  return 1 - (last?.share ?? 1);
}

function sum(entries: TallyEntries): number {
  return entries.reduce((total, [, times]) => total + times, 0);
}
