import { refoldUsd } from "../../src/contracts/refold-cost.ts";
import { dayOf, type Instant } from "../../src/domain/basics/calendar.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import { foldSettings } from "../../src/domain/people/fold-settings.ts";
import { type Reach, reachOf } from "../../src/domain/people/refold.ts";

/**
 * What a new version changes in profiles, whom the next night folds again because of it, and what that costs; a line, or
 * none. `customers`: how many there are, where that is known.
 */
export function foldChanges(
  before: Bundle | undefined,
  after: Bundle,
  { now, customers }: { readonly now: Instant; readonly customers: number | undefined },
): readonly string[] {
  const whom = before ? whomIn(reachBetween(before, after, now)) : BEFORE_THE_FIRST;
  if (!whom || (!before && !customers)) return [];
  const most = customers === undefined ? "" : `, at most ${mostOf(customers)}`;
  return [
    `${whom}${most}; until then profiles stay as they are, but for those of whom something new is told`,
  ];
}

const BEFORE_THE_FIRST =
  "the first version says which currency and time zone are the shop's: the next night folds again whoever is known already";

function reachBetween(before: Bundle, after: Bundle, now: Instant): Reach {
  const today = dayOf(after.store.time_zone, now);
  return reachOf(foldSettings({ bundle: before }), foldSettings({ bundle: after }), today);
}

/** Of what a change is, and whom it touches. */
export function whomIn(reach: Reach): string | undefined {
  switch (reach.kind) {
    case "nobody":
      return undefined;
    case "everybody":
      return `${reach.because.join(", ")}: changed, and the next night folds everybody again`;
    case "currencies":
      return `past rates of ${reach.currencies.join(", ")}: changed, and the next night folds again who has paid in them or has them in the cart`;
    default:
      return reach satisfies never;
  }
}

function mostOf(customers: number): string {
  const usd = refoldUsd(customers);
  const cost = usd < 0.01 ? "less than a cent" : `about $${usd.toFixed(2)}`;
  return `${customers.toLocaleString("en")} customers, ${cost}`;
}
