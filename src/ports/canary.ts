import type { Instant } from "../domain/basics/calendar.ts";

/** An order of Comeback's own. */
export interface CanaryOrder {
  readonly user: string;
  readonly order: string;
  readonly at: Instant;
}

/** Places an order over the public API, as a browser of the shop's site does. */
export interface CanaryDoor {
  /** Why it was not taken; undefined where it was. */
  place(order: CanaryOrder, writeKey: string): Promise<string | undefined>;
}
