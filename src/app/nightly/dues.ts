import { formatDay, instantAt } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { ReplenishmentEntry } from "../../domain/config/chain.ts";
import { timeZoneOf } from "../../domain/people/language.ts";
import type { Profile } from "../../domain/people/profile.ts";
import { type DueAgain, leadOf } from "../../domain/taste/due-again.ts";

/** A chain that waits until a buyer needs something again. */
export interface DueChain {
  readonly id: string;
  readonly enter: ReplenishmentEntry;
  readonly when?: string;
}

export function dueChains({ chains }: Pick<Bundle, "chains">): readonly DueChain[] {
  return Object.entries(chains).flatMap(([id, { enter }]) =>
    "replenishment" in enter ? [{ id, enter, ...defined({ when: enter.when }) }] : [],
  );
}

/** What enters a buyer in a chain, and when the day of entering begins where the buyer is. */
export function arrivalByDue({ enter }: DueChain, due: DueAgain, profile: Profile, { store }: Bundle) {
  const begins = instantAt(timeZoneOf(profile, store), due.day - leadOf(enter), 0);
  return {
    cause: causeOfDue(due),
    reason: `due again: ${due.product}, every ${due.everyDays} days or so, by ${formatDay(due.day)}`,
    causedAt: begins,
    startsAt: begins,
    due,
  };
}

/**
 * One reminder for one purchase: what is learnt may move the day on which something is needed, and the same purchase
 * reminds nobody of it twice.
 */
const causeOfDue = ({ product, category, boughtOn }: DueAgain): string =>
  `due:${category === undefined ? `product ${product}` : `category ${category}`}:${formatDay(boughtOn)}`;
