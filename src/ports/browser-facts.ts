import type { Day } from "../domain/basics/calendar.ts";
import type { CustomerKey } from "../domain/facts/facts.ts";

/** Facts that browsers may tell of one customer in a day (UTC): a hundred times what a busy visitor does. */
export const BROWSER_FACTS_A_DAY = 5_000;

/** How much browsers have told of single customers, as far as anybody had to count it. */
export interface BrowserFactCounts {
  /** Adds to the count of a customer and day, and says what it has become. */
  add(customer: CustomerKey, day: Day, facts: number): Promise<number>;
}
