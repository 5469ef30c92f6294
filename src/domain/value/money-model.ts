import { expectedSpend, fitGammaGamma, type GammaGamma, type WeightedSpender } from "./gamma-gamma.ts";
import type { Spend, SpendCounter } from "./spend.ts";

/**
 * What tells how much a customer's next order day will bring, in minor units. The fallback `store-average` draws the
 * customer's own order days towards the mean of the shop's; `why` says in words why it is used.
 */
export type MoneyModel =
  | {
      readonly kind: "gamma-gamma";
      readonly parameters: GammaGamma;
      readonly logLikelihood: number;
      readonly spenders: number;
    }
  | {
      readonly kind: "store-average";
      readonly mean: number;
      readonly spenders: number;
      readonly why: string;
    };

const FEWEST_SPENDERS = 10;
/** Order days that the mean of the shop weighs as much as; (q − 1)/p of fits to public logs is .4 to 1. */
const AVERAGE_WEIGHT = 1;

export function fitMoney(counter: SpendCounter): MoneyModel {
  const spenders = counter.spenders();
  const { orderDays, spent } = counter.counts();
  const total = spenders.reduce((sum, { weight }) => sum + weight, 0);
  const average = (why: string): MoneyModel => ({
    kind: "store-average",
    mean: orderDays === 0 ? 0 : spent / orderDays,
    spenders: total,
    why,
  });
  if (total === 0) return average("nobody has bought for money on a second day yet");
  if (total < FEWEST_SPENDERS) return average(`${total} repeat buyers; a fit needs ${FEWEST_SPENDERS}`);
  if (allTheSame(spenders)) return average("all repeat purchases cost the same");
  const { parameters, logLikelihood, converged } = fitGammaGamma(spenders);
  const trouble = degeneracy(parameters, converged);
  if (trouble !== undefined) return average(trouble);
  return { kind: "gamma-gamma", parameters, logLikelihood, spenders: total };
}

/** Minor units that an order day of this customer is expected to bring. */
export function spendPerOrderDay(model: MoneyModel, { x, repeatSpent, spent }: Spend): number {
  switch (model.kind) {
    case "gamma-gamma":
      return expectedSpend(model.parameters, x, x === 0 ? 0 : Math.max(0, repeatSpent) / x);
    case "store-average":
      return (AVERAGE_WEIGHT * model.mean + Math.max(0, spent)) / (AVERAGE_WEIGHT + x + 1);
  }
}

/** Squared coefficients of variation: of one order day's amount, and of what this customer's order days cost on average. */
export function spendSpread(
  model: MoneyModel,
  { x }: Spend,
): { readonly ofOne: number; readonly ofMean: number } {
  switch (model.kind) {
    case "gamma-gamma": {
      const { p, q } = model.parameters;
      const tail = Math.max(LEAST_TAIL, p * x + q - 2);
      return { ofOne: (tail + 1) / tail / p, ofMean: 1 / tail };
    }
    case "store-average":
      return { ofOne: 1, ofMean: 1 / (AVERAGE_WEIGHT + x + 1) };
  }
}

/** The variance of the model's amounts is infinite for q ≤ 2: what is taken instead of q − 2. */
const LEAST_TAIL = 0.5;

/** Where p or q run off to infinity, customers' own purchases or customers do not differ: that is told apart well. */
function degeneracy({ p, q }: GammaGamma, converged: boolean): string | undefined {
  if (q <= 1) return `amounts differ so much between customers that they have no mean (q = ${round(q)})`;
  if (!converged) return `the likelihood has no clear maximum (p = ${round(p)}, q = ${round(q)})`;
  return undefined;
}

function allTheSame(spenders: readonly WeightedSpender[]): boolean {
  return spenders.every(({ mean }) => mean === spenders[0]?.mean);
}

function round(value: number): string {
  return value.toPrecision(3);
}
