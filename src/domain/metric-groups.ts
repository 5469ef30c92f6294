export type Groups = Readonly<Record<string, Group>>;

export interface Group {
  readonly customers: number;
  /** Bought in P. */
  readonly active: number;
  /** Minor units, orders of P. */
  readonly revenue: number;
  /** Minor units, all orders ever. */
  readonly spent: number;
}

export function addGroup(groups: Record<string, Group>, name: string, share: Group): void {
  const known = groups[name];
  groups[name] = known
    ? {
        customers: known.customers + share.customers,
        active: known.active + share.active,
        revenue: known.revenue + share.revenue,
        spent: known.spent + share.spent,
      }
    : share;
}

export function mergeGroups(parts: readonly Groups[]): Groups {
  const into: Record<string, Group> = {};
  for (const part of parts) for (const [name, group] of Object.entries(part)) addGroup(into, name, group);
  return Object.fromEntries(Object.entries(into).sort(([a], [b]) => (a < b ? -1 : 1)));
}
