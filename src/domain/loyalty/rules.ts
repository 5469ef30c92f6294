import { type Day, formatDay } from "../basics/calendar.ts";
import type { Loyalty, LoyaltyRules } from "../config/loyalty.ts";

/** The rules of a day. Dates compare as texts. */
export function rulesOn({ rules }: Pick<Loyalty, "rules">, day: Day): LoyaltyRules | undefined {
  const date = formatDay(day);
  return rules.findLast(({ from }) => from === undefined || from <= date) ?? rules[0];
}
