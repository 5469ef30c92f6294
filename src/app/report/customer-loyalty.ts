import { dayOf, type Instant } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { Fact } from "../../domain/facts/facts.ts";
import type { HistoryLine } from "../../domain/loyalty/history-line.ts";
import { type LoyaltyOnDay, loyaltyOn } from "../../domain/loyalty/standing.ts";
import { foldSettings } from "../../domain/people/fold-settings.ts";
import { loyaltyHistory } from "../../domain/people/loyalty-history.ts";
import type { Profile } from "../../domain/people/profile.ts";

/** What somebody has in the loyalty programme, and how it came. Levels by their ids. */
export interface CustomerLoyalty extends Pick<LoyaltyOnDay, "balance" | "expiry" | "since" | "until"> {
  readonly level: string;
  readonly next?: { readonly level: string; readonly missing: number };
  /** Oldest first; the last 200. */
  readonly history: readonly HistoryLine[];
}

const MOST_LINES = 200;

/** Undefined where there is no programme. */
export function customerLoyalty(
  profile: Profile,
  facts: readonly Fact[],
  bundle: Bundle | undefined,
  now: Instant,
): CustomerLoyalty | undefined {
  if (!bundle?.loyalty) return undefined;
  const { store, loyalty } = bundle;
  const today = dayOf(store.time_zone, now);
  const there = loyaltyOn(profile, today, loyalty, store.currency);
  if (!there) return undefined;
  const { level, next, balance, expiry, since, until } = there;
  return {
    level: level.id,
    balance,
    ...defined({ expiry, since, until }),
    ...(next && { next: { level: next.level.id, missing: next.missing } }),
    history: loyaltyHistory(profile.id, facts, foldSettings({ bundle }), today).slice(-MOST_LINES),
  };
}
