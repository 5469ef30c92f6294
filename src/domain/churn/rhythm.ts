import type { Buyer } from "./histogram.ts";
import type { OrderHistory } from "./histories.ts";
import { expectedReturns } from "./silence.ts";

/**
 * How a shop's customers come back, with each silence measured by the customer's own pace: somebody who orders every
 * ten days is late after twenty, somebody who orders every ninety is not. This is what tells regular buyers' silences
 * apart, which the buy-till-you-die models cannot: they take purchases to be random in time.
 */
export interface Rhythm {
  /** The shop's mean of finished gaps, in days: the pace of a customer of whom nothing else is known. */
  readonly gapDays: number;
  /** Chance of a return per own gap of silence, by class of order days, then by stretch of the silence. */
  readonly rates: readonly (readonly number[])[];
}

/** The fewest order days of each class. */
const CLASSES = [1, 2, 3, 5, 9] as const;
/** Silence in own gaps up to which each stretch lasts. */
const ENDS: readonly number[] = [
  0.15,
  0.3,
  0.45,
  0.6,
  0.7,
  0.8,
  0.9,
  1,
  1.1,
  1.2,
  1.35,
  1.5,
  1.75,
  2,
  2.5,
  3,
  4,
  6,
  9,
  14,
  Number.POSITIVE_INFINITY,
];

/** What a chance is drawn towards weighs as much as this many returns. */
const PRIOR_RETURNS = 3;
/** Without any finished gap in the shop. */
const USUAL_GAP_DAYS = 90;

/** The customer's own gap in days, drawn to the shop's with the weight of one gap. */
export function ownGap({ x, tx }: Pick<Buyer, "x" | "tx">, gapDays: number): number {
  return (tx + gapDays) / (x + 1);
}

/** Learns the rhythm from histories up to and including `today`. */
export function rhythmOf(histories: readonly OrderHistory[], today: number): Rhythm {
  const gapDays = meanGap(histories, today);
  const returns = CLASSES.map(() => ENDS.map(() => 0));
  const silent = CLASSES.map(() => ENDS.map(() => 0));
  for (const { before, days } of histories) {
    const first = before?.first ?? days[0] ?? 0;
    for (let index = 0; index < days.length; index += 1) {
      const day = days[index] ?? 0;
      if (day > today) break;
      const next = days[index + 1];
      const ended = next !== undefined && next <= today;
      const x = (before?.days ?? 0) + index;
      const at = classOf(x + 1);
      const length = ((ended ? next : today) - day) / ownGap({ x, tx: day - first }, gapDays);
      add(returns[at], silent[at], length, ended);
    }
  }
  return { gapDays, rates: ratesOf(returns, silent) };
}

/** Probability that a silence of T − tx days lasts for `period` more. */
export function staysSilent({ gapDays, rates }: Rhythm, buyer: Buyer, period: number): number {
  const gap = ownGap(buyer, gapDays);
  const silence = buyer.T - buyer.tx;
  const row = rates[classOf(buyer.x + 1)] ?? [];
  return Math.exp(-expectedReturns(ENDS, row, silence / gap, (silence + period) / gap));
}

function add(returns: number[] = [], silent: number[] = [], length: number, ended: boolean): void {
  let start = 0;
  for (let bin = 0; bin < ENDS.length; bin += 1) {
    const end = ENDS[bin] ?? start;
    silent[bin] = (silent[bin] ?? 0) + Math.min(length, end) - start;
    if (length <= end) {
      if (ended) returns[bin] = (returns[bin] ?? 0) + 1;
      return;
    }
    start = end;
  }
}

/** Those of the class drawn towards those of all, and these towards the stretch before. */
function ratesOf(returns: readonly number[][], silent: readonly number[][]): readonly (readonly number[])[] {
  const inBin = (grid: readonly number[][], bin: number) =>
    grid.reduce((sum, row) => sum + (row[bin] ?? 0), 0);
  let before = 1;
  const ofShop = ENDS.map((_, bin) => {
    before = drawn(inBin(returns, bin), inBin(silent, bin), before);
    return before;
  });
  return CLASSES.map((_, at) =>
    ofShop.map((rate, bin) => drawn(returns[at]?.[bin] ?? 0, silent[at]?.[bin] ?? 0, rate)),
  );
}

function drawn(returns: number, silent: number, towards: number): number {
  return (returns + PRIOR_RETURNS) / (silent + PRIOR_RETURNS / towards);
}

/** The shop's mean of finished gaps, in days. */
export function meanGap(histories: readonly OrderHistory[], today: number): number {
  let [gaps, length] = [0, 0];
  for (const { days } of histories) {
    const known = days.findLastIndex((day) => day <= today);
    if (known < 1) continue;
    gaps += known;
    length += (days[known] ?? 0) - (days[0] ?? 0);
  }
  return gaps === 0 ? USUAL_GAP_DAYS : length / gaps;
}

function classOf(orderDays: number): number {
  let at = 0;
  while (at + 1 < CLASSES.length && (CLASSES[at + 1] ?? 0) <= orderDays) at += 1;
  return at;
}
