export type Groups = Readonly<Record<string, Group>>;

/** What the customers of a group add up to. */
export type Group = Readonly<Sums>;

type Sums = Record<(typeof COUNTED)[number], number>;

const COUNTED = [
  "customers",
  /** May be mailed: consent, and an address that nothing stands against. */
  "mailable",
  /** Bought in P. */
  "active",
  /** Of P. */
  "orders",
  /** Minor units, orders of P. */
  "revenue",
  /** Minor units, all orders ever. */
  "spent",
  /** Of whom the value model says something. */
  "valued",
  /** Minor units, expected in the next period. */
  "expectedRevenue",
  /** Minor units, discounted, expected in the next year. */
  "lifetimeValue",
  /** Minor units. */
  "valueAtRisk",
] as const;

/** Adds to the group what it counts of `share`. */
export function addGroup(groups: Record<string, Sums>, name: string, share: Group): void {
  const sums = groups[name] ?? emptySums();
  groups[name] = sums;
  for (const counted of COUNTED) sums[counted] += share[counted];
}

export function mergeGroups(parts: readonly Groups[]): Groups {
  const into: Record<string, Sums> = {};
  for (const part of parts) for (const [name, group] of Object.entries(part)) addGroup(into, name, group);
  return Object.fromEntries(Object.entries(into).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function emptySums(): Sums {
  return Object.fromEntries(COUNTED.map((counted) => [counted, 0])) as Sums;
}
