import type { Day } from "../basics/calendar.ts";
import { standingOn } from "./standing.ts";
import type { Taste } from "./taste.ts";

/** The category that the buyer is most given to on a day: what an offer is likeliest to be used for. */
export function bestCategory(taste: Taste, today: Day): string | undefined {
  let best: { readonly id: string; readonly standing: number } | undefined;
  for (const row of taste.categories) {
    const standing = standingOn(row, today);
    if (!best || standing > best.standing) best = { id: row.id, standing };
  }
  return best?.id;
}
