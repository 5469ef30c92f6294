import { DAY, formatDay, HOUR, type Instant } from "../../domain/basics/calendar.ts";
import { type Coverage, type DueDay, makeDueDay } from "../../domain/chains/date-entry.ts";
import type { Bundle, Chain, DateEntry } from "../../domain/config/bundle.ts";
import { timeZoneOf } from "../../domain/people/language.ts";
import type { Profile } from "../../domain/people/profile.ts";
import type { RunStore } from "../../ports/nightly.ts";
import { type RunPlan, readLatest, writeLatest } from "./documents.ts";

/** A chain that waits for a date. */
export interface DateChain {
  readonly id: string;
  readonly enter: DateEntry;
  readonly when?: string;
}

export function dateChains({ chains }: Pick<Bundle, "chains">): readonly DateChain[] {
  const entries: readonly (readonly [string, Chain])[] = Object.entries(chains);
  return entries.flatMap(([id, { enter }]) =>
    "date" in enter ? [{ id, enter, ...(enter.when !== undefined && { when: enter.when }) }] : [],
  );
}

/**
 * How far a night looks ahead: the rest of the day is the next night's. So whoever lives near the shop enters on the day
 * itself, and whoever's day begins later, or has begun up to six hours ago, is in time for the morning as well.
 */
const AHEAD_MS = 18 * HOUR;
/** Days that missed nights left out are made up for so late at most. */
const CATCH_UP_MS = 7 * DAY;

/** What coverage is remembered by: a chain that waits for another day begins anew. */
const nameOf = ({ id, enter: { date, before, after, once } }: DateChain): string =>
  JSON.stringify([id, date, before ?? null, after ?? null, once ?? false]);

/**
 * The days that a night enters, by chain: from where the last night that acted has left off, and of a chain that is new
 * the night's own. A repeated night finds the same beginning.
 */
export async function coverageOf(
  runs: RunStore,
  plan: Pick<RunPlan, "run" | "startedAt">,
  bundle: Bundle,
): Promise<Readonly<Record<string, Coverage>>> {
  const chains = dateChains(bundle);
  if (chains.length === 0) return {};
  const since = await leftOffBefore(runs, plan);
  const until = plan.startedAt + AHEAD_MS;
  return Object.fromEntries(
    chains.map((chain) => {
      const from = Math.max(since[nameOf(chain)] ?? until - DAY, until - DAY - CATCH_UP_MS);
      return [chain.id, { from, until }];
    }),
  );
}

/**
 * Remembers how far the night has come. One that only takes stock moves no chain on that is known already: what is due in it is made
 * up for.
 */
export async function keepCoverage(runs: RunStore, plan: RunPlan, bundle: Bundle): Promise<void> {
  const chains = dateChains(bundle);
  if (!plan.live || chains.length === 0) return;
  const before = await leftOffBefore(runs, plan);
  const until = plan.startedAt + AHEAD_MS;
  const after = chains.map((chain): readonly [string, Instant] => {
    const name = nameOf(chain);
    return [name, plan.acts ? until : (before[name] ?? until)];
  });
  await writeLatest(runs, "dates", { run: plan.run, before, after: Object.fromEntries(after) });
}

async function leftOffBefore(runs: RunStore, { run }: Pick<RunPlan, "run">) {
  const kept = await readLatest(runs, "dates");
  return (kept?.run === run ? kept.before : kept?.after) ?? {};
}

/** Finds the day of a stretch on which a chain takes a customer. */
export function makeDueOf({ enter }: DateChain, coverage: Coverage, { store }: Bundle) {
  const dueDay = makeDueDay(enter, coverage);
  return (profile: Profile): DueDay | undefined => {
    const date = profile.attributes?.[enter.date];
    return typeof date === "string" ? dueDay(date, timeZoneOf(profile, store)) : undefined;
  };
}

/** The same day is the same cause, in whichever night. */
export const causeOfDay = ({ day }: DueDay): string => `date:${formatDay(day)}`;

/** Not the date itself: reasons are kept in the journal. */
export function reasonOfDate({ date, before, after }: DateEntry): string {
  const lead = before ? `${before} before` : after ? `${after} after` : "on the day";
  return `date ${date}: ${lead}`;
}
