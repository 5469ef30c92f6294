import { DAY, type Day, HOUR, type Instant, MINUTE } from "../basics/calendar.ts";
import type { ChangedBy } from "../team/change.ts";

/** Why no mail may go at the moment. */
export type Barrier =
  /** The mail service takes nothing from this account: a single mail tries at `probeAt`, ever later. */
  | {
      readonly kind: "closed";
      readonly why: string;
      readonly since: Instant;
      readonly probeAt: Instant;
      readonly probes: number;
    }
  /** The shop's own limits were passed, or somebody stopped it: `by` says who. Only a person resumes. */
  | { readonly kind: "stopped"; readonly why: string; readonly since: Instant; readonly by?: ChangedBy };

/** Whether mails may go. One for the whole deployment: a mail account has one reputation. */
export interface Sending {
  /** Mails sent before count towards no limit: when a person last resumed after a stop. */
  readonly countedFrom: Instant;
  readonly barrier?: Barrier;
  /** Why a person last resumed, and who it was. */
  readonly resumed?: { readonly at: Instant; readonly why: string; readonly by?: ChangedBy };
}

const FIRST_PROBE_MS = MINUTE;
const LAST_PROBE_MS = HOUR;

export function closed(why: string, now: Instant): Barrier {
  return { kind: "closed", why, since: now, probeAt: now + FIRST_PROBE_MS, probes: 0 };
}

/** The same barrier while one mail tries: the next try comes twice as late, so that a crash of this one costs no more. */
export function probing(barrier: Extract<Barrier, { readonly kind: "closed" }>, now: Instant): Barrier {
  const probes = barrier.probes + 1;
  return { ...barrier, probes, probeAt: now + Math.min(FIRST_PROBE_MS * 2 ** probes, LAST_PROBE_MS) };
}

/** The same barrier after a probe that no mail came of: another mail may try at once, and the next is no later for it. */
export function unprobed(barrier: Extract<Barrier, { readonly kind: "closed" }>, now: Instant): Barrier {
  return { ...barrier, probes: Math.max(0, barrier.probes - 1), probeAt: now };
}

/** What became of the mails that were sent on one day. */
export interface SendCounts {
  readonly sent: number;
  /** Nobody knows whether the mail service took them. */
  readonly unknown: number;
  /** Addresses that do not exist. */
  readonly bounced: number;
  readonly complained: number;
}

export interface DayCounts extends SendCounts {
  readonly day: Day;
}

/**
 * The shop's own limits, far below those of SES (review at 5% and .1%, pause at 10% and .5%). `atLeast`: so many of
 * them, because two bounces of fifty mails say nothing yet.
 */
const LIMITS = [
  { of: "bounced", name: "hard bounces", percent: 2, atLeast: 10 },
  { of: "complained", name: "complaints", percent: 0.08, atLeast: 3 },
] as const;
/** A bad list shows within a day; slow harm in a small shop takes a month to show. */
const WINDOWS_DAYS = [1, 7, 30] as const;
export const LONGEST_WINDOW_DAYS = 30;
const LEAST_SENT = 100;

/** Whether a day's counts are worth a look at the windows: most days have none of what is limited. */
export function isSuspicious(counts: SendCounts): boolean {
  return LIMITS.some((limit) => counts[limit.of] >= limit.atLeast);
}

/** The first of the shop's limits that these mails pass; none where there are too few to tell. */
function limitPassed(counts: SendCounts, part = 1) {
  if (counts.sent < LEAST_SENT) return undefined;
  for (const { of, name, percent, atLeast } of LIMITS) {
    const count = counts[of];
    const rate = (100 * count) / counts.sent;
    if (count >= atLeast * part && rate >= percent) return { name, percent, count, rate };
  }
  return undefined;
}

/** Of one campaign fewer are enough, so that it stops before everything does. */
const OF_A_CAMPAIGN = 0.5;

/** The limit that one campaign's own mails pass, in words. */
export function campaignBreach(counts: SendCounts): string | undefined {
  const passed = limitPassed(counts, OF_A_CAMPAIGN);
  return (
    passed &&
    `${passed.count} ${passed.name} of ${counts.sent} of its mails (${passed.rate.toFixed(2)}%); the limit is ${passed.percent}%`
  );
}

/** The limit that the mails of the last days pass, in words; undefined when all is well. */
export function breachOf(days: readonly DayCounts[], today: Day): string | undefined {
  for (const window of WINDOWS_DAYS) {
    const recent = days.filter(({ day }) => day > today - window && day <= today);
    const sum = (of: keyof SendCounts) => recent.reduce((total, counts) => total + counts[of], 0);
    const sent = sum("sent");
    const passed = limitPassed({ sent, unknown: 0, bounced: sum("bounced"), complained: sum("complained") });
    if (!passed) continue;
    const stretch = window === 1 ? "today" : `the last ${window} days`;
    return `${passed.count} ${passed.name} of ${sent} mails of ${stretch} (${passed.rate.toFixed(2)}%); the limit is ${passed.percent}%`;
  }
  return undefined;
}

/** The day on which a mail counts, wherever its customer lives. */
export function countingDay(at: Instant): Day {
  return Math.floor(at / DAY);
}
