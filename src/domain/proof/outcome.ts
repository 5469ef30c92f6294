import type { Day } from "../basics/calendar.ts";
import type { Benefit } from "../offers/benefit.ts";
import { costWhenPaid } from "../offers/discount.ts";
import type { OrderDay, Profile } from "../people/profile.ts";
import type { MeasureRule } from "./arms.ts";

/** What somebody had ordered on one day, or in some days before it; money in the store currency's minor units. */
export interface Had {
  readonly orders: number;
  readonly spent: number;
}

/** What a mail promised, by the code that an order shows. */
export interface PromisedCode {
  readonly code: string;
  /** The share of the price that is given back; 0 of what is no share of it. */
  readonly percent: number;
  /** Absent in what was kept when there were percentages only. */
  readonly benefit?: Benefit;
}

/** What an outcome is counted from: kept when the variant is drawn. */
export interface Window {
  readonly drawnOn: Day;
  readonly closes: Day;
  /** Ordered on the day of the draw, before it. */
  readonly before: Had;
  readonly promised?: PromisedCode;
}

/** Fixed when the measuring begins. */
export interface OutcomeRule extends Pick<MeasureRule, "by"> {
  /** What is left of 100 of the price before any discount. */
  readonly marginPercent: number;
  /** An outcome beyond this counts as this. */
  readonly cut: number;
}

/**
 * What one person ordered between the draw and the end of the last day of the window, or the margin of it in minor units. Of an
 * order with the mail's own code the goods cost what they cost at the full price, so that a discount is paid for; a delivery, a
 * gift or cashback is paid for besides.
 */
export function outcomeOf(
  { orderDays, coupons }: Pick<Profile, "orderDays" | "coupons">,
  window: Window,
  { by, marginPercent, cut }: OutcomeRule,
): number {
  const { before, promised } = window;
  const { orders, spent } = ordered(orderDays, window.drawnOn, window.closes);
  if (by === "orders") return Math.min(Math.max(0, orders - before.orders), cut);
  const own = promised && coupons.find(({ code }) => code === promised.code.toUpperCase());
  const { off, besides } = own && promised ? costWhenPaid(benefitIn(promised), own.spent) : NOTHING;
  const cost = (Math.max(0, spent - before.spent) + off) * (1 - marginPercent / 100) + besides;
  const margin = Math.max(0, spent - before.spent) - cost;
  return Math.max(-cut, Math.min(margin, cut));
}

const NOTHING = { off: 0, besides: 0 };

const benefitIn = ({ benefit, percent }: PromisedCode): Benefit => benefit ?? { kind: "percent", percent };

/** Orders and money of the days from one to another, both included. */
export function ordered(days: readonly OrderDay[], from: Day, to: Day): Had {
  let [orders, spent] = [0, 0];
  for (const one of days) {
    if (one.day < from || one.day > to) continue;
    orders += one.orders;
    spent += one.spent;
  }
  return { orders, spent };
}
