import type { Instant } from "../../../domain/basics/calendar.ts";

/** Something that is known to happen on one of the shop's days. */
export type CalendarItem =
  /**
   * Mails of a campaign. `planned`: the config names the time, and nobody has started it. `mails`: about how many go that
   * day, null before the audience is counted. `at`: when it begins, on its first day. `day` of `days`: of its ramp-up.
   */
  | {
      readonly kind: "campaign";
      readonly campaign: string;
      readonly state: "planned" | "preparing" | "running";
      readonly paused: boolean;
      readonly mails: number | null;
      readonly at?: Instant;
      readonly day?: number;
      readonly days?: number;
    }
  /** No mail of it goes from then on. */
  | { readonly kind: "campaign-ends"; readonly campaign: string; readonly at: Instant }
  /** Customers whose date enters them in a chain, and who may be mailed. */
  | {
      readonly kind: "dates";
      readonly chain: string;
      readonly attribute: string;
      readonly customers: number;
      readonly paused: boolean;
    }
  /** The last day of a budget's period. Minor units. */
  | {
      readonly kind: "budget-ends";
      readonly budget: string;
      readonly period: string;
      readonly limit: number;
      readonly free: number;
    }
  /** The weekly digest goes to so many addresses. */
  | { readonly kind: "digest"; readonly addresses: number };

export type DatedItem = readonly [day: number, item: CalendarItem];
