import type { Day } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import type { Bundle } from "../config/bundle.ts";
import { careOf } from "./care-of.ts";
import type { KeptLine } from "./lines.ts";
import type { CaredLine, OrderStand, StandingOrder } from "./order-stand.ts";
import { warrantyEnd } from "./warranty.ts";

/** The order that a run is about, and those of its lines that it is about. */
export interface AboutOrder extends StandingOrder {
  readonly matching: readonly CaredLine[];
  /** The last day of the warranty that ends first, in the shop's time zone. */
  readonly warrantyEnds?: Day;
}

export type OrderView = AboutOrder | Exclude<OrderStand, StandingOrder>;

/** What a run is about, where `matching` are the lines that its chain asks for. A warranty counts from the delivery. */
export function aboutOrder(
  stand: StandingOrder,
  matching: readonly KeptLine[],
  { care, store }: Pick<Bundle, "care" | "store">,
): OrderView {
  if (matching.length === 0)
    return { kind: "over", why: `nothing it is about is left of order ${stand.order.order}` };
  const cared = matching.map((line): CaredLine => {
    const months = careOf(care?.list ?? [], line.item)?.warranty_months;
    const from = line.deliveredAt ?? stand.order.placedAt;
    return {
      ...line,
      ...(months !== undefined && { warrantyEnds: warrantyEnd(store.time_zone, from, months) }),
    };
  });
  const ends = cared.flatMap(({ warrantyEnds }) => warrantyEnds ?? []);
  return {
    ...stand,
    matching: cared,
    ...defined({ warrantyEnds: ends.length > 0 ? Math.min(...ends) : undefined }),
  };
}
