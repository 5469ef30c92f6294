import type { Instant } from "../basics/calendar.ts";
import type { Fact } from "../facts/facts.ts";
import { groupsOf, isOfOrder, type Reckoning } from "./order-groups.ts";

interface Unit {
  readonly at: Instant;
  readonly facts: readonly Fact[];
}

/**
 * Facts, each once and ascending, in pieces that follow each other in time: those of an order together at the time it was
 * placed, and those of one instant in one piece. The lines of orders are not looked at.
 */
export function piecesOf(
  facts: readonly Fact[],
  { size, ...reckoning }: Reckoning & { readonly size: number },
): { readonly pieces: readonly (readonly Fact[])[]; readonly isPlaced: (order: string) => boolean } {
  const whole = new Map(facts.map((fact) => [fact.id, fact]));
  const groups = groupsOf(facts.filter(isOfOrder).map(withoutLines), reckoning);
  const placed = new Set(groups.flatMap(({ order, settled }) => (settled?.placed ? [order] : [])));
  const units: Unit[] = [
    ...facts.filter((fact) => !isOfOrder(fact)).map((fact) => ({ at: fact.at, facts: [fact] })),
    ...groups.map((group) => ({
      at: group.placedAt,
      facts: group.facts.flatMap(({ id }) => whole.get(id) ?? []),
    })),
  ].sort((a, b) => a.at - b.at);
  const pieces: Fact[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const unit of units) {
    const piece = pieces.at(-1);
    if (piece && (piece.length < size || unit.at === last)) piece.push(...unit.facts);
    else pieces.push([...unit.facts]);
    last = unit.at;
  }
  return { pieces, isPlaced: (order) => placed.has(order) };
}

/** Without looking at the lines, which may have to be unpacked. */
function withoutLines(fact: Fact): Fact {
  const names = Object.keys(fact).filter((name) => name !== "items");
  return Object.fromEntries(names.map((name) => [name, fact[name as keyof Fact]])) as unknown as Fact;
}
