import type { Fact } from "../../domain/facts/facts.ts";
import { rankOf } from "../../domain/facts/ranks.ts";
import type { Customer } from "../../domain/people/profile.ts";
import type { Secrets } from "../../ports/keys.ts";
import type { LookupStore } from "../../ports/lookups.ts";
import { phoneName } from "../loyalty/wallets/names.ts";

export interface NoteLookupsDeps {
  readonly lookups: Pick<LookupStore, "note">;
  readonly secrets: Secrets;
}

/** What the projector has just folded. */
interface Folded {
  readonly before?: Customer;
  readonly after: Customer;
  /** The facts that are new to the profile. */
  readonly facts: readonly Fact[];
}

/**
 * Notes by what else a customer can be found: a phone's number when it is news, and the orders of sources that give orders
 * no partition of their own. A write each, and nothing is read. What only browsers say names nobody.
 */
export function makeNoteLookups({ lookups, secrets }: NoteLookupsDeps) {
  return async ({ before, after, facts }: Folded): Promise<void> => {
    const { id, phone } = after.profile;
    const orders = new Set(facts.flatMap(orderIn));
    for (const order of orders) await lookups.note("order", order, id);
    if (phone === undefined || phone === before?.profile.phone) return;
    const name = await phoneName(phone, secrets);
    if (name !== undefined) await lookups.note("phone", name, id);
  };
}

/** Of other sources the order's own partition says whose it is. */
function orderIn(fact: Fact): readonly string[] {
  const isNew = fact.kind === "order-placed" && fact.source === "segment" && rankOf(fact) === "server";
  return isNew ? [fact.order] : [];
}
