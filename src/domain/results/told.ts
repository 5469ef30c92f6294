import type { Instant } from "../basics/calendar.ts";
import type { CustomerKey } from "../facts/facts.ts";
import type { Had } from "../proof/outcome.ts";
import type { Happening } from "./happening.ts";

/** What one change of the journal adds to the figures. Nothing is ever taken away by one, so they add up in any order. */
export interface News {
  readonly customer: CustomerKey;
  /** The run of an entry, the id of a send. */
  readonly of: string;
  readonly chain: string;
  readonly version: number;
  readonly happened: readonly Happening[];
  /** Of an entry that goes on: the step that it waits for from then on. */
  readonly waitsFor?: number;
  /** Of a send: when it was claimed. */
  readonly claimedAt?: Instant;
  /** Ordered on the day of the entry or the send, before it; absent where nothing was. */
  readonly before?: Had;
}

/** News with the name of the stream's record that it comes from: whoever hears the same record again knows it by that. */
export interface Told extends News {
  readonly id: string;
  /** When the table took the change: the day on which it counts. */
  readonly at: Instant;
}
