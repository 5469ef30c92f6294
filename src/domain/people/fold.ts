import { DAY } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import { UNNAMED_CURRENCY } from "../basics/money.ts";
import type { CustomerKey, Fact, FactId } from "../facts/facts.ts";
import { levelToldIn } from "../loyalty/level-told.ts";
import { referralIn } from "../loyalty/referral.ts";
import { backfilledAt } from "./backfill.ts";
import { openCart } from "./cart.ts";
import { channelConsentsOf } from "./channel-consents.ts";
import { isFor } from "./fact-roles.ts";
import { firstDaysOf } from "./first-days.ts";
import { firstOrderOf } from "./first-order.ts";
import { activityOf } from "./fold-activity.ts";
import { attributesOf } from "./fold-attributes.ts";
import type { FoldSettings } from "./fold-config.ts";
import { contactOf } from "./fold-contact.ts";
import { byText, latestOf } from "./fold-limits.ts";
import { loyaltyOf } from "./fold-loyalty.ts";
import { exchangeOf, firstCurrency } from "./fold-money.ts";
import { holds, shortHash } from "./hash-set.ts";
import { type History, NO_HISTORY } from "./history.ts";
import { countedOf, type Order } from "./orders.ts";
import { purchasesOf } from "./orders-summary.ts";
import { withOwnAddresses } from "./own-hosts.ts";
import { piecesOf } from "./pieces.ts";
import type { Profile } from "./profile.ts";
import { remembered } from "./recent.ts";
import { type Keeping, type Taken, takeFacts } from "./take-facts.ts";
import { withCurrency } from "./unnamed-currency.ts";

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
  const { profile, orders } = foldAll(id, facts, settings);
  return { profile, orders: countedOf(orders, settings.browserOrderLimit).counted, all: orders };
}

/** What follows from facts: the profile, and the history that it is made from. */
export interface Folded extends Taken {
  readonly profile: Profile;
}

/** So many facts of one customer are folded at once; more piece by piece, so that they need not all be in memory as they are kept. */
const MANY = 5_000;
const PIECE = 500;

/** Called with orders that are over, ascending, as they come. */
type OnOver = (orders: readonly Order[]) => void;

/** Folds all facts of a customer. Of very many, orders that are over are given back without their lines. */
export function foldAll(
  id: CustomerKey,
  facts: readonly Fact[],
  settings: FoldSettings,
  onOver: OnOver = () => undefined,
): Folded {
  if (facts.length > MANY) return foldInPieces(id, facts, settings, { onOver, size: PIECE });
  const currency = settings.currency ?? firstCurrency(inOrder(facts));
  const folded = foldOn(NO_HISTORY, facts, { id, settings, currency });
  if (!folded) throw new Error(`the facts of ${id} are older than nothing`);
  onOver(folded.orders.slice(0, folded.over));
  return folded;
}

/** The same, a piece of the time at once. */
export function foldInPieces(
  id: CustomerKey,
  facts: readonly Fact[],
  settings: FoldSettings,
  { onOver, size }: { readonly onOver: OnOver; readonly size: number },
): Folded {
  const told = inOrder(facts);
  const currency = settings.currency ?? firstCurrency(told);
  const exchange = exchangeOf(currency, settings.rates, settings.timeZone);
  const partitions = [...partitionsOf(id, facts)].sort(byText);
  const { pieces, isPlaced } = piecesOf(told, { partitions: new Set(partitions), exchange, size });
  const keeping = { id, settings, currency, exchange, inOrder: { isPlaced } };
  let history: History = { ...NO_HISTORY, partitions };
  let { recent } = NO_HISTORY;
  const over: Order[] = [];
  let open: readonly Order[] = [];
  for (const piece of pieces) {
    const taken = takeFacts({ ...history, recent: NO_HISTORY.recent }, piece, keeping);
    if (!taken) throw new Error(`the facts of ${id} are not in order`);
    recent = remembered(
      recent,
      piece.filter(({ kind }) => kind !== "standing" && kind !== "import-undone"),
    );
    history = { ...taken.history, recent };
    const ended = taken.orders.slice(0, taken.over);
    onOver(ended);
    over.push(...ended.map((order) => ({ ...order, items: [] })));
    open = taken.orders.slice(taken.over);
  }
  return {
    history,
    orders: [...over, ...open],
    over: over.length,
    profile: profileOf(history, open, keeping),
  };
}

/**
 * Folds news on top of what has been folded before: the same as all facts together. Undefined where that takes reading
 * them all.
 */
export function foldNews(
  before: History,
  news: readonly Fact[],
  { id, settings }: { readonly id: CustomerKey; readonly settings: FoldSettings },
): Folded | undefined {
  return settings.currency === undefined
    ? undefined
    : foldOn(before, news, { id, settings, currency: settings.currency });
}

function foldOn(
  before: History,
  news: readonly Fact[],
  keeping: Omit<Keeping, "exchange">,
): Folded | undefined {
  const { settings, currency } = keeping;
  const exchange = exchangeOf(currency, settings.rates, settings.timeZone);
  const taken = takeFacts(before, news, { ...keeping, exchange });
  return (
    taken && {
      ...taken,
      profile: profileOf(taken.history, taken.orders.slice(taken.over), { ...keeping, exchange }),
    }
  );
}

/** `orders`: those that are not over, ascending. */
function profileOf(
  { partitions, facts, orders: told, cart: cartBefore, sealed, tally }: History,
  orders: readonly Order[],
  { id, settings, currency, exchange }: Keeping,
): Profile {
  const { timeZone, browserOrderLimit } = settings;
  const placed = orders.filter((order) => order.placed);
  const { counted, browserOrderAt = sealed?.claimedAt } = countedOf(orders, browserOrderLimit);
  const purchases = purchasesOf(counted, timeZone, exchange, sealed?.sums);
  const first = sealed?.first ?? counted[0];
  const firstOrder = sealed?.first?.is ?? firstOrderOf(counted[0], told, exchange, timeZone);
  const firstOn = firstDaysOf(facts, first, timeZone);
  const isSealed = (order: string) => holds(sealed?.ids ?? [], shortHash(order));
  const cart = openCart(facts, placed, exchange, { ...defined({ before: cartBefore }), isSealed });
  const named = tally.currencies.filter((one) => one !== currency);
  const foreign = settings.currency === undefined ? [UNNAMED_CURRENCY] : named;
  const attributes = attributesOf(facts, settings);
  const consents = channelConsentsOf(facts);
  const loyalty = loyaltyOf(
    { facts, told, sealed, tally, partitions: new Set(partitions), exchange, currency },
    settings,
  );
  const backfilled = latestOf(tally.backfilledAt, backfilledAt(told, settings.freshnessMs ?? DAY));
  const past = {
    ...defined({ lastPlacedAt: sealed?.lastPlacedAt, bought: sealed?.bought }),
    reviews: tally.reviews.length,
  };
  return {
    id,
    aliases: partitions.filter((key) => key !== id),
    firstSeenAt: Math.min(
      tally.doneAt ?? tally.saidAt ?? 0,
      purchases.firstOrderAt ?? Number.POSITIVE_INFINITY,
    ),
    ...contactOf(facts),
    ...(Object.keys(consents).length > 0 && { consents }),
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...purchases,
    ...defined({ firstOrder, firstOn, levelTold: levelToldIn(facts), referral: referralIn(facts) }),
    ...(browserOrderLimit === undefined && defined({ browserOrderAt })),
    ...(foreign.length > 0 && { foreign }),
    ...(cart && { cart }),
    ...activityOf(facts, placed, past),
    ...(loyalty && { loyalty }),
    ...(backfilled !== undefined && { backfilledAt: backfilled }),
    facts: tally.facts,
  };
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
