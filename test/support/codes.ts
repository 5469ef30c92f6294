import fc from "fast-check";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import type { Code, Issued } from "../../src/domain/offers/codes/code.ts";
import { type Event, issued } from "../../src/domain/offers/codes/life.ts";
import { keyOf, NOON } from "./chains.ts";

const DAY_MS = 86_400_000;

/** A code of 500 off that nobody has heard of, good for a week from noon on. */
export function codeWith(over: Partial<Issued> = {}): Code {
  return issued({
    code: "HELLO-7F3K9Q2M",
    offer: "hello",
    issue: 810_401,
    customer: keyOf("ann"),
    bound: "customer",
    terms: {
      benefit: { kind: "amount", amount: 500 },
      variant: "universal",
      tier: "standard",
      validUntil: NOON + 7 * DAY_MS,
    },
    counters: ["all@2026-03"],
    reserved: 500,
    issuedAt: NOON,
    ...over,
  });
}

const at = fc.integer({ min: NOON, max: NOON + 10 * DAY_MS });
const order = fc.constantFrom("o1", "o2", "o3");
const somebody = fc.constantFrom<CustomerKey>(keyOf("ann"), keyOf("ben"));

/** Whatever may happen to a code, in any order and around the end of its life. */
export const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ kind: fc.constant("sent" as const), at }),
  fc.record(
    {
      kind: fc.constant("redeemed" as const),
      order,
      amount: fc.nat(500),
      total: fc.nat(5_000),
      at,
      by: somebody,
      given: fc.constant(true as const),
    },
    { requiredKeys: ["kind", "order", "amount", "at"] },
  ),
  fc.record(
    {
      kind: fc.constant("voided" as const),
      order,
      at,
      rule: fc.constantFrom("release" as const, "keep" as const),
      again: fc.constant(true as const),
    },
    { requiredKeys: ["kind", "order", "at", "rule"] },
  ),
  fc.record(
    {
      kind: fc.constant("withdrawn" as const),
      why: fc.constant("a test"),
      at,
      unheard: fc.constant(true as const),
    },
    { requiredKeys: ["kind", "why", "at"] },
  ),
  fc.record({ kind: fc.constant("tried" as const), by: somebody, at }),
);
