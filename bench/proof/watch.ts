import type { ArmSums } from "../../src/domain/proof/arm-sums.ts";
import type { Interval } from "../../src/domain/proof/confidence-sequence.ts";
import type { ProofDesign } from "../../src/domain/proof/design.ts";
import { fixedInterval } from "../../src/domain/proof/fixed-horizon.ts";
import { incrementalOf } from "../../src/domain/proof/incremental.ts";
import {
  adjustedDifference,
  type Difference,
  peopleOf,
  plainDifference,
  type Stratum,
} from "../../src/domain/proof/strata.ts";

/** Every number that is stated with an interval: money per entry, adjusted and not, and the share that orders. */
export const ESTIMANDS = ["money", "plain", "ordered"] as const;
export type Estimand = (typeof ESTIMANDS)[number];

/** What one year of looks came to, for one estimand. */
export interface Seen {
  readonly shown: boolean;
  /** At no look was the truth outside. */
  readonly covered: boolean;
  /** At some look the interval excluded 0, on the side of the truth, and on the other (any, where the truth is 0). */
  readonly found: boolean;
  readonly alarmed: boolean;
  /** The interval over that of a single look, where it is to be tightest; undefined where it was not shown there. */
  readonly width: number | undefined;
  /** Whether a test that looks once, at the end, finds it. */
  readonly foundAtEnd: boolean;
}

/** Looks every day, and at the end once as a test with a fixed horizon does. */
export function watch(
  days: Iterable<readonly Stratum[]>,
  design: ProofDesign,
  truth: Readonly<Record<Estimand, number>>,
): Readonly<Record<Estimand, Seen>> {
  const watchers = {
    money: watcher(truth.money),
    plain: watcher(truth.plain),
    ordered: watcher(truth.ordered),
  };
  let last: readonly Stratum[] = [];
  let wasTightest = false;
  for (const strata of days) {
    const intervals = intervalsOf(strata, design);
    const isTightest: boolean =
      !wasTightest && strata.reduce((sum, one) => sum + peopleOf(one), 0) >= design.tightestAt;
    for (const estimand of ESTIMANDS) {
      const interval = intervals[estimand];
      if (interval) watchers[estimand].look(interval);
      if (isTightest && interval) watchers[estimand].measure(interval, atOnce(strata, estimand, design));
    }
    wasTightest ||= isTightest;
    last = strata;
  }
  const end = (estimand: Estimand) => watchers[estimand].end(atOnce(last, estimand, design));
  return { money: end("money"), plain: end("plain"), ordered: end("ordered") };
}

function watcher(truth: number) {
  let [shown, covered, found, alarmed] = [false, true, false, false];
  let width: number | undefined;
  const side = Math.sign(truth);
  const isFound = ({ low, high }: Interval) => (side > 0 && low > 0) || (side < 0 && high < 0);
  return {
    look(interval: Interval): void {
      shown = true;
      if (truth < interval.low || truth > interval.high) covered = false;
      if (isFound(interval)) found = true;
      else if (interval.low > 0 || interval.high < 0) alarmed = true;
    },
    measure(interval: Interval, fixed: Interval | undefined): void {
      if (fixed) width = (interval.high - interval.low) / (fixed.high - fixed.low);
    },
    end: (fixed: Interval | undefined): Seen => ({
      ...{ shown, covered, found, alarmed, width },
      foundAtEnd: fixed !== undefined && isFound(fixed),
    }),
  };
}

function intervalsOf(strata: readonly Stratum[], design: ProofDesign): Partial<Record<Estimand, Interval>> {
  const result = incrementalOf(strata, design);
  const money = result.state === "shown" ? { money: result.perEntry, plain: result.plain } : {};
  return { ...money, ...(result.ordered && { ordered: result.ordered }) };
}

function atOnce(
  strata: readonly Stratum[],
  estimand: Estimand,
  { alpha }: ProofDesign,
): Interval | undefined {
  const difference = differenceOf(strata, estimand);
  return difference && fixedInterval(difference, alpha);
}

function differenceOf(strata: readonly Stratum[], estimand: Estimand): Difference | undefined {
  if (estimand === "money") return adjustedDifference(strata);
  if (estimand === "plain") return plainDifference(strata);
  return plainDifference(
    strata.map(({ probability, treated, heldOut }) => ({
      probability,
      treated: asOrders(treated),
      heldOut: asOrders(heldOut),
    })),
  );
}

const asOrders = (arm: ArmSums): ArmSums => ({ ...arm, sum: arm.buyers, squares: arm.buyers });
