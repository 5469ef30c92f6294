import type { Instant } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import { webAddress } from "../basics/web-address.ts";
import type { Fact, Item } from "../facts/facts.ts";
import { type FactFor, factsFor } from "./fact-roles.ts";
import { byText, KEPT, keptItem } from "./fold-limits.ts";
import { type Exchange, sumOf } from "./fold-money.ts";
import type { Order } from "./orders.ts";
import type { OpenCart } from "./profile.ts";

type CartFact = FactFor<"cart">;

/** What happens to a cart, in time: it changes, or an order is placed. */
type Step = { readonly at: Instant; readonly id: string } & (
  | { readonly kind: "change"; readonly fact: CartFact }
  | { readonly kind: "order"; readonly order: Order }
);

/** A cart after everything that has happened to it by an instant. */
export interface CartState {
  readonly at: Instant;
  readonly lines: readonly Item[];
  readonly cart?: string;
  readonly url?: string;
  readonly changedAt: Instant;
}

/**
 * What the customer has put in the cart and not bought. An order with the cart's id or without items empties it, any
 * other takes out what it bought. Cancelling an order puts nothing back.
 */
export function openCart(
  facts: readonly Fact[],
  orders: readonly Order[],
  exchange: Exchange,
  past: CartPast = {},
): OpenCart | undefined {
  const { lines, url, changedAt } = cartBy(Number.POSITIVE_INFINITY, facts, orders, past);
  if (lines.length === 0) return undefined;
  const value = Math.max(0, sumOf(lines, exchange(changedAt)) ?? 0);
  const kept = lines.slice(-KEPT.cartItems).map(keptItem);
  return { items: kept, value, changedAt, ...defined({ url: webAddress(url) }) };
}

export interface CartPast {
  /** What had become of the cart by an instant: nothing until then is looked at any more. */
  readonly before?: CartState;
  /** Orders that are over. */
  readonly isSealed?: (order: string) => boolean;
}

/** The cart as it was at an instant, after what happened then. */
export function cartBy(
  at: Instant,
  facts: readonly Fact[],
  orders: readonly Order[],
  { before, isSealed }: CartPast,
): CartState {
  const lines = new Map<string, Item>(before?.lines.map((item) => [item.product, item]));
  let { cart, url, changedAt }: Partial<CartState> = before ?? {};
  const changes = openChanges(facts, orders, isSealed);
  for (const step of timeline(changes, orders, { after: before?.at, until: at })) {
    if (step.kind === "order") {
      take(lines, step.order, cart);
      if (lines.size === 0) url = undefined;
    } else {
      change(lines, step.fact);
      // The address of another cart leads nowhere.
      if (step.fact.cart !== undefined && step.fact.cart !== cart) url = undefined;
      url = step.fact.url ?? url;
      cart = step.fact.cart ?? cart;
      changedAt = step.at;
    }
  }
  return { at, lines: [...lines.values()], changedAt: changedAt ?? 0, ...defined({ cart, url }) };
}

/** A checkout that has become an order is told of again when it is completed, sometimes after the order. */
function openChanges(
  facts: readonly Fact[],
  orders: readonly Order[],
  isSealed: (order: string) => boolean = () => false,
): readonly CartFact[] {
  const ordered = new Set(orders.map(({ order }) => order));
  const isOrdered = (order: string | undefined) => !!order && (ordered.has(order) || isSealed(order));
  return factsFor("cart", facts).filter(
    (fact) => !(fact.kind === "checkout-started" && isOrdered(fact.order)),
  );
}

/** What happens after one instant and until another. */
function timeline(
  changes: readonly CartFact[],
  orders: readonly Order[],
  {
    after = Number.NEGATIVE_INFINITY,
    until,
  }: { readonly after: Instant | undefined; readonly until: Instant },
): readonly Step[] {
  const steps: Step[] = [
    ...changes.map((fact) => ({ kind: "change", at: fact.at, id: fact.id, fact }) as const),
    ...orders.map((order) => ({ kind: "order", at: order.placedAt, id: order.order, order }) as const),
  ];
  const rank = ({ kind }: Step) => (kind === "order" ? 1 : 0);
  return steps
    .filter(({ at }) => at > after && at <= until)
    .sort((a, b) => a.at - b.at || rank(a) - rank(b) || byText(a.id, b.id));
}

function change(lines: Map<string, Item>, fact: CartFact): void {
  if (fact.kind === "checkout-started") {
    if (fact.items.length > 0) replace(lines, fact.items);
  } else if (fact.change.type === "replaced") replace(lines, fact.change.items);
  else {
    const { type, item } = fact.change;
    add(lines, item, type === "added" ? item.quantity : -item.quantity);
  }
}

function add(lines: Map<string, Item>, item: Item, quantity: number): void {
  const known = lines.get(item.product);
  const left = (known?.quantity ?? 0) + quantity;
  lines.delete(item.product);
  if (left > 0) lines.set(item.product, { ...known, ...item, quantity: left });
  const [oldest] = lines.size > KEPT.cartLines ? lines.keys() : [];
  if (oldest !== undefined) lines.delete(oldest);
}

function replace(lines: Map<string, Item>, items: readonly Item[]): void {
  lines.clear();
  for (const item of items) add(lines, item, item.quantity);
}

function take(lines: Map<string, Item>, { items, cart: orderCart }: Order, cart: string | undefined): void {
  if (items.length === 0 || (orderCart !== undefined && orderCart === cart)) lines.clear();
  for (const { product } of items) lines.delete(product);
}
