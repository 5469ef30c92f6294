import { defined } from "../basics/defined.ts";
import type { CustomerKey, Fact } from "../facts/facts.ts";
import { cartBy } from "./cart.ts";
import { awaitedIn, cartCut, changesCart, isOpenChange } from "./cart-changes.ts";
import { isFor } from "./fact-roles.ts";
import type { FoldSettings } from "./fold-config.ts";
import { byText, latestOf } from "./fold-limits.ts";
import type { Exchange } from "./fold-money.ts";
import { holds, shortHash, withMore } from "./hash-set.ts";
import type { History } from "./history.ts";
import { breaksAddress, inTime, keptFacts } from "./kept-facts.ts";
import { groupsOf, isOfOrder, touchesSealed } from "./order-groups.ts";
import type { Order } from "./orders.ts";
import { withOwnAddresses } from "./own-hosts.ts";
import { countsForPoints, traitsReadBy } from "./points-facts.ts";
import { remembered, unrepeated } from "./recent.ts";
import { boughtSinceLooks, overIn, seal } from "./seal-orders.ts";
import { slim, type TraitsRead } from "./slim.ts";
import { tallied } from "./tally.ts";
import { isKnown } from "./ties.ts";
import { withCurrency } from "./unnamed-currency.ts";

/** As whose facts, and by what of the config, a history is kept. */
export interface Keeping {
  readonly id: CustomerKey;
  readonly settings: FoldSettings;
  /** That money is added up in. */
  readonly currency: string | undefined;
  readonly exchange: Exchange;
  /** Facts come in the order of time, those of an order together when it was placed: nothing can be late. */
  readonly inOrder?: {
    /** Orders that are placed, whether they have come yet or not. */
    readonly isPlaced: (order: string) => boolean;
  };
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
  const { id, settings, exchange, inOrder } = keeping;
  const heard = told.filter((fact) => !isFor("standing", fact) && fact.kind !== "import-undone");
  const news = unrepeated(before.recent, heard);
  if (!news || (!inOrder && news.some((fact) => isLate(fact, before)))) return undefined;
  const traits = traitsReadBy(settings);
  const facts = news.map((fact) => asKept(fact, keeping, traits));
  const partitions = new Set([id, ...before.partitions, ...told.map(({ customer }) => customer)]);

  const groups = groupsOf([...before.orders, ...facts.filter(isOfOrder)], { partitions, exchange });
  if (!inOrder && touchesSealed(before, groups, facts.filter(isOfOrder), { partitions, exchange }))
    return undefined;
  const over = groups.slice(0, overIn(groups));
  const orders = groups.flatMap(({ settled }) => settled ?? []);
  const placed = orders.filter((order) => order.placed);
  if (!inOrder && changesCart(before, facts, placed, { partitions, exchange })) return undefined;

  const others = [...before.facts, ...facts.filter((fact) => !isOfOrder(fact))].sort(inTime);
  const sealedBefore = before.sealed;
  const isSealed = inOrder?.isPlaced ?? ((order: string) => holds(sealedBefore?.ids ?? [], shortHash(order)));
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

function knownOf(before: readonly CustomerKey[], told: readonly Fact[]): readonly CustomerKey[] {
  const more = told.filter((fact) => isKnown(fact.customer, [fact])).map(({ customer }) => customer);
  return [...new Set([...before, ...more])].sort(byText);
}
