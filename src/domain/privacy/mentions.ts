import type { CustomerKey, Fact } from "../facts/facts.ts";

/** The keys that a fact names beside its own: other partitions of the person, and other people. */
export function keysIn(fact: Fact): readonly CustomerKey[] {
  switch (fact.kind) {
    case "linked":
    case "decided":
      return [fact.alias, fact.owner];
    case "standing":
      return fact.account === undefined ? [fact.about] : [fact.about, fact.account];
    case "order-moved":
      return [fact.to];
    case "referred":
      return [fact.by];
    case "referral-earned":
      return [fact.friend];
    default:
      return [];
  }
}

/** Stands for whoever was erased, where others' records need somebody in that place. */
export const SOMEBODY = "x:erased" as CustomerKey;

/**
 * What stays of a fact in somebody else's partition that names an erased person. What tied the two together goes; that a
 * friend was brought, which points were given for, stays without saying whom.
 */
export function withoutErased(fact: Fact, erased: ReadonlySet<CustomerKey>): Fact | undefined {
  if (!keysIn(fact).some((key) => erased.has(key))) return fact;
  switch (fact.kind) {
    case "referred":
      return { ...fact, by: SOMEBODY };
    case "referral-earned":
      return { ...fact, friend: SOMEBODY };
    default:
      return undefined;
  }
}
