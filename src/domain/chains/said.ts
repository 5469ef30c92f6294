import { dayOf } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import type { Bundle } from "../config/bundle.ts";
import type { TriggerEvent } from "../config/chain.ts";
import type { OwnEvent } from "../config/store.ts";
import type { Fact } from "../facts/facts.ts";
import { directionOf } from "../loyalty/level-told.ts";
import { rulesOn } from "../loyalty/rules.ts";
import { ownEventIn, type Properties, propertiesOf } from "./own-events.ts";

/** What events of Comeback's own say besides that they have happened, as `event.NAME`: the others say nothing. */
export const SAID_BY_TRIGGERS: { readonly [K in TriggerEvent]?: OwnEvent } = {
  level_changed: { properties: { from: "text", to: "text", direction: "text" } },
  reviewed: { properties: { product: "text", rating: "number", points: "number" } },
};

/** What an event says that a fact tells of, and of which types; undefined of a fact that is no event or says nothing. */
export function saidBy(
  fact: Fact,
  { store, loyalty }: Pick<Bundle, "store" | "loyalty">,
): { readonly event: OwnEvent; readonly said: Properties } | undefined {
  const { level_changed, reviewed } = SAID_BY_TRIGGERS;
  if (fact.kind === "level-changed" && level_changed) {
    const { from, to } = fact;
    const said = { from, to, direction: directionOf(fact, loyalty ?? { levels: [] }) };
    return { event: level_changed, said };
  }
  if (fact.kind === "reviewed" && reviewed) {
    const { product, rating } = fact;
    const rules = loyalty && rulesOn(loyalty, dayOf(store.time_zone, fact.at));
    const award = Object.values(rules?.actions ?? {}).find(({ on }) => on === "reviewed");
    return { event: reviewed, said: { product, ...defined({ rating, points: award?.points }) } };
  }
  const own = ownEventIn(fact, store);
  return own && { event: own.event, said: propertiesOf(own, store) };
}
