import { DAY } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import { UNNAMED_CURRENCY } from "../basics/money.ts";
import type { Rates } from "../basics/rates.ts";
import type { Loyalty } from "../config/loyalty.ts";
import type { CustomerKey, Fact, FactId } from "../facts/facts.ts";
import { levelToldIn } from "../loyalty/level-told.ts";
import { referralIn } from "../loyalty/referral.ts";
import { backfilledAt } from "./backfill.ts";
import { openCart } from "./cart.ts";
import { channelConsentsOf } from "./channel-consents.ts";
import { isInert } from "./consent.ts";
import { isFor } from "./fact-roles.ts";
import { firstDaysOf } from "./first-days.ts";
import { firstOrderOf } from "./first-order.ts";
import { activityOf } from "./fold-activity.ts";
import { attributesOf, type DeclaredAttributes } from "./fold-attributes.ts";
import { contactOf } from "./fold-contact.ts";
import { byText } from "./fold-limits.ts";
import { loyaltyOf } from "./fold-loyalty.ts";
import { exchangeOf, firstCurrency, foreignIn } from "./fold-money.ts";
import { countedOf, type Order, ordersOf } from "./orders.ts";
import { purchasesOf } from "./orders-summary.ts";
import { withOwnAddresses } from "./own-hosts.ts";
import type { Profile } from "./profile.ts";
import { withCurrency } from "./unnamed-currency.ts";

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

/**
 * A customer's profile: everything that follows from the customer's facts, those of merged partitions included. The
 * same for any order of the facts and any number of copies, so late and repeated messages need no care elsewhere.
 */
export function fold(id: CustomerKey, facts: readonly Fact[], settings: FoldSettings): Profile {
  return foldWithOrders(id, facts, settings).profile;
}

/** The same, with its orders: ascending, each as all of its messages describe it. `all`: those too that do not count. */
export function foldWithOrders(
  id: CustomerKey,
  facts: readonly Fact[],
  settings: FoldSettings,
): { readonly profile: Profile; readonly orders: readonly Order[]; readonly all: readonly Order[] } {
  const { known, currency } = readFacts(facts, settings);
  const done = known.filter((fact) => fact.kind !== "mail" && !isFor("moves", fact));
  const first = done[0] ?? known.find((fact) => !isInert(fact));
  const { timeZone, rates } = settings;
  const exchange = exchangeOf(currency, rates, timeZone);
  const partitions = partitionsOf(id, facts);
  const orders = ordersOf(known, exchange, partitions);
  const placed = orders.filter((order) => order.placed);
  const { counted, ...claimed } = countedOf(orders, settings.browserOrderLimit);
  const purchases = purchasesOf(counted, settings.timeZone, exchange);
  const firstOrder = firstOrderOf(counted[0], known, exchange, settings.timeZone);
  const firstOn = firstDaysOf(known, counted[0], settings.timeZone);
  const cart = openCart(known, placed, exchange);
  const foreign = settings.currency === undefined ? [UNNAMED_CURRENCY] : foreignIn(known, currency);
  const attributes = attributesOf(known, settings);
  const consents = channelConsentsOf(known);
  const loyalty = loyaltyOf({ known, partitions, exchange, currency }, settings);
  const backfilled = backfilledAt(known, settings.freshnessMs ?? DAY);
  const profile: Profile = {
    id,
    aliases: [...partitions].filter((key) => key !== id).sort(byText),
    firstSeenAt: Math.min(first?.at ?? 0, purchases.firstOrderAt ?? Number.POSITIVE_INFINITY),
    ...contactOf(known),
    ...(Object.keys(consents).length > 0 && { consents }),
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...purchases,
    ...defined({ firstOrder, firstOn, levelTold: levelToldIn(known), referral: referralIn(known) }),
    ...claimed,
    ...(foreign.length > 0 && { foreign }),
    ...(cart && { cart }),
    ...activityOf(known, placed),
    ...(loyalty && { loyalty }),
    ...(backfilled !== undefined && { backfilledAt: backfilled }),
    facts: done.length,
  };
  return { profile, orders: counted, all: orders };
}

/** What a fold reads: each fact once, ascending, in the shop's currency and with addresses of its own hosts. */
export function readFacts(
  facts: readonly Fact[],
  settings: FoldSettings,
): { readonly known: readonly Fact[]; readonly currency: string | undefined } {
  const told = facts.filter((fact) => !isFor("standing", fact) && fact.kind !== "import-undone");
  const distinct = inOrder(told).map((fact) => withOwnAddresses(fact, settings.hosts ?? []));
  const currency = settings.currency ?? firstCurrency(distinct);
  const known = currency === undefined ? distinct : distinct.map((fact) => withCurrency(fact, currency));
  return { known, currency };
}

export const partitionsOf = (id: CustomerKey, facts: readonly Fact[]): ReadonlySet<CustomerKey> =>
  new Set([id, ...facts.map(({ customer }) => customer)]);

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
