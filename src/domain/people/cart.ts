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

/**
 * What the customer has put in the cart and not bought. An order with the cart's id or without items empties it, any
 * other takes out what it bought. Cancelling an order puts nothing back.
 */
export function openCart(
  facts: readonly Fact[],
  orders: readonly Order[],
  exchange: Exchange,
): OpenCart | undefined {
  const lines = new Map<string, Item>();
  let cart: string | undefined;
  let url: string | undefined;
  let changedAt: Instant = 0;
  for (const step of timeline(facts, orders)) {
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
  if (lines.size === 0) return undefined;
  const items = [...lines.values()];
  const value = Math.max(0, sumOf(items, exchange(changedAt)) ?? 0);
  const kept = items.slice(-KEPT.cartItems).map(keptItem);
  return { items: kept, value, changedAt, ...defined({ url: webAddress(url) }) };
}

function timeline(facts: readonly Fact[], orders: readonly Order[]): readonly Step[] {
  const ordered = new Set(orders.map(({ order }) => order));
  const changes = factsFor("cart", facts)
    // A checkout that has become an order is told of again when it is completed, sometimes after the order.
    .filter((fact) => !(fact.kind === "checkout-started" && fact.order && ordered.has(fact.order)));
  const steps: Step[] = [
    ...changes.map((fact) => ({ kind: "change", at: fact.at, id: fact.id, fact }) as const),
    ...orders.map((order) => ({ kind: "order", at: order.placedAt, id: order.order, order }) as const),
  ];
  const rank = ({ kind }: Step) => (kind === "order" ? 1 : 0);
  return steps.sort((a, b) => a.at - b.at || rank(a) - rank(b) || byText(a.id, b.id));
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
}

function replace(lines: Map<string, Item>, items: readonly Item[]): void {
  lines.clear();
  for (const item of items) add(lines, item, item.quantity);
}

function take(lines: Map<string, Item>, { items, cart: orderCart }: Order, cart: string | undefined): void {
  if (items.length === 0 || (orderCart !== undefined && orderCart === cart)) lines.clear();
  for (const { product } of items) lines.delete(product);
}
