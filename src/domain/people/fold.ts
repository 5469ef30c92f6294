import type { CustomerKey, Fact, FactId } from "../facts/facts.ts";
import { openCart } from "./cart.ts";
import { isInert } from "./consent.ts";
import { activityOf } from "./fold-activity.ts";
import { contactOf } from "./fold-contact.ts";
import { byText } from "./fold-limits.ts";
import { firstCurrency, toStore } from "./fold-money.ts";
import { ordersOf } from "./orders.ts";
import { purchasesOf } from "./orders-summary.ts";
import type { Profile } from "./profile.ts";

/** What a shop's config decides about profiles. */
export interface FoldSettings {
  /** Where a day begins and ends. */
  readonly timeZone: string;
  /** The currency that money is added up in; the first one seen before a config says. */
  readonly currency?: string;
  /** Units of `currency` for one unit of another. */
  readonly rates: Readonly<Record<string, number>>;
}

/** Before a config is published. */
export const DEFAULT_SETTINGS: FoldSettings = { timeZone: "UTC", rates: {} };

/**
 * A customer's profile: everything that follows from the customer's facts, those of merged partitions included. The
 * same for any order of the facts and any number of copies, so late and repeated messages need no care elsewhere.
 */
export function fold(id: CustomerKey, facts: readonly Fact[], settings: FoldSettings): Profile {
  const known = inOrder(facts);
  const done = known.filter(({ kind }) => kind !== "mail");
  const first = done[0] ?? known.find((fact) => !isInert(fact));
  const convert = toStore(settings.currency ?? firstCurrency(known), settings.rates);
  const orders = ordersOf(known, convert);
  const placed = orders.filter((order) => order.placed);
  const counted = orders.filter((order) => !order.cancelled);
  const purchases = purchasesOf(counted, settings.timeZone, convert);
  const cart = openCart(known, placed, convert);
  const aliases = new Set(facts.map(({ customer }) => customer).filter((key) => key !== id));
  return {
    id,
    aliases: [...aliases].sort(byText),
    firstSeenAt: Math.min(first?.at ?? 0, purchases.firstOrderAt ?? Number.POSITIVE_INFINITY),
    ...contactOf(known),
    ...purchases,
    ...(cart && { cart }),
    ...activityOf(known, placed),
    facts: done.length,
  };
}

/** Each fact once, by time. A fact that two partitions hold is taken from the one whose key comes first. */
function inOrder(facts: readonly Fact[]): readonly Fact[] {
  const once = new Map<FactId, Fact>();
  for (const fact of facts) {
    const known = once.get(fact.id);
    if (!known || isBefore(fact, known)) once.set(fact.id, fact);
  }
  return [...once.values()].sort((a, b) => a.at - b.at || byText(a.id, b.id));
}

const isBefore = (a: Fact, b: Fact): boolean => (a.at - b.at || byText(a.customer, b.customer)) < 0;
