import { DAY, HOUR, type Instant } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import { hashOfKey } from "../basics/key-sample.ts";
import { plainName } from "../basics/plain-name.ts";
import type { Loyalty } from "../config/loyalty.ts";
import type { CustomerKey, Fact, FactId } from "../facts/facts.ts";
import { rankOf } from "../facts/ranks.ts";
import { backfilledAt } from "./backfill.ts";
import { type CartState, cartBy } from "./cart.ts";
import { isInert } from "./consent.ts";
import { isFor } from "./fact-roles.ts";
import type { FoldSettings } from "./fold-config.ts";
import { byText, latestOf } from "./fold-limits.ts";
import { currenciesIn, type Exchange } from "./fold-money.ts";
import { holds, shortHash, withMore } from "./hash-set.ts";
import type { History, Recent, SealedOrders, Tally } from "./history.ts";
import { breaksAddress, inTime, keptFacts } from "./kept-facts.ts";
import { type Order, ordersOf } from "./orders.ts";
import { withOwnAddresses } from "./own-hosts.ts";
import { boughtSinceLooks, byPlacing, type OrderGroup, overIn, seal } from "./seal-orders.ts";
import { slim, type TraitsRead } from "./slim.ts";
import { isKnown } from "./ties.ts";
import { withCurrency } from "./unnamed-currency.ts";

/** As whose facts, and by what of the config, a history is kept. */
export interface Keeping {
  readonly id: CustomerKey;
  readonly settings: FoldSettings;
  /** That money is added up in. */
  readonly currency: string | undefined;
  readonly exchange: Exchange;
}

/** A history with more facts in it. */
export interface Taken {
  readonly history: History;
  /** All orders that were not over before, ascending. */
  readonly orders: readonly Order[];
  /** How many of them are now. */
  readonly over: number;
}

/**
 * A history with these facts in it as well, each once: the same as if they had been there when the others were taken in.
 * Undefined where that cannot be told from what is kept: then all facts have to be read.
 */
export function takeFacts(before: History, told: readonly Fact[], keeping: Keeping): Taken | undefined {
  const { id, settings, exchange } = keeping;
  const heard = told.filter((fact) => !isFor("standing", fact) && fact.kind !== "import-undone");
  const news = unrepeated(before.recent, heard);
  if (!news || news.some((fact) => isLate(fact, before))) return undefined;
  const traits = traitsReadBy(settings);
  const facts = news.map((fact) => asKept(fact, keeping, traits));
  const partitions = new Set([id, ...before.partitions, ...told.map(({ customer }) => customer)]);

  const groups = groupsOf([...before.orders, ...facts.filter(isOfOrder)], { partitions, exchange });
  if (touchesSealed(before, groups, facts.filter(isOfOrder), { partitions, exchange })) return undefined;
  const over = groups.slice(0, overIn(groups));
  const orders = groups.flatMap(({ settled }) => settled ?? []);
  const placed = orders.filter((order) => order.placed);
  if (before.cart && changesCart(before, facts, placed, { partitions, exchange })) return undefined;

  const others = [...before.facts, ...facts.filter((fact) => !isOfOrder(fact))].sort(inTime);
  const sealedBefore = before.sealed;
  const isSealed = (order: string) => holds(sealedBefore?.ids ?? [], shortHash(order));
  const cutAt = latestOf(before.cart?.at, cartCut(others, before.cart), over.at(-1)?.placedAt);
  const cart =
    cutAt === undefined
      ? undefined
      : cartBy(cutAt, others, placed, { ...defined({ before: before.cart }), isSealed });
  const isOrdered = (order: string) => isSealed(order) || placed.some((one) => one.order === order);
  const isCounting = countsForPoints(settings.loyalty);
  const kept = keptFacts(others, settings, (fact) => isOpenChange(fact, cart) || isCounting(fact));
  const sealed = seal(before.sealed, over, { ...keeping, partitions });
  return {
    history: {
      partitions: [...partitions].sort(byText),
      known: knownOf(before.known, told),
      facts: kept,
      orders: groups
        .slice(over.length)
        .flatMap((group) => group.facts)
        .sort(inTime),
      ...defined({ cart, sealed: sealed && boughtSinceLooks(sealed, kept) }),
      awaited: withMore(
        before.awaited,
        awaitedIn(others, before.cart, cart)
          .filter((order) => !isOrdered(order))
          .map(shortHash),
      ),
      tally: tallied(before.tally, facts, over, settings),
      recent: remembered(before.recent, news),
    },
    orders,
    over: over.flatMap(({ settled }) => settled ?? []).length,
  };
}

/** Facts of orders are kept with the order. */
const isOfOrder = (fact: Fact): fact is Fact & { readonly order: string } =>
  isFor("orders", fact) || isFor("refunds", fact) || isFor("deliveries", fact) || isFor("moves", fact);

/** What counts as a fact of the customer, so that each must be taken in once. */
const isDone = (fact: Fact): boolean => fact.kind !== "mail" && !isFor("moves", fact);

/** Each fact once that was not there yet; undefined where one is too old to say. */
function unrepeated({ since, ids }: Recent, told: readonly Fact[]): readonly Fact[] | undefined {
  const known = new Set(ids.map(([, hash]) => hash));
  const once = new Map<FactId, Fact>();
  for (const fact of told) {
    if (isDone(fact) && known.has(hashOfKey(fact.id))) continue;
    if (isDone(fact) && fact.receivedAt < since) return undefined;
    const other = once.get(fact.id);
    if (!other || (fact.at - other.at || byText(fact.customer, other.customer)) < 0) once.set(fact.id, fact);
  }
  return [...once.values()].sort(inTime);
}

/** Whether something is told of what is over, orders apart. */
function isLate(fact: Fact, { facts, cart, sealed }: History): boolean {
  if (isFor("cart", fact)) return fact.at <= (cart?.at ?? Number.NEGATIVE_INFINITY);
  if (isFor("views", fact)) return fact.at <= (sealed?.until.at ?? Number.NEGATIVE_INFINITY);
  return breaksAddress(fact, facts);
}

function asKept(fact: Fact, { id, settings, currency }: Keeping, traits: TraitsRead): Fact {
  const own = withOwnAddresses(slim(fact, id, traits), settings.hosts ?? []);
  return currency === undefined ? own : withCurrency(own, currency);
}

function traitsReadBy({ attributes, loyalty }: FoldSettings): TraitsRead {
  return {
    ...defined({ attributes }),
    dates: new Set(
      awardsOf(loyalty).flatMap((on) => (typeof on === "object" && "date" in on ? on.date : [])),
    ),
  };
}

const awardsOf = (loyalty: Loyalty | undefined) =>
  loyalty?.rules.flatMap(({ actions = {} }) => Object.values(actions).map(({ on }) => on)) ?? [];

/** Whether a fact may have earned points. */
function countsForPoints(loyalty: Loyalty | undefined): (fact: Fact) => boolean {
  const awards = awardsOf(loyalty);
  const events = new Set(awards.flatMap((on) => (typeof on === "object" && "event" in on ? on.event : [])));
  const dates = new Set(awards.flatMap((on) => (typeof on === "object" && "date" in on ? on.date : [])));
  return (fact) => {
    if (!loyalty || rankOf(fact) === "browser") return false;
    switch (fact.kind) {
      case "reviewed":
      case "subscribed":
        return awards.includes(fact.kind);
      case "opaque":
        return events.has(plainName(fact.type));
      case "identified":
        return Object.keys(fact.traits ?? {}).some((name) => dates.has(plainName(name)));
      default:
        return false;
    }
  };
}

interface Reckoning {
  readonly partitions: ReadonlySet<CustomerKey>;
  readonly exchange: Exchange;
}

/** What is known of each order, ascending. */
function groupsOf(facts: readonly Fact[], { partitions, exchange }: Reckoning): readonly OrderGroup[] {
  const once = new Map(facts.toSorted(inTime).map((fact) => [fact.id, fact]));
  const about = Map.groupBy([...once.values()].filter(isOfOrder), ({ order }) => order);
  const settled = new Map(ordersOf([...once.values()], exchange, partitions).map((one) => [one.order, one]));
  return [...about]
    .map(([order, its]): OrderGroup => {
      const one = settled.get(order);
      const placedAt = one?.placedAt ?? its.at(-1)?.at ?? 0;
      return { order, placedAt, facts: its, ...defined({ settled: one }) };
    })
    .sort(byPlacing);
}

/**
 * Whether an order that is over may be among them, or one came to be as old as those, or the last one came to be older:
 * then not all would be over that is.
 */
function touchesSealed(
  { sealed, orders }: History,
  groups: readonly OrderGroup[],
  news: readonly Fact[],
  reckoning: Reckoning,
): boolean {
  if (!sealed || news.length === 0) return false;
  const { at: placedAt, order } = sealed.until;
  const before = groupsOf(orders, reckoning);
  const open = new Set(before.map((group) => group.order));
  const isOver = (group: OrderGroup) =>
    byPlacing(group, { placedAt, order }) <= 0 ||
    (!open.has(group.order) &&
      [sealed.ids, sealed.unplaced].some((ids) => holds(ids, shortHash(group.order))));
  return (groups.at(-1)?.placedAt ?? 0) < (before.at(-1)?.placedAt ?? 0) || groups.some(isOver);
}

/** Whether an order that took things out of the cart when that was summed up has become another one, or a checkout in it an order. */
function changesCart(
  { cart, orders, awaited }: History,
  news: readonly Fact[],
  placed: readonly Order[],
  { partitions, exchange }: Reckoning,
): boolean {
  const touched = new Set(news.filter(isOfOrder).map(({ order }) => order));
  if (!cart || touched.size === 0) return false;
  const isTouched = ({ order }: { readonly order: string }) => touched.has(order);
  const was = ordersOf(orders.filter(isOfOrder).filter(isTouched), exchange, partitions);
  const before = new Map(was.filter((one) => one.placed).map((one) => [one.order, one]));
  return placed.filter(isTouched).some((order) => {
    const old = before.get(order.order);
    if (!old && holds(awaited, shortHash(order.order))) return true;
    const isSame = old && takenBy(old) === takenBy(order);
    return !isSame && Math.min(order.placedAt, old?.placedAt ?? order.placedAt) <= cart.at;
  });
}

const takenBy = ({ placedAt, cart, items }: Order): string =>
  JSON.stringify([placedAt, cart, items.map(({ product }) => product)]);

/** Changes of the cart that are kept as they were told. */
const OPEN_CHANGES = 20;

const isOpenChange = (fact: Fact, cart: CartState | undefined): boolean =>
  isFor("cart", fact) && fact.at > (cart?.at ?? Number.NEGATIVE_INFINITY);

/** Until when the cart can be summed up. */
const cartCut = (facts: readonly Fact[], cart: CartState | undefined): Instant | undefined =>
  facts.filter((fact) => isOpenChange(fact, cart)).at(-OPEN_CHANGES - 1)?.at;

/** The orders of checkouts that are summed up now and were not before. */
const awaitedIn = (
  facts: readonly Fact[],
  before: CartState | undefined,
  after: CartState | undefined,
): readonly string[] =>
  facts
    .filter((fact) => isOpenChange(fact, before) && after !== undefined && !isOpenChange(fact, after))
    .flatMap((fact) => (fact.kind === "checkout-started" && fact.order ? [fact.order] : []));

function knownOf(before: readonly CustomerKey[], told: readonly Fact[]): readonly CustomerKey[] {
  const more = told.filter((fact) => isKnown(fact.customer, [fact])).map(({ customer }) => customer);
  return [...new Set([...before, ...more])].sort(byText);
}

function tallied(
  before: Tally,
  facts: readonly Fact[],
  over: readonly OrderGroup[],
  { freshnessMs = DAY }: FoldSettings,
): Tally {
  const done = facts.filter(isDone);
  const vouched = done.filter((fact) => rankOf(fact) !== "browser");
  const currencies = new Set(facts.flatMap(currenciesIn));
  const reviews = facts.filter((fact) => fact.kind === "reviewed");
  const moving = backfilledAt(
    facts.filter((fact) => !isOfOrder(fact)),
    freshnessMs,
  );
  const sealed = over.map((group) => backfilledAt(group.facts, freshnessMs));
  return {
    facts: before.facts + done.length,
    ...defined({
      doneAt: earliest(before.doneAt, done),
      saidAt: earliest(
        before.saidAt,
        facts.filter((fact) => !isInert(fact)),
      ),
      vouched: vouched.reduce<Tally["vouched"]>(
        (known, { at }) => [Math.min(known?.[0] ?? at, at), Math.max(known?.[1] ?? at, at)],
        before.vouched,
      ),
      backfilledAt: sealed.reduce(
        (one, other) => latestOf(one, other),
        latestOf(before.backfilledAt, moving),
      ),
    }),
    currencies: [...new Set([...before.currencies, ...currencies])].sort(byText),
    reviews: withMore(
      before.reviews,
      reviews.map(({ review, id }) => hashOfKey(review ?? id)),
    ),
  };
}

const earliest = (before: Instant | undefined, facts: readonly Fact[]): Instant | undefined =>
  facts.reduce((first, { at }) => (first === undefined || at < first ? at : first), before);

/** A stream keeps its records for 24 hours, and may deliver any of them again. */
const REMEMBERED_MS = 48 * HOUR;
const MOST_REMEMBERED = 500;

/** Only whole instants are forgotten, so that whatever arrived since then is there. */
function remembered({ since, ids }: Recent, news: readonly Fact[]): Recent {
  const more = news.filter(isDone).map(({ receivedAt, id }) => [receivedAt, hashOfKey(id)] as const);
  const all = [...ids, ...more].sort(([a, one], [b, other]) => a - b || one - other);
  const newest = all.at(-1)?.[0] ?? 0;
  const crowded = all.at(-MOST_REMEMBERED - 1)?.[0];
  const from = Math.max(since, newest - REMEMBERED_MS, crowded === undefined ? 0 : crowded + 1);
  return { since: from, ids: all.filter(([receivedAt]) => receivedAt >= from) };
}
