import type { CustomerKey, Fact } from "../../src/domain/facts/facts.ts";
import { fold } from "../../src/domain/people/fold.ts";
import type { Profile, Score } from "../../src/domain/people/profile.ts";
import { order, START } from "./facts.ts";

/** The profile that these facts give, of one order when none are named. */
export function profileOf(id: CustomerKey, facts: readonly Fact[] = [order("A", START, 1_000)]): Profile {
  return fold(id, facts, { timeZone: "UTC", currency: "RUB", rates: {} });
}

export function score(more: Partial<Score> = {}): Score {
  return {
    date: "2026-01-02",
    recency: 3,
    frequency: 1,
    monetary: 2,
    cell: "312",
    rfmSegment: "new",
    segment: "new",
    reason: "orders == 1 (1)",
    tier: "low",
    segmentSince: "2026-01-02",
    ...more,
  };
}
