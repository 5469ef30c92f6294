import type { Day } from "../calendar.ts";
import type { Profile } from "../profile.ts";
import { type Family, type Parameters, purchaseProbability } from "./buy-till-you-die.ts";
import { fitFamily, type Prior } from "./fit.ts";
import { type GapCounts, type Hazards, hazardsOf, staySilent } from "./gaps.ts";
import { buyerOf, type WeightedBuyer } from "./histogram.ts";

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

const FAMILY: Family = "mbg-nbd";
const FEWEST_BUYERS = 50;
const FEWEST_REPEAT_BUYERS = 10;

/** Middling values of published fits, with room for shops that sell ten times as often or as seldom. */
const USUAL: Prior = {
  at: { r: 0.6, alpha: 6, a: 0.8, b: 1.6 },
  spread: { r: 0.7, alpha: 1.5, a: 0.7, b: 0.7 },
};

/** Fits the shop's model, or the fallback that its data allows. */
export function fitChurn(buyers: readonly WeightedBuyer[], gaps: GapCounts): ChurnModel {
  const total = weightOf(buyers);
  const repeat = weightOf(buyers.filter(({ x }) => x > 0));
  const scarce = scarcity(total, repeat);
  if (scarce !== undefined) {
    const { parameters } = fitFamily(FAMILY, buyers, USUAL);
    return { kind: "shrunk-prior", parameters, buyers: total, why: scarce };
  }
  const { parameters, logLikelihood, converged } = fitFamily(FAMILY, buyers);
  const degenerate = degeneracy(parameters, converged);
  if (degenerate !== undefined) {
    return { kind: "gap-hazards", hazards: hazardsOf(gaps), buyers: total, why: degenerate };
  }
  return { kind: "mbg-nbd", parameters, logLikelihood, buyers: total };
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
      return 1 - purchaseProbability(FAMILY, model.parameters, buyer, periodDays);
    case "gap-hazards":
      return staySilent(model.hazards, buyer.x + 1, buyer.T - buyer.tx, periodDays);
  }
}

function scarcity(buyers: number, repeat: number): string | undefined {
  if (buyers < FEWEST_BUYERS) return `${buyers} buyers; a fit of its own needs ${FEWEST_BUYERS}`;
  if (repeat === 0) return "nobody has bought on a second day yet";
  if (repeat < FEWEST_REPEAT_BUYERS) {
    return `${repeat} repeat buyers; a fit of its own needs ${FEWEST_REPEAT_BUYERS}`;
  }
  return undefined;
}

/** Parameters that run off to zero or infinity: the likelihood has no maximum, and what comes out says nothing. */
function degeneracy({ r, alpha, a, b }: Parameters, converged: boolean): string | undefined {
  const perPurchase = a / (a + b);
  if (perPurchase < 1e-3) return `no sign that customers are ever lost (a = ${round(a)}, b = ${round(b)})`;
  if (perPurchase > 0.999) return `everybody seems lost at once (a = ${round(a)}, b = ${round(b)})`;
  if (a + b > 1e4) return `customers do not differ in how they are lost (a = ${round(a)}, b = ${round(b)})`;
  if (r > 1e3) return `customers do not differ in how often they buy (r = ${round(r)})`;
  if (r < 1e-3) return `next to nobody buys again (r = ${round(r)})`;
  if (!converged) return `the likelihood has no clear maximum (r = ${round(r)}, alpha = ${round(alpha)})`;
  return undefined;
}

function weightOf(buyers: readonly WeightedBuyer[]): number {
  return buyers.reduce((sum, { weight }) => sum + weight, 0);
}

function round(value: number): string {
  return value.toPrecision(3);
}
