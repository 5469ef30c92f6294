import type { Chain, TriggerEvent } from "../config/chain.ts";

/** Events that are about one order of the customer's own. */
const OF_ORDERS: readonly TriggerEvent[] = ["ordered", "order_delivered"];

export const isOrderEvent = (event: string): boolean => OF_ORDERS.some((one) => one === event);

/** Whether what brings a customer into the chain is an order. */
export const isAboutOrders = ({ enter }: Pick<Chain, "enter">): boolean =>
  "event" in enter && isOrderEvent(enter.event);

/**
 * Whether the chain is for nothing but orders that the shop itself tells of: what only a browser tells of begins others,
 * whose mails then show no order.
 */
export const needsOrder = ({ enter, kind }: Pick<Chain, "enter" | "kind">): boolean =>
  isAboutOrders({ enter }) &&
  (kind === "service" ||
    ("event" in enter && (enter.event === "order_delivered" || enter.items !== undefined)));

/** Whether the mails of a chain are about an order: never, all, or those of orders that the shop itself tells of. */
export type ShowsOrder = "none" | "maybe" | "always";

export const showsOrder = (chain: Pick<Chain, "enter" | "kind">): ShowsOrder =>
  !isAboutOrders(chain) ? "none" : needsOrder(chain) ? "always" : "maybe";

/** `reenter` of a chain in which each order is a run of its own. */
export const EACH_ORDER = "0d";

const PREFIX = "order-";

/** The name of such a run, by which its entry is found among those of the customer's other orders. */
export const orderRun = (digest: string): string => `${PREFIX}${digest}`;
export const isOrderRun = (run: string): boolean => run.startsWith(PREFIX);
