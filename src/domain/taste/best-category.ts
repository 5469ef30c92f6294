import type { Day } from "../basics/calendar.ts";
import { standingOn } from "./standing.ts";
import type { Taste } from "./taste.ts";

/** Of two categories bought as often, the one of which the buyer has more favourites. */
const OF_PRODUCTS = 0.05;

/** The category that the buyer is most given to on a day: what an offer is likeliest to be used for. */
export function bestCategory(taste: Taste, today: Day): string | undefined {
  const ofProducts = new Map<string, number>();
  for (const row of taste.products) {
    if (row.category === undefined) continue;
    ofProducts.set(row.category, (ofProducts.get(row.category) ?? 0) + standingOn(row, today));
  }
  let best: { readonly id: string; readonly standing: number } | undefined;
  for (const row of taste.categories) {
    const standing = standingOn(row, today) + OF_PRODUCTS * (ofProducts.get(row.id) ?? 0);
    if (!best || standing > best.standing) best = { id: row.id, standing };
  }
  return best?.id;
}
