import { dayOf } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import { rememberedOf } from "../basics/remembered-of.ts";
import type { Bundle } from "../config/bundle.ts";
import type { FieldContext } from "./fields.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** When a condition is asked, and what is known of the customer then. `today` is the day of `now` when absent. */
export type Moment = Pick<FieldContext, "now" | "enteredAt" | "noPurchaseProbability" | "uplift"> &
  Partial<Pick<FieldContext, "today" | "event">>;

/** What a condition's fields are computed with: the shop's settings, at a moment. */
export function fieldContext(
  { store, offers, loyalty }: Pick<Bundle, "store" | "offers" | "loyalty">,
  at: Moment,
): FieldContext {
  return {
    today: dayOf(store.time_zone, at.now),
    ...at,
    timeZone: store.time_zone,
    currency: store.currency,
    tiers: offers.tiers,
    ...defined({ attributes: attributesOf(store), loyalty }),
  };
}

/** Of a store that is not changed any more: conditions are asked more often than configs are published. */
const attributesOf = rememberedOf((store: Bundle["store"]) => vocabularyOf({ store }).attributes);
