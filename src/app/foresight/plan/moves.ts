import type { Bundle } from "../../../domain/config/bundle.ts";
import type { CustomerKey } from "../../../domain/facts/facts.ts";
import type { PlannedMove, PlannedSize } from "./answer.ts";
import { EXAMPLES } from "./examples.ts";

/** Who goes from where to where, with a few examples of each way. */
export function makeMoves() {
  const ways = new Map<string, { from: string; to: string; customers: number; examples: CustomerKey[] }>();
  const [before, after] = [new Map<string, number>(), new Map<string, number>()];
  const count = (sizes: Map<string, number>, id: string) => sizes.set(id, (sizes.get(id) ?? 0) + 1);
  return {
    ...{ before, after },
    add(from: string | undefined, to: string, key: CustomerKey): void {
      count(after, to);
      if (from === undefined) return;
      count(before, from);
      if (from === to) return;
      const name = JSON.stringify([from, to]);
      const way = ways.get(name) ?? { from, to, customers: 0, examples: [] };
      ways.set(name, way);
      way.customers += 1;
      if (way.examples.length < EXAMPLES) way.examples.push(key);
    },
    moves: (): readonly PlannedMove[] => [...ways.values()].sort((a, b) => b.customers - a.customers),
  };
}

export const segmentIds = ({ segments }: Bundle) => [
  ...segments.list.map(({ id }) => id),
  segments.otherwise.id,
];
export const tierIds = ({ offers }: Bundle) => offers.tiers.map(({ id }) => id);

/** In the order of the new config, then what goes. */
export function sizesOf(
  { before, after }: Pick<ReturnType<typeof makeMoves>, "before" | "after">,
  inForce: Bundle | undefined,
  bundle: Bundle,
  idsOf: (bundle: Bundle) => readonly string[],
): readonly PlannedSize[] {
  const [old, now] = [inForce ? idsOf(inForce) : [], idsOf(bundle)];
  return [...new Set([...now, ...old])].map((id) => ({
    id,
    before: old.includes(id) ? (before.get(id) ?? 0) : null,
    after: now.includes(id) ? (after.get(id) ?? 0) : null,
  }));
}
