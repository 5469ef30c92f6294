import type { TriggerEvent } from "../config/chain.ts";
import type { FactKind } from "../facts/facts.ts";

interface Trigger {
  /** The facts that the event stands for. */
  readonly facts: readonly FactKind[];
  /**
   * Whether a chain that it begins may be prompt: somebody may wait for the mail, and it happens seldom enough to be looked
   * at one by one. Whoever browses the shop waits for none.
   */
  readonly prompt: boolean;
}

/** The events of a chain's `enter`. One without a row here does not compile. */
export const TRIGGERS: Readonly<Record<TriggerEvent, Trigger>> = {
  subscribed: { facts: ["subscribed"], prompt: true },
  consent_given: { facts: ["consent-given"], prompt: true },
  visited: { facts: ["visited", "product-viewed"], prompt: false },
  cart_changed: { facts: ["cart-changed"], prompt: false },
  checkout_started: { facts: ["checkout-started"], prompt: false },
  ordered: { facts: ["order-placed"], prompt: true },
  order_delivered: { facts: ["order-delivered"], prompt: true },
  reviewed: { facts: ["reviewed"], prompt: true },
  level_changed: { facts: ["level-changed"], prompt: true },
  referred: { facts: ["referred"], prompt: true },
};

const of = (isMeant: (trigger: Trigger) => boolean): Set<FactKind> =>
  new Set(Object.values(TRIGGERS).flatMap((trigger) => (isMeant(trigger) ? trigger.facts : [])));

/** Of a shop's own events, by their names. */
const OWN: FactKind = "opaque";

/** The kinds of facts that may begin a chain. */
export const STARTING: ReadonlySet<FactKind> = of(() => true).add(OWN);

/** Those that may begin a prompt one: what its reader of the stream is woken for. */
export const STARTING_PROMPTLY: ReadonlySet<FactKind> = of(({ prompt }) => prompt).add(OWN);

/** The events that a prompt chain may wait for, besides a shop's own. */
export const PROMPT_EVENTS: readonly string[] = Object.entries(TRIGGERS).flatMap(([event, { prompt }]) =>
  prompt ? [event] : [],
);

export const TRIGGER_EVENTS: readonly string[] = Object.keys(TRIGGERS);

/** Whether an event is one that Comeback itself knows, and none of a shop's own. */
export const isTriggerEvent = (event: string): event is TriggerEvent => Object.hasOwn(TRIGGERS, event);
