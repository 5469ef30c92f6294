import { type Day, formatDay } from "../../domain/basics/calendar.ts";
import { makeUpcoming } from "../../domain/chains/upcoming.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import { mayMail } from "../../domain/people/consent.ts";
import type { Profile } from "../../domain/people/profile.ts";
import { dateChains } from "./dates.ts";

/** By chain and day: how many may be mailed whose date enters them on it, conditions and other gates left out. */
export type UpcomingDates = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** A calendar of a month, also of a day later when the next night is late. */
const DAYS_AHEAD = 31;

/** Counts whom chains by date are going to enter. */
export function makeUpcomingDates(bundle: Bundle, today: Day) {
  const days = { first: today, last: today + DAYS_AHEAD };
  const chains = dateChains(bundle).map(({ id, enter }) => {
    const counts: Record<string, number> = {};
    return { id, counts, attribute: enter.date, dayOf: makeUpcoming(enter, days) };
  });
  return {
    add(profile: Profile): void {
      for (const { attribute, dayOf, counts } of chains) {
        const date = profile.attributes?.[attribute];
        const day = typeof date === "string" ? dayOf(date) : undefined;
        if (day === undefined || mayMail(profile).kind !== "yes") continue;
        const name = formatDay(day);
        counts[name] = (counts[name] ?? 0) + 1;
      }
    },
    counts: (): UpcomingDates => Object.fromEntries(chains.map(({ id, counts }) => [id, counts])),
  };
}

export function mergeUpcomingDates(one: UpcomingDates, other: UpcomingDates): UpcomingDates {
  const chains = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...chains].map((chain) => [chain, summed(one[chain], other[chain])]));
}

function summed(one: UpcomingDates[string] = {}, other: UpcomingDates[string] = {}) {
  const days = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...days].map((day) => [day, (one[day] ?? 0) + (other[day] ?? 0)]));
}
