import type { Rates } from "../basics/rates.ts";
import type { Loyalty } from "../config/loyalty.ts";
import type { DeclaredAttributes } from "./fold-attributes.ts";

/** What a shop's config decides about profiles. */
export interface FoldSettings {
  /** Where a day begins and ends. */
  readonly timeZone: string;
  /** The currency that money is added up in; the first one seen before a config says. */
  readonly currency?: string;
  /** Units of `currency` for one unit of another, of all times or dated. */
  readonly rates: Rates;
  /** Facts older than this when they arrive are history, not news; 24 hours when absent. */
  readonly freshnessMs?: number;
  /** The shop's own hosts, their subdomains included: addresses that browsers tell of are kept of these only. */
  readonly hosts?: readonly string[];
  /** What an order counts for at most that only browsers tell of, in minor units; it does not count when absent. */
  readonly browserOrderLimit?: number;
  /** What is made of the traits that are told of a customer; nothing when absent. */
  readonly attributes?: DeclaredAttributes;
  /** The rules of the loyalty programme, where there is one. */
  readonly loyalty?: Loyalty;
}

/** Before a config is published. */
export const DEFAULT_SETTINGS: FoldSettings = { timeZone: "UTC", rates: {} };
