import type { Instant } from "../../domain/basics/calendar.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { ChosenOffer } from "../../domain/offers/offers.ts";
import type { Profile } from "../../domain/people/profile.ts";
import { movesLessText } from "../../domain/proof/exploration.ts";
import { returnOf, WORTH_IT } from "../../domain/uplift/allocation.ts";
import { upliftFeatures } from "../../domain/uplift/features.ts";
import type { Models } from "../../domain/uplift/foretold.ts";
import { bothSides } from "../../domain/uplift/model.ts";
import { drawKeyOf, isHeldOut } from "./holdout.ts";
import { allocationOf, type Holdout } from "./holdouts.ts";

export interface AllocationAsked {
  readonly bundle: Bundle;
  readonly models: Pick<Models, "uplift" | "allocation"> | undefined;
  readonly profile: Profile;
  /** Undefined of somebody who has never bought. */
  readonly noPurchase: number | undefined;
  readonly now: Instant;
}

/** Who decides on an offer whose budget is spent by what it brings. */
export type AllocationDecision =
  /** First come, first served: there is no such rule, or nobody knows whom mails move. */
  | { readonly kind: "as-asked" }
  /** Chance does, so that there is something to learn from. */
  | { readonly kind: "by-chance"; readonly draw: Holdout; readonly isOut: boolean }
  | { readonly kind: "given" }
  | { readonly kind: "left-out"; readonly why: string };

/** Nothing is kept by it: the same customer on the same night always gets the same answer. */
export function allocationFor(
  { bundle, models, profile, noPurchase, now }: AllocationAsked,
  { offer: id, benefit }: Pick<ChosenOffer, "offer" | "benefit">,
): AllocationDecision {
  const rule = bundle.offers.list[id]?.allocate;
  const draw = allocationOf(id, bundle);
  if (!rule || !draw || !models?.uplift) return { kind: "as-asked" };
  const key = drawKeyOf(profile);
  const { experiment, epoch } = draw;
  const toChance = { experiment: `${experiment}#chance`, epoch, percent: rule.random_percent };
  if (isHeldOut(key, toChance)) return { kind: "by-chance", draw, isOut: isHeldOut(key, draw) };
  const order = profile.averageOrder > 0 ? profile.averageOrder : models.allocation?.averageOrder;
  if (order === undefined) return { kind: "as-asked" };
  const sides = bothSides(models.uplift.model, upliftFeatures(profile, noPurchase, now));
  const back = returnOf({ sides, order, benefit, marginPercent: bundle.store.margin_percent ?? 100 });
  if (back === undefined) return { kind: "as-asked" };
  const cutoff = models.allocation?.cutoffs[id] ?? WORTH_IT;
  return back >= cutoff ? { kind: "given" } : { kind: "left-out", why: movesLessText(back, cutoff) };
}

/** Whether somebody is given none, as far as no earlier draw has said otherwise. */
export const leavesOut = (decision: AllocationDecision): boolean =>
  decision.kind === "left-out" || (decision.kind === "by-chance" && decision.isOut);
