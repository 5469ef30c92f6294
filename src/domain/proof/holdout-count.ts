import type { Day } from "../basics/calendar.ts";
import { UNKNOWN, withMove } from "../segments/matrix.ts";
import { NO_SUMS, type Ripened, withPerson } from "./arm-sums.ts";
import { withTests } from "./by-variant.ts";
import {
  HELD_OUT,
  type HoldoutMeasuring,
  type OutcomeCount,
  type OutcomeName,
  type Ripening,
  type SidesMoves,
} from "./holdout-measuring.ts";
import type { Draw } from "./measuring.ts";
import type { Stratum } from "./strata.ts";

/** What came of one draw when its window had closed; absent of a person who is nobody's any more. */
export interface RipeDraw {
  readonly draw: Draw;
  readonly earned?: Readonly<Record<OutcomeName, number>>;
  /** Of somebody held out. */
  readonly leak?: "inBothArms" | "heldOutButMailed";
  /** The segment when the window had closed; absent where no record says. */
  readonly segment?: string;
}

/** One person more, in every outcome. */
export function withRipe(measuring: HoldoutMeasuring, ripe: RipeDraw): HoldoutMeasuring {
  const { draw, earned, leak } = ripe;
  const { leaks } = measuring;
  return {
    ...measuring,
    outcomes: measuring.outcomes.map((count) => withOutcomeOf(count, ripe)),
    tests: withTests(measuring.tests, draw.tests ?? [], {
      isOut: draw.variant === HELD_OUT,
      probability: mailedProbability(draw),
      ripened: measuring.outcomes.map(({ outcome, design }) => ({
        person: ripenedOf(outcome, ripe),
        limits: design,
      })),
    }),
    leaks: leak ? { ...leaks, [leak]: leaks[leak] + 1 } : leaks,
    gone: measuring.gone + (earned ? 0 : 1),
    ...(earned && { moves: withMoved(measuring.moves, ripe) }),
  };
}

function withMoved(moves: SidesMoves = NOBODY_MOVED, { draw, segment = UNKNOWN }: RipeDraw): SidesMoves {
  const side = draw.variant === HELD_OUT ? "heldOut" : "mailed";
  return { ...moves, [side]: withMove(moves[side], draw.segment ?? UNKNOWN, segment) };
}

const NOBODY_MOVED: SidesMoves = { mailed: {}, heldOut: {} };

function withOutcomeOf(count: OutcomeCount, ripe: RipeDraw): OutcomeCount {
  const { outcome, design } = count;
  const person = ripenedOf(outcome, ripe);
  const isOut = ripe.draw.variant === HELD_OUT;
  const probability = mailedProbability(ripe.draw);
  const isIts = (stratum: Stratum) => Math.abs(stratum.probability - probability) < SAME;
  const stratum = count.strata.find(isIts) ?? { probability, treated: NO_SUMS, heldOut: NO_SUMS };
  const arm = isOut ? "heldOut" : "treated";
  const next = { ...stratum, [arm]: withPerson(stratum[arm], person, design) };
  return { ...count, strata: [...count.strata.filter((one) => !isIts(one)), next] };
}

const ripenedOf = (outcome: OutcomeName, { draw, earned }: RipeDraw): Ripened => ({
  outcome: earned?.[outcome] ?? 0,
  ordered: (earned?.orders ?? 0) > 0,
  covariates: draw.past,
});

const mailedProbability = ({ variant, probability }: Draw): number =>
  variant === HELD_OUT ? 1 - probability : probability;

/** Probabilities that differ by rounding are the same. */
const SAME = 1e-9;

/** With those who were drawn on one more day, and without those whose window is counted. */
export function withRipening(
  measuring: HoldoutMeasuring,
  drawnOn: Day,
  drawn: Omit<Ripening, "closes">,
): HoldoutMeasuring {
  const closes = drawnOn + measuring.withinDays;
  const open = measuring.ripening.filter((one) => one.closes > measuring.through && one.closes !== closes);
  const isAnybody = drawn.mailed + drawn.heldOut > 0;
  return {
    ...measuring,
    seenThrough: drawnOn,
    ripening: isAnybody ? [...open, { closes, ...drawn }] : open,
  };
}

/** Who was drawn and is not counted yet. */
export function stillRipening({ ripening, through }: Pick<HoldoutMeasuring, "ripening" | "through">) {
  const open = ripening.filter(({ closes }) => closes > through);
  return {
    mailed: open.reduce((sum, { mailed }) => sum + mailed, 0),
    heldOut: open.reduce((sum, { heldOut }) => sum + heldOut, 0),
  };
}
