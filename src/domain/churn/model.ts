import type { Day } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import type { Profile } from "../people/profile.ts";
import { type Parameters, purchaseProbability } from "./buy-till-you-die.ts";
import { fitRegularity } from "./fit-regularity.ts";
import { type GapCounts, type Hazards, hazardsOf, staySilent } from "./gaps.ts";
import type { WeightedBuyer } from "./histogram.ts";
import { historyOf, type OrderHistory, type Standing, standingOf } from "./histories.ts";
import { logistic } from "./regression.ts";
import { ownRhythm, type Regularity, type Trust } from "./regularity.ts";
import { meanGap } from "./rhythm.ts";
import { type Season, seasonOf } from "./season.ts";
import { fitShop, SHOP_FAMILY, weightOf } from "./shop-fit.ts";
import { type TrainedScore, trainedLogOdds, trainScore } from "./train.ts";
import { trustOf } from "./trust.ts";
import { type Window, windowsBefore } from "./windows.ts";

/** Any of these, with what customers' own rhythm and the season add to it; absent where there are no gaps, no windows. */
export type ChurnModel = ShopModel & { readonly regularity?: Regularity; readonly season?: Season };

/**
 * What tells a shop who will not come back. `trained-score` is the rule: learned from what the shop's own customers did
 * in an earlier period. The fallbacks, for shops without one that says enough, have names too.
 */
type ShopModel =
  | {
      readonly kind: "trained-score";
      readonly score: TrainedScore;
      /** For periods of another length than the score was trained for. */
      readonly base: BaseModel;
      readonly buyers: number;
    }
  | BaseModel;

/**
 * Models of how long customers stay, which need no earlier period. `mbg-nbd` is the rule, and `why` says in words what
 * is the matter with the others: `shrunk-prior` is the same model drawn to what shops usually look like, by as much as
 * data is missing; `gap-hazards` goes by how long the shop's own customers stay silent before they return.
 */
export type BaseModel =
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

/** What a night knows of the shop's buyers: merged from the shards. */
export interface ChurnEvidence {
  readonly buyers: readonly WeightedBuyer[];
  readonly gaps: GapCounts;
  readonly histories: readonly OrderHistory[];
}

/** The shop's own trained score of the next `periodDays` days, or the fallback that its data allows. */
export function learnChurn(evidence: ChurnEvidence, today: Day, periodDays: number): ChurnModel {
  const base = fitChurn(evidence.buyers, evidence.gaps);
  const windows = windowsBefore(evidence.histories, today, periodDays);
  const score = trainScore(evidence.histories, today, periodDays, windows);
  const regular = fitRegularity(evidence.histories, today, meanGap(evidence.histories, today));
  const regularity = regular && { ...regular, trust: trustIn(evidence.histories, windows, score) };
  const model: ShopModel = score ? { kind: "trained-score", score, base, buyers: base.buyers } : base;
  const season = seasonOf(evidence.histories, today, {
    periodDays,
    usual: (standing) => shopProbability(base, standing, periodDays),
    score: (standing) => shopProbability(model, standing, periodDays),
  });
  return { ...model, ...defined({ regularity }), season };
}

/** Without a trained score there are no windows by which to judge. */
function trustIn(
  histories: readonly OrderHistory[],
  windows: readonly Window[],
  score: TrainedScore | undefined,
): Trust {
  return score
    ? trustOf(histories, windows, (standing) => logistic(trainedLogOdds(score, standing)))
    : trustOf(histories, [], () => 0);
}

/** Fits the model that needs no earlier period, or the fallback that the data allows. */
export function fitChurn(buyers: readonly WeightedBuyer[], gaps: GapCounts): BaseModel {
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
  const standing = standingOf(historyOf(history.orderDays), today);
  return standing && probabilityOf(model, standing, periodDays);
}

/** The same for a customer who stands so: the shop's score, as far as the customer's own gaps are not regular. */
export function probabilityOf(model: ChurnModel, standing: Standing, periodDays: number): number {
  return byRhythm(model, standing, periodDays, inSeason(model, shopProbability(model, standing, periodDays)));
}

/** The shop's score at the level of the days ahead: the season multiplies the chance of an order. */
export function inSeason({ season }: Pick<ChurnModel, "season">, noPurchase: number): number {
  return season?.kind === "known" ? noPurchase ** season.ahead : noPurchase;
}

/** The shop's score, moved to what the customer's own rhythm says by the probability that there is one. */
export function byRhythm(
  { regularity }: Pick<ChurnModel, "regularity">,
  standing: Standing,
  periodDays: number,
  ofShop: number,
): number {
  const own = regularity && ownRhythm(regularity, standing, periodDays);
  return own ? own.weight * own.noPurchase + (1 - own.weight) * ofShop : ofShop;
}

/** What the shop's score says, without the spread of the customer's own gaps. */
export function shopProbability(model: ShopModel, standing: Standing, periodDays: number): number {
  switch (model.kind) {
    case "trained-score":
      return model.score.periodDays === periodDays
        ? logistic(trainedLogOdds(model.score, standing))
        : shopProbability(model.base, standing, periodDays);
    case "mbg-nbd":
    case "shrunk-prior":
      return 1 - purchaseProbability(SHOP_FAMILY, model.parameters, standing, periodDays);
    case "gap-hazards":
      return staySilent(model.hazards, standing.x + 1, standing.T - standing.tx, periodDays);
  }
}
