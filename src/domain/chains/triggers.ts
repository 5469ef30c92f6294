import type { TriggerEvent } from "../config/bundle.ts";
import type { FactKind } from "../facts/facts.ts";

/** The facts that each event of a chain's `enter` stands for. */
export const TRIGGERS: Readonly<Record<TriggerEvent, readonly FactKind[]>> = {
  subscribed: ["subscribed"],
  consent_given: ["consent-given"],
  visited: ["visited", "product-viewed"],
  cart_changed: ["cart-changed"],
  checkout_started: ["checkout-started"],
  ordered: ["order-placed"],
  reviewed: ["reviewed"],
};

export const TRIGGER_EVENTS: readonly string[] = Object.keys(TRIGGERS);

/** Whether an event is one that Comeback itself knows, and none of a shop's own. */
export const isTriggerEvent = (event: string): event is TriggerEvent => Object.hasOwn(TRIGGERS, event);
