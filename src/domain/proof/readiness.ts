import { FIXED_HORIZON, FOR_EVERY_LOOK } from "./detectable.ts";

/** What a chain's measuring can hope for. */
export interface Prospect {
  /** First entries a day that pass every gate. */
  readonly entriesPerDay: number;
  /** The share held out, above 0 and below 1. */
  readonly heldOut: number;
  /** Of people who order within the window without the mail, between 0 and 1. */
  readonly orderedShare: number;
  /** Standard deviation of what a person brings in the window, in minor units, adjusted if it is known so. */
  readonly deviation?: number;
  readonly windowDays: number;
  /** The difference of shares that is worth finding. */
  readonly target?: number;
}

/** What the median of good chains moves: 1.71 of 100 people order (Klaviyo's benchmarks, 2024). */
export const GOOD_CHAIN = 0.017;
const YEAR = 365;
/** Nobody plans further ahead: what takes longer is out of reach. */
export const MOST_DAYS = 5 * YEAR;
const LEARNING_DAYS = 90;
const LEARNING_SHARES = [0.3, 0.4, 0.5] as const;

/** The smallest effect that is found in four of five cases by an interval that may be looked at every day. */
export interface Detectable {
  /** With a year's entries: as a difference of shares, and in minor units per entry where the deviation is known. */
  readonly share: number;
  readonly money?: number;
  /** Until the target's effect is found, the last window included. */
  readonly days: number;
  readonly target: number;
}

/** Undefined where nobody enters. */
export function detectableOf(prospect: Prospect): Detectable | undefined {
  const { deviation, target = GOOD_CHAIN } = prospect;
  if (prospect.entriesPerDay <= 0) return undefined;
  const people = prospect.entriesPerDay * YEAR;
  return {
    share: smallest(prospect, people),
    ...(deviation !== undefined && { money: deviation * perDeviation(prospect.heldOut, people) }),
    days: daysTill(prospect, target),
    target,
  };
}

/** Whether to hold out more for a while. */
export type LearnFast =
  | { readonly state: "nobody-enters" }
  | { readonly state: "not-needed"; readonly days: number }
  /** Half of the people held out would not do either: `days` are with that share. */
  | { readonly state: "out-of-reach"; readonly days: number }
  | {
      readonly state: "proposed";
      /** For `forDays`, then as it was: people drawn with another share are a stratum of their own. */
      readonly heldOut: number;
      readonly forDays: number;
      /** Found in four of five cases by then; and with the share as it is. */
      readonly share: number;
      readonly shareOtherwise: number;
      /** Until the target is found, with this share throughout and with the share as it is. */
      readonly days: number;
      readonly daysOtherwise: number;
      /** Orders that holding out more costs until then, if the mail moves as much as the target. */
      readonly ordersForgone: number;
    };

/** Proposes the smallest share that finds the target in the time, else half of the people, where the present share would not in a year. */
export function learnFast(prospect: Prospect): LearnFast {
  const { target = GOOD_CHAIN, entriesPerDay, heldOut } = prospect;
  if (entriesPerDay <= 0) return { state: "nobody-enters" };
  const daysOtherwise = daysTill(prospect, target);
  if (daysOtherwise <= YEAR || heldOut >= 0.5) return { state: "not-needed", days: daysOtherwise };
  const people = entriesPerDay * LEARNING_DAYS;
  const larger = LEARNING_SHARES.filter((share) => share > heldOut);
  const tells = larger.find((share) => smallest({ ...prospect, heldOut: share }, people) <= target);
  const proposed = { ...prospect, heldOut: tells ?? 0.5 };
  const days = daysTill(proposed, target);
  if (days > MOST_DAYS) return { state: "out-of-reach", days };
  return {
    state: "proposed",
    heldOut: proposed.heldOut,
    forDays: LEARNING_DAYS,
    share: smallest(proposed, people),
    shareOtherwise: smallest(prospect, people),
    days,
    daysOtherwise,
    ordersForgone: people * (proposed.heldOut - heldOut) * target,
  };
}

const smallest = ({ heldOut, orderedShare }: Prospect, people: number): number =>
  Math.sqrt(orderedShare * (1 - orderedShare)) * perDeviation(heldOut, people);

/** Standard deviations of one person's outcome. */
const perDeviation = (heldOut: number, people: number): number =>
  FIXED_HORIZON * Math.sqrt(FOR_EVERY_LOOK * (1 / (people * heldOut) + 1 / (people * (1 - heldOut))));

function daysTill(prospect: Prospect, target: number): number {
  const people = (smallest(prospect, 1) / target) ** 2;
  return Math.ceil(people / prospect.entriesPerDay) + prospect.windowDays;
}
