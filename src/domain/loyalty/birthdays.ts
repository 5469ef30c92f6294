import { DAY, type Day, dayOf, type Instant } from "../basics/calendar.ts";
import { plainName } from "../basics/plain-name.ts";
import { readTyped } from "../basics/typed-value.ts";
import type { Fact } from "../facts/facts.ts";
import { type LoyaltyShop, startOf } from "./rules.ts";

export interface Birthday {
  /** When the day begins. */
  readonly at: Instant;
  readonly year: number;
}

/** A date that is told anew brings no second birthday before so many days are over. */
const APART = 300;

/**
 * The days that a date attribute brings each year, from the day after it was told on, up to and with `until`: by what was
 * known when the day came. 29 February falls on the 28th in other years. `facts` ascending, without those of browsers.
 */
export function birthdaysIn(
  attribute: string,
  facts: readonly Fact[],
  shop: LoyaltyShop,
  until: Day,
): readonly Birthday[] {
  const told = facts.flatMap((fact) => {
    const date = dateIn(fact, attribute, shop.timeZone);
    return date === undefined ? [] : [{ date, from: dayOf(shop.timeZone, fact.at) + 1 }];
  });
  const days: Birthday[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const [index, { date, from }] of told.entries()) {
    const end = Math.min(until, (told[index + 1]?.from ?? Number.POSITIVE_INFINITY) - 1);
    for (let year = yearOf(from); year <= yearOf(end); year++) {
      const day = inYear(date.slice(-5), year);
      if (day < from || day > end || day - last < APART) continue;
      last = day;
      days.push({ at: startOf(day, shop), year });
    }
  }
  return days;
}

/** `1990-03-01`, or `--03-01` without a year. */
function dateIn(fact: Fact, attribute: string, timeZone: string): string | undefined {
  if (fact.kind !== "identified" || !fact.traits) return undefined;
  const [, told] = Object.entries(fact.traits).find(([name]) => plainName(name) === attribute) ?? [];
  const read = told === undefined ? undefined : readTyped({ type: "date" }, told, timeZone);
  return typeof read === "string" ? read : undefined;
}

const yearOf = (day: Day): number => new Date(day * DAY).getUTCFullYear();

function inYear(monthAndDay: string, year: number): Day {
  const [month = 1, day = 1] = monthAndDay.split("-").map(Number);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Date.UTC(year, month - 1, Math.min(day, last)) / DAY;
}
