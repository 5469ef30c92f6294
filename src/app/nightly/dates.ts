import { formatDay } from "../../domain/basics/calendar.ts";
import { type Coverage, type DueDay, makeDueDay } from "../../domain/chains/date-entry.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { Chain, DateEntry } from "../../domain/config/chain.ts";
import { timeZoneOf } from "../../domain/people/language.ts";
import type { Profile } from "../../domain/people/profile.ts";

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
