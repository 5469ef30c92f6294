import type { Day, Instant } from "../../domain/basics/calendar.ts";
import type { CostCounts } from "../../domain/night/code-costs.ts";
import type { Counters } from "../../domain/offers/budgets/budget.ts";
import type { CounterSums } from "../../domain/offers/budgets/night.ts";
import type { Rates } from "../../domain/offers/budgets/reserve.ts";

/** What some codes come to: what they have cost and brought, and what budgets have reserved for them and get back. */
export interface Account {
  readonly costs: CostCounts;
  readonly sums: CounterSums;
}

/** A part of the ledger: codes that may still change, and those whose account closes, by the day on which it does. */
export interface ShardAccount {
  readonly fence: number;
  /** Codes that could not be read; absent where all could. */
  readonly unreadable?: number;
  readonly open: Account;
  readonly closing: Readonly<Record<string, Account>>;
}

/** All codes whose account closed up to and with a day. */
export interface SealedAccount extends Account {
  readonly through: Day;
}

/** What those who issue codes go by until the next night, and what that one compares with. */
export interface LedgerAccount {
  readonly run: string;
  /** The instant at which the counters were read. */
  readonly at: Instant;
  readonly counters: Counters;
  /** By counter: what was reserved for no code, because whoever reserved it died. */
  readonly leaked: Readonly<Record<string, number>>;
  /** Of offers of which enough is known. */
  readonly rates: Rates;
}
