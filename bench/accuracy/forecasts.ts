import {
  aliveProbability,
  expectedPurchases,
  type Family,
  purchaseProbability,
} from "../../src/domain/churn/buy-till-you-die.ts";
import { fitFamily } from "../../src/domain/churn/fit.ts";
import { hazardsOf, makeGapCounts, staySilent } from "../../src/domain/churn/gaps.ts";
import type { WeightedBuyer } from "../../src/domain/churn/histogram.ts";
import { makeHistorySample, type Standing } from "../../src/domain/churn/histories.ts";
import {
  type ChurnEvidence,
  type ChurnModel,
  learnChurn,
  probabilityOf,
} from "../../src/domain/churn/model.ts";
import {
  fitPareto,
  paretoExpectedPurchases,
  paretoPurchaseProbability,
} from "../../src/domain/churn/pareto-nbd.ts";
import { makeSample } from "../../src/domain/churn/sample.ts";
import { fitShop } from "../../src/domain/churn/shop-fit.ts";
import { fitValue, makeValuer } from "../../src/domain/value/model.ts";
import { makeSpendCounter, spendOf } from "../../src/domain/value/spend.ts";
import { averageRanks } from "./measures.ts";
import type { Shopper } from "./shoppers.ts";

/** What a model tells of every shopper. */
export interface Forecast {
  readonly model: string;
  readonly scores: readonly number[];
  /** Whether the scores are probabilities of no purchase, or only ranks. */
  readonly isProbability: boolean;
  /** Expected order days of the period. */
  readonly expected?: readonly number[];
  /** Where a model has it: the likely number of them, better than the expected one for a single customer. */
  readonly likely?: readonly number[];
}

/** What a night would know of the shoppers at the end of day `cutoff`. */
export function evidenceOf(shoppers: readonly Shopper[], cutoff: number): ChurnEvidence {
  const [sample, histories, gaps] = [makeSample(), makeHistorySample(), makeGapCounts()];
  for (const { id, orderDays, standing } of shoppers) {
    sample.add(id, standing);
    histories.add(id, orderDays);
    gaps.add(
      orderDays.map(({ day }) => day),
      cutoff,
    );
  }
  return { buyers: sample.histogram(), gaps: gaps.counts, histories: histories.histories() };
}

/** Every model on the same shoppers, and the name of the one that the nightly job would use. */
export function forecastsOf(
  shoppers: readonly Shopper[],
  cutoff: number,
  days: number,
): { readonly forecasts: readonly Forecast[]; readonly chosen: string } {
  const evidence = evidenceOf(shoppers, cutoff);
  const { buyers, gaps } = evidence;
  const learned = learnChurn(evidence, cutoff, days);
  const each = (of: (standing: Standing) => number) => shoppers.map(({ standing }) => of(standing));

  const alive = fitFamily("bg-nbd", buyers).parameters;
  const family = (name: Family): Forecast => {
    const { parameters } = fitFamily(name, buyers);
    return {
      model: name,
      scores: each((standing) => 1 - purchaseProbability(name, parameters, standing, days)),
      isProbability: true,
      expected: each((standing) => expectedPurchases(name, parameters, standing, days)),
    };
  };
  const pareto = fitPareto(buyers).parameters;
  const hazards = hazardsOf(gaps);
  const others: readonly Forecast[] = [
    {
      model: "bg-nbd 1-P(alive)",
      scores: each((standing) => 1 - aliveProbability("bg-nbd", alive, standing)),
      isProbability: true,
    },
    family("bg-nbd"),
    family("mbg-nbd"),
    {
      model: "pareto-nbd",
      scores: each((standing) => 1 - paretoPurchaseProbability(pareto, standing, days)),
      isProbability: true,
      expected: each((standing) => paretoExpectedPurchases(pareto, standing, days)),
    },
    {
      model: "gap-hazards",
      scores: each(({ x, tx, T }) => staySilent(hazards, x + 1, T - tx, days)),
      isProbability: true,
    },
    { model: "recency rank", scores: each(({ tx, T }) => T - tx), isProbability: false },
    { model: "rfm sum", scores: rfmSums(shoppers), isProbability: false },
  ];
  const ours = oursOf(learned, buyers, shoppers, days);
  return {
    forecasts: [...others.filter(({ model }) => model !== ours.model), ours],
    chosen: ours.model,
  };
}

/**
 * Of somebody who orders at all, MBG/NBD says how many orders to expect; the score says whether. Expected orders, as the
 * value model has them, add up to what happens; the number that is as likely too low as too high comes closest to what
 * one customer does, which is what the absolute error asks for.
 */
function oursOf(
  learned: ChurnModel,
  buyers: readonly WeightedBuyer[],
  shoppers: readonly Shopper[],
  days: number,
): Forecast {
  const { parameters } = fitShop(buyers);
  const scores = shoppers.map(({ standing }) => probabilityOf(learned, standing, days));
  const worthOf = makeValuer(fitValue(buyers, makeSpendCounter()), days, learned);
  const expected = shoppers.map(
    ({ standing, orderDays }, index) =>
      worthOf(standing, spendOf(orderDays), scores[index] ?? 1).expectedOrders,
  );
  const ifAny = expected.map((count, index) => count / Math.max(1e-12, 1 - (scores[index] ?? 1)));
  return {
    model: learned.kind,
    scores,
    isProbability: true,
    expected,
    likely: shoppers.map(({ standing }, index) =>
      medianOrders(scores[index] ?? 1, ifAny[index] ?? 1, parameters.r + standing.x),
    ),
  };
}

/** Median of: none with probability `none`, else 1 + a negative binomial of mean `ifAny` − 1 and that shape. */
function medianOrders(none: number, ifAny: number, shape: number): number {
  const more = Math.max(0, ifAny - 1);
  const z = more / (more + shape);
  let exactly = (1 - none) * (1 - z) ** shape;
  let upTo = none;
  let count = 0;
  for (; upTo < 0.5 && count < 10_000; count += 1) {
    upTo += exactly;
    exactly *= ((shape + count) / (count + 1)) * z;
  }
  return count;
}

/** Fifths of recency, frequency and money (ties share the mean rank), 5 best, summed: the higher, the likelier churn. */
function rfmSums(shoppers: readonly Shopper[]): readonly number[] {
  const fifths = (of: (standing: Standing) => number) =>
    averageRanks(shoppers.map(({ standing }) => of(standing))).map((rank) =>
      Math.ceil((5 * rank) / shoppers.length),
    );
  const [recency, frequency, money] = [
    fifths(({ tx, T }) => tx - T),
    fifths(({ x }) => x),
    fifths(({ spent }) => spent),
  ];
  return shoppers.map((_, i) => -((recency[i] ?? 0) + (frequency[i] ?? 0) + (money[i] ?? 0)));
}
