import type { CustomerKey, Fact, FactId, FactOf } from "../facts/facts.ts";
import { parseKey } from "../facts/identity.ts";
import { type FactFor, factsFor } from "./fact-roles.ts";
import { byText } from "./fold-limits.ts";

type Move = FactFor<"moves">;
type OrderFact = FactFor<"orders">;

/** What each of an order's customers was told of it: its messages that name them, and what came without a name. */
export interface Claimants {
  /** The order's own partition. */
  readonly key: CustomerKey;
  readonly unnamed: readonly Fact[];
  readonly byOwner: ReadonlyMap<CustomerKey, readonly Fact[]>;
}

/**
 * An order belongs to whom its newest version names. The facts that tell the others so, each of which is stored in the
 * partition that loses the order; none where only one customer was ever named.
 */
export function movesOf({ key, unnamed, byOwner }: Claimants): readonly FactOf<"order-moved">[] {
  const parsed = parseKey(key);
  if (!parsed?.source) return [];
  const { id: order, source } = parsed;
  const ofOrder = (facts: readonly Fact[]) =>
    factsFor("orders", facts).filter((fact) => fact.order === order && fact.source === source);
  const copied = new Set(unnamed.map(({ id }) => id));
  const named = [...byOwner].flatMap(([owner, facts]) => {
    const newest = newestOf(ofOrder(facts).filter(({ id }) => !copied.has(id)));
    return newest ? [{ owner, newest }] : [];
  });
  const winner = named.toSorted((a, b) => later(a.newest, b.newest)).at(-1);
  if (!winner || named.length < 2) return [];
  const last = newestOf([winner.newest, ...ofOrder(unnamed)]) ?? winner.newest;
  return named
    .filter(({ owner }) => owner !== winner.owner)
    .map(({ owner }) => ({
      kind: "order-moved",
      id: `moved:${key}:${last.version}:${winner.owner}` as FactId,
      customer: owner,
      at: last.version,
      receivedAt: last.receivedAt,
      source: "comeback",
      order,
      version: last.version,
      to: winner.owner,
    }));
}

const newestOf = (facts: readonly OrderFact[]): OrderFact | undefined => facts.toSorted(later).at(-1);

const later = (a: OrderFact, b: OrderFact): number =>
  a.version - b.version ||
  a.receivedAt - b.receivedAt ||
  byText(a.customer, b.customer) ||
  byText(a.id, b.id);

/**
 * Whether an order is no longer that of the partitions that make up a profile: the newest word about whose it is names
 * another, and no later version of the order has come to these.
 */
export function hasMoved(
  moves: readonly Move[],
  versions: readonly OrderFact[],
  partitions: ReadonlySet<CustomerKey>,
): boolean {
  const newest = moves.toSorted((a, b) => a.version - b.version || byText(a.to, b.to)).at(-1);
  return (
    newest !== undefined &&
    !partitions.has(newest.to) &&
    versions.every(({ version }) => version <= newest.version)
  );
}
