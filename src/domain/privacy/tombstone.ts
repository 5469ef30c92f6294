import type { Instant } from "../basics/calendar.ts";
import type { CustomerKey, Fact, FactId } from "../facts/facts.ts";
import { isAnonymousKey, isOrderKey } from "../facts/identity.ts";
import { beginsAnew } from "../mailbox/ledger.ts";

/** The one item of a key's ledger that stays: the latest erasure stands in it. */
export const TOMBSTONE = "erased" as FactId;
/** Stands beside it once its person has begun anew. */
export const LIFTED = "erased:lifted" as FactId;

/** What is written into a ledger when whoever it stands for is erased. It says when, and nothing else. */
export const tombstone = (ledger: CustomerKey, at: Instant): Fact => ({
  ...{ kind: "erased", id: TOMBSTONE, customer: ledger, at, receivedAt: at, source: "comeback" },
});

export const lifted = (ledger: CustomerKey, at: Instant): Fact => ({
  ...{ kind: "erased", isLifted: true, id: LIFTED, customer: ledger },
  ...{ at, receivedAt: at, source: "comeback" },
});

/** An erasure of one of the keys that a message names. */
export interface Grave {
  readonly key: CustomerKey;
  readonly at: Instant;
  /** Whether its person has begun anew since. */
  readonly isLifted: boolean;
}

/**
 * What becomes of a message that names somebody who was erased. What is dated up to the erasure is dropped for ever, so
 * that no import and no late webhook brings anybody back. A browser that goes on is a stranger's. Anything else of an
 * account or an address waits for a consent that `beginsAnew`, which is let in with its whole message; an order's late
 * messages never come back.
 */
export function afterErasure(
  facts: readonly Fact[],
  graves: readonly Grave[],
): { readonly admitted: boolean; readonly lifts: readonly Grave[] } {
  const dropped = { admitted: false, lifts: [] };
  const last = Math.max(...graves.map(({ at }) => at));
  if (facts.some(({ at }) => at <= last)) return dropped;
  const shut = graves.filter(({ key, isLifted }) => !isLifted && !isAnonymousKey(key));
  if (shut.length === 0) return { admitted: true, lifts: [] };
  if (shut.some(({ key }) => isOrderKey(key)) || !facts.some(beginsAnew)) return dropped;
  return { admitted: true, lifts: shut };
}
