import type { Benefit } from "../offers/benefit.ts";
import { costOn } from "../offers/discount.ts";
import type { BothSides } from "./model.ts";

/** What an offer brings one customer's order for what it costs. */
export interface Asking {
  /** Probabilities of an order within the window, mailed and not. */
  readonly sides: BothSides;
  /** What the customer's order comes to, minor units. */
  readonly order: number;
  readonly benefit: Benefit;
  /** What is left of 100 of a price; 100 where nobody has said. */
  readonly marginPercent: number;
}

/**
 * What comes back for each unit that the offer costs: the difference that the mail makes to an order, times what is left of one,
 * over the discount of everybody who orders with it, also of those who would have ordered anyway. Undefined where nobody knows
 * the cost.
 */
export function returnOf({ sides, order, benefit, marginPercent }: Asking): number | undefined {
  const off = costOn(benefit, order);
  if (off === undefined || off <= 0 || sides.mailed <= 0) return undefined;
  return ((sides.mailed - sides.held) * order * (marginPercent / 100)) / (sides.mailed * off);
}

/** Somebody who asked for the offer, one of the fair share that chance decides. */
export interface Sampled {
  readonly back: number;
  /** What a budget sets aside for the code, minor units. */
  readonly reserved: number;
}

interface Means {
  /** Days on which those sampled asked. */
  readonly days: number;
  /** Of all who ask, 0 to 1: chance decides on them, and gives the offer to half. */
  readonly share: number;
  /** What the budget can spend a day, minor units. */
  readonly perDay: number;
}

/** Whoever brings less than it costs is given none, however much is left. */
export const WORTH_IT = 1;

/**
 * What an offer has to bring for each unit of cost so that its budget lasts: those who asked lately are taken in the order of
 * what they bring, until a day's money is spent. An exact allocation would need everybody who will ask beforehand.
 */
export function cutoffOf(asked: readonly Sampled[], { days, share, perDay }: Means): number {
  const aDay = (reserved: number) => reserved / share / days;
  const byChance = asked.reduce((sum, { reserved }) => sum + aDay(reserved) * share * COIN, 0);
  let left = perDay - byChance;
  for (const { back, reserved } of asked.toSorted((one, other) => other.back - one.back)) {
    left -= aDay(reserved) * (1 - share);
    if (left < 0) return Math.max(WORTH_IT, back);
  }
  return WORTH_IT;
}

/** Of those on whom chance decides, so many are given the offer. */
export const COIN = 0.5;

/** By offer, as a night has found it; the shop's average order is for who has none. Minor units. */
export interface Allocation {
  readonly cutoffs: Readonly<Record<string, number>>;
  readonly averageOrder?: number;
}
