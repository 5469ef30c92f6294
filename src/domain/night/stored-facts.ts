import { DAY } from "../basics/calendar.ts";

/** How many facts were stored by a night. */
export interface StoredFacts {
  readonly date: string;
  readonly facts: number;
}

const MONTH_DAYS = 30;
const FEWEST_DAYS = 1;

/**
 * Facts that a month brings: those between the newest night and the one 30 days before, or the oldest that has counted
 * them, scaled to 30 days. Undefined where fewer than two nights have.
 */
export function factsOfAMonth(nights: readonly StoredFacts[]): number | undefined {
  const last = nights.at(-1);
  if (!last) return undefined;
  const daysBefore = ({ date }: StoredFacts) => (Date.parse(last.date) - Date.parse(date)) / DAY;
  const first = nights.find((night) => daysBefore(night) <= MONTH_DAYS);
  const days = first ? daysBefore(first) : 0;
  if (!first || days < FEWEST_DAYS) return undefined;
  return Math.max(0, ((last.facts - first.facts) * MONTH_DAYS) / days);
}
