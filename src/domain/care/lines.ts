import type { Instant } from "../basics/calendar.ts";
import type { Fact, FactOf, Item } from "../facts/facts.ts";
import { rankOf } from "../facts/ranks.ts";
import { isFor } from "../people/fact-roles.ts";

/** What is left of an order's lines, and when they came. */
export interface KeptLine {
  /** As the order's newest version has it; `quantity` is what was not sent back. */
  readonly item: Item;
  /** The last delivery that had it. */
  readonly deliveredAt?: Instant;
}

/** The facts that say anything of one order, by those who may: a browser's word of it is none. */
export const factsOfOrder = (facts: readonly Fact[], order: string): readonly Fact[] => [
  ...new Map(
    facts
      .filter((fact) => "order" in fact && fact.order === order && rankOf(fact) !== "browser")
      .map((fact) => [fact.id, fact]),
  ).values(),
];

/**
 * What of an order its buyer has kept. Sources tell of returns in two ways: by refunds that list what came back, and by
 * versions of the order that have fewer pieces. The same return may come both ways, so the smaller rest counts.
 */
export function keptLines(facts: readonly Fact[], items: readonly Item[]): readonly KeptLine[] {
  const bought = mostOf(facts);
  const returned = returnedOf(facts);
  const left = new Map<string, number>();
  for (const [product, pieces] of piecesOf(items))
    left.set(product, Math.max(bought.get(product) ?? 0, pieces) - (returned.get(product) ?? 0));
  return together(items).flatMap((item) => {
    const { product } = item;
    const most = left.get(product) ?? 0;
    const quantity = Math.min(item.quantity, most);
    if (quantity <= 0) return [];
    left.set(product, most - quantity);
    const deliveredAt = deliveredAtOf(facts, product);
    return [{ item: { ...item, quantity }, ...(deliveredAt !== undefined && { deliveredAt }) }];
  });
}

/** Lines of the same product under the same name are one: a basket that was filled twice lists it twice. */
function together(items: readonly Item[]): readonly Item[] {
  const lines = new Map<string, Item>();
  for (const item of items) {
    const key = JSON.stringify([item.product, item.name]);
    const known = lines.get(key);
    lines.set(key, known ? { ...known, quantity: known.quantity + item.quantity } : item);
  }
  return [...lines.values()];
}

/** The most pieces of each product that a version of the order had. */
function mostOf(facts: readonly Fact[]): ReadonlyMap<string, number> {
  const most = new Map<string, number>();
  for (const fact of facts) {
    if (!isFor("orders", fact)) continue;
    for (const [product, pieces] of piecesOf(fact.items ?? []))
      most.set(product, Math.max(most.get(product) ?? 0, pieces));
  }
  return most;
}

/** By each refund's newest message. */
function returnedOf(facts: readonly Fact[]): ReadonlyMap<string, number> {
  const newest = new Map<string, FactOf<"order-refunded">>();
  for (const fact of facts.filter((one) => one.kind === "order-refunded")) {
    const known = newest.get(fact.refund);
    if (!known || fact.version > known.version) newest.set(fact.refund, fact);
  }
  return piecesOf([...newest.values()].flatMap(({ items = [] }) => items));
}

function piecesOf(items: readonly Item[]): ReadonlyMap<string, number> {
  const pieces = new Map<string, number>();
  for (const { product, quantity } of items) pieces.set(product, (pieces.get(product) ?? 0) + quantity);
  return pieces;
}

function deliveredAtOf(facts: readonly Fact[], product: string): Instant | undefined {
  const times = facts.flatMap((fact) => (isDeliveryOf(fact, product) ? [fact.at] : []));
  return times.length > 0 ? Math.max(...times) : undefined;
}

const isDeliveryOf = (fact: Fact, product: string): boolean =>
  fact.kind === "order-delivered" &&
  (fact.items === undefined || fact.items.some((item) => item.product === product));
