import type { Item } from "../facts/facts.ts";
import { byText } from "./fold-limits.ts";
import { isGone, type ListedRefunds, newestRefunds, type RefundFact } from "./refunds.ts";

/** A product of an order that was paid back or taken off the order, in part or altogether. */
export interface Returned {
  readonly product: string;
  /** Units that stayed with the customer. */
  readonly kept: number;
}

/**
 * What came back of an order, by product. Lines taken off it and the money paid back for them are told apart and are the
 * same things: the larger quantity of the two counts. Some sources list an order without what came back and others with
 * it, so units are taken off the most that any version listed. Money given back that names no line is nobody's return.
 */
export function returnsOf(
  refunds: readonly RefundFact[],
  versions: readonly (readonly Item[])[],
  listed?: ListedRefunds,
): readonly Returned[] {
  const [paid, removed] = [new Map<string, number>(), new Map<string, number>()];
  for (const fact of newestRefunds(refunds)) {
    if (listed && isGone(fact, listed)) continue;
    addUnits(fact.removal ? removed : paid, fact.items ?? []);
  }
  const units = versions.map((items) => addUnits(new Map(), items));
  const now = units.at(-1);
  return [...new Set([...paid.keys(), ...removed.keys()])].sort(byText).map((product) => {
    const ordered = Math.max(0, ...units.map((version) => version.get(product) ?? 0));
    const back = Math.max(paid.get(product) ?? 0, removed.get(product) ?? 0);
    return { product, kept: Math.max(0, Math.min(now?.get(product) ?? 0, ordered - back)) };
  });
}

function addUnits(into: Map<string, number>, items: readonly Item[]): Map<string, number> {
  for (const { product, quantity } of items) {
    into.set(product, (into.get(product) ?? 0) + Math.max(0, quantity));
  }
  return into;
}
