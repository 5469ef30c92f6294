import { DAY, type Instant } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import type { CustomerKey, Fact } from "../facts/facts.ts";
import { factsFor } from "./fact-roles.ts";
import { firstOrderOf } from "./first-order.ts";
import type { FoldSettings } from "./fold-config.ts";
import { byText } from "./fold-limits.ts";
import type { Exchange } from "./fold-money.ts";
import { shortHash, withMore } from "./hash-set.ts";
import type { SealedOrders } from "./history.ts";
import { orderHistories } from "./order-history.ts";
import { countedOf, type Order } from "./orders.ts";
import { addUp } from "./orders-summary.ts";

/** All that was told of one order, and what it comes to; nothing where nobody has told of the order itself. */
export interface OrderGroup {
  readonly order: string;
  /** When it was placed; while that is unknown, when anything was told of it last. */
  readonly placedAt: Instant;
  readonly facts: readonly Fact[];
  readonly settled?: Order;
}

export const byPlacing = (a: Placing, b: Placing): number =>
  a.placedAt - b.placedAt || byText(a.order, b.order);
type Placing = Pick<OrderGroup, "placedAt" | "order">;

/** An order is over when it is so much older than the last one, or when so many are newer, or so many bytes of them. */
const OPEN_DAYS = 400;
const OPEN_ORDERS = 100;
const OPEN_BYTES = 48_000;
/** So many stay open however large they are. */
const ALWAYS_OPEN = 3;

/** How many of the orders, ascending, are over. */
export function overIn(groups: readonly OrderGroup[]): number {
  const from = (groups.at(-1)?.placedAt ?? 0) - OPEN_DAYS * DAY;
  let [open, bytes] = [0, 0];
  for (const { placedAt, facts } of groups.toReversed()) {
    if (placedAt < from || open >= OPEN_ORDERS) break;
    bytes += JSON.stringify(facts).length;
    if (bytes > OPEN_BYTES && open >= ALWAYS_OPEN) break;
    open += 1;
  }
  return groups.length - open;
}

export interface SealDeps {
  readonly settings: FoldSettings;
  readonly exchange: Exchange;
  readonly currency: string | undefined;
  readonly partitions: ReadonlySet<CustomerKey>;
}

/** Adds orders that are over, ascending, to the sums of those before them. */
export function seal(
  before: SealedOrders | undefined,
  groups: readonly OrderGroup[],
  { settings, exchange, currency, partitions }: SealDeps,
): SealedOrders | undefined {
  const last = groups.at(-1);
  if (!last) return before;
  const { timeZone, loyalty, browserOrderLimit } = settings;
  const orders = groups.flatMap(({ settled }) => settled ?? []);
  const facts = groups.flatMap((group) => group.facts);
  const { counted, browserOrderAt } = countedOf(orders, browserOrderLimit);
  const adding = addUp(before?.sums, timeZone, exchange);
  for (const order of counted) adding.add(order);
  const [first] = counted;
  const told = first && firstOrderOf(first, factsOf(first, groups), exchange, timeZone);
  const placed = orders.filter((order) => order.placed);
  const bought = new Map(before?.bought);
  for (const { items, placedAt, cancelled } of placed)
    if (!cancelled) for (const { product } of items) bought.set(product, placedAt);
  const earned = loyalty && currency !== undefined ? orderHistories(facts, exchange, partitions) : [];
  return {
    until: { at: last.placedAt, order: last.order },
    ids: withMore(before?.ids ?? [], groups.filter(isPlaced).map(hashOf)),
    unplaced: withMore(before?.unplaced ?? [], groups.filter((group) => !isPlaced(group)).map(hashOf)),
    ...defined({
      sums: counted.length > 0 ? adding.sums() : before?.sums,
      first: before?.first ?? (first && told && { placedAt: first.placedAt, is: told }),
      lastPlacedAt: placed.at(-1)?.placedAt ?? before?.lastPlacedAt,
      claimedAt: browserOrderAt ?? before?.claimedAt,
    }),
    bought: [...bought],
    earning: [...(before?.earning ?? []), ...earned].sort(byPlacing),
  };
}

const isPlaced = ({ settled }: OrderGroup): boolean => settled?.placed === true;
const hashOf = ({ order }: OrderGroup): number => shortHash(order);

const factsOf = ({ order }: Order, groups: readonly OrderGroup[]): readonly Fact[] =>
  groups.find((group) => group.order === order)?.facts ?? [];

/** What was bought only matters to products that were looked at before, and not since. */
export function boughtSinceLooks(sealed: SealedOrders, kept: readonly Fact[]): SealedOrders {
  const looks = new Map(factsFor("views", kept).map(({ item, at }) => [item.product, at]));
  const isSince = ([product, at]: readonly [string, Instant]) => at >= (looks.get(product) ?? Infinity);
  return { ...sealed, bought: sealed.bought.filter(isSince).sort(([a], [b]) => byText(a, b)) };
}
