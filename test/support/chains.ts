import type { Cohort, Entry, Send } from "../../src/domain/chains/journal.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import type { Profile } from "../../src/domain/people/profile.ts";

/** A Sunday noon. */
export const NOON = Date.UTC(2026, 2, 1, 12);

export const keyOf = (id: string): CustomerKey => `u:${id}` as CustomerKey;

export function entry(customer: CustomerKey, over: Partial<Entry> = {}): Entry {
  return {
    customer,
    chain: "welcome",
    version: 1,
    run: "run-1",
    enteredAt: NOON,
    reason: "event subscribed",
    holdout: false,
    cohort: "cohort-1",
    status: "active",
    steps: [],
    ...over,
  };
}

export function send(customer: CustomerKey, id: string, over: Partial<Send> = {}): Send {
  return {
    id,
    customer,
    chain: "welcome",
    run: "run-1",
    step: 0,
    template: "welcome",
    language: "en",
    version: 1,
    claimedAt: NOON,
    status: "claimed",
    reason: "a test",
    ...over,
  };
}

export function cohort(over: Partial<Cohort> = {}): Cohort {
  return {
    id: "cohort-1",
    chain: "welcome",
    version: 1,
    step: 0,
    dueAt: NOON,
    timeZone: "UTC",
    shards: 1,
    ...over,
  };
}

/** A subscriber with consent who has bought nothing. */
export function profile(id: CustomerKey, over: Partial<Profile> = {}): Profile {
  return {
    id,
    aliases: [],
    firstSeenAt: NOON,
    email: `${id.slice(2)}@example.com`,
    consent: { status: "given", at: NOON },
    orders: 0,
    orderDays: [],
    spent: 0,
    refunded: 0,
    unpricedOrders: 0,
    averageOrder: 0,
    categories: {},
    merchants: {},
    products: [],
    coupons: [],
    viewed: [],
    reviews: 0,
    facts: 1,
    ...over,
  };
}
