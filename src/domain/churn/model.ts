import type { Day } from "../calendar.ts";
import type { Profile } from "../profile.ts";
import { type Parameters, purchaseProbability } from "./buy-till-you-die.ts";
import { type GapCounts, type Hazards, hazardsOf, staySilent } from "./gaps.ts";
import { buyerOf, type WeightedBuyer } from "./histogram.ts";
import { fitShop, SHOP_FAMILY, weightOf } from "./shop-fit.ts";

/**
 * What tells a shop who will not come back. `mbg-nbd` is the rule. The fallbacks have names, and `why` says in words
 * what is the matter: `shrunk-prior` is the same model drawn to what shops usually look like, by as much as data is
 * missing; `gap-hazards` goes by how long the shop's own customers stay silent before they return.
 */
export type ChurnModel =
  | {
      readonly kind: "mbg-nbd";
      readonly parameters: Parameters;
      readonly logLikelihood: number;
      readonly buyers: number;
    }
  | {
      readonly kind: "shrunk-prior";
      readonly parameters: Parameters;
      readonly buyers: number;
      readonly why: string;
    }
  | {
      readonly kind: "gap-hazards";
      readonly hazards: Hazards;
      readonly buyers: number;
      readonly why: string;
    };

/** Fits the shop's model, or the fallback that its data allows. */
export function fitChurn(buyers: readonly WeightedBuyer[], gaps: GapCounts): ChurnModel {
  const total = weightOf(buyers);
  const fit = fitShop(buyers);
  if (fit.kind === "mbg-nbd") return { ...fit, buyers: total };
  const { kind, parameters, cause, why } = fit;
  if (cause === "scarce") return { kind, parameters, buyers: total, why };
  return { kind: "gap-hazards", hazards: hazardsOf(gaps), buyers: total, why };
}

/**
 * Probability that the customer orders nothing in the `periodDays` days after `today`. Orders after `today` are not
 * looked at. Undefined for somebody who has not bought by then: the models are about buyers, and "will not buy again"
 * says nothing of them. Otherwise always a number from 0 to 1.
 */
export function noPurchaseProbability(
  model: ChurnModel,
  history: Pick<Profile, "orderDays">,
  today: Day,
  periodDays: number,
): number | undefined {
  const buyer = buyerOf(
    history.orderDays.map(({ day }) => day),
    today,
  );
  if (!buyer) return undefined;
  switch (model.kind) {
    case "mbg-nbd":
    case "shrunk-prior":
      return 1 - purchaseProbability(SHOP_FAMILY, model.parameters, buyer, periodDays);
    case "gap-hazards":
      return staySilent(model.hazards, buyer.x + 1, buyer.T - buyer.tx, periodDays);
  }
}
