import type { OrderView } from "../../domain/care/about-order.ts";
import { needsOrder } from "../../domain/chains/about-order.ts";
import type { Entry } from "../../domain/chains/journal.ts";
import type { Customer } from "../../domain/people/profile.ts";
import { makeViewOrder, type ViewOrderDeps } from "../care/view-order.ts";
import type { Stage } from "./stage.ts";

/** The order that a run is about, as it stands now; undefined of a run that is about none. */
export function makeOrderOf(deps: ViewOrderDeps) {
  const view = makeViewOrder(deps);
  return async (
    { order }: Pick<Entry, "order">,
    { profile }: Customer,
    { chain, published }: Pick<Stage, "chain" | "published">,
  ): Promise<OrderView | undefined> => {
    if (order === undefined) return undefined;
    const seen = await view({ order, chain, profile, bundle: published.bundle });
    if (seen || !needsOrder(chain)) return seen;
    return { kind: "over", why: `order ${order} is not known any more` };
  };
}
