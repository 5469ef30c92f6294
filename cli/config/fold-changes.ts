import { type Refolding, refoldingBetween } from "../../src/app/config/effects.ts";
import { refoldUsd } from "../../src/contracts/refold-cost.ts";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { Reach } from "../../src/domain/people/refold.ts";

/**
 * What a new version changes in profiles, whom the next night folds again because of it, and what that costs; a line, or
 * none. `customers`: how many there are, where that is known.
 */
export function foldChanges(
  before: Bundle | undefined,
  after: Bundle,
  { now, customers }: { readonly now: Instant; readonly customers: number | undefined },
): readonly string[] {
  const refolding = refoldingBetween(before, after, now);
  if (!refolding || (!before && !customers)) return [];
  const most = customers === undefined ? "" : `, at most ${mostOf(customers)}`;
  return [
    `${inWords(refolding)}${most}; until then profiles stay as they are, but for those of whom something new is told`,
  ];
}

function inWords(refolding: Refolding): string {
  if (refolding.kind !== "first-version") return whomIn(refolding);
  return "the first version says which currency and time zone are the shop's: the next night folds again whoever is known already";
}

/** Of what a change is, and whom it touches. */
export function whomIn(reach: Exclude<Reach, { readonly kind: "nobody" }>): string;
export function whomIn(reach: Reach): string | undefined;
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
