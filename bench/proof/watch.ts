import type { Interval } from "../../src/domain/proof/confidence-sequence.ts";
import type { ProofDesign } from "../../src/domain/proof/design.ts";
import { incrementalOf } from "../../src/domain/proof/incremental.ts";
import { peopleOf, type Stratum } from "../../src/domain/proof/strata.ts";
import { ESTIMANDS, type Estimand } from "./estimand.ts";
import { singleLook } from "./single-look.ts";

/** What one year of looks came to, for one estimand. */
export interface Seen {
  readonly shown: boolean;
  /** At no look was the truth outside. */
  readonly covered: boolean;
  /** At some look the interval excluded 0, on the side of the truth, and on the other (any, where the truth is 0). */
  readonly found: boolean;
  readonly alarmed: boolean;
  /** Where the interval is to be tightest; undefined where it was not shown there. */
  readonly widths: Widths | undefined;
  /** Whether a test that looks once, at the end, finds it. */
  readonly foundAtEnd: boolean;
  /** At the last look. */
  readonly last: Interval | undefined;
}

interface Widths {
  readonly own: number;
  readonly singleLook: number;
}

/** Looks every day, and at the end once as a test with a fixed horizon does. */
export function watch(
  looks: Iterable<readonly Stratum[]>,
  design: ProofDesign,
  truth: Readonly<Record<Estimand, number>>,
): Readonly<Record<Estimand, Seen>> {
  const watchers = {
    money: watcher(truth.money),
    plain: watcher(truth.plain),
    ordered: watcher(truth.ordered),
  };
  let latest: readonly Stratum[] = [];
  let wasTightest = false;
  for (const strata of looks) {
    const intervals = intervalsOf(strata, design);
    const people = strata.reduce((sum, one) => sum + peopleOf(one), 0);
    const isTightest: boolean = !wasTightest && people >= design.tightestAt;
    for (const estimand of ESTIMANDS) {
      const interval = intervals[estimand];
      if (interval) watchers[estimand].look(interval);
      if (isTightest && interval) watchers[estimand].measure(interval, singleLook(strata, estimand));
    }
    wasTightest ||= isTightest;
    latest = strata;
  }
  const end = (estimand: Estimand) => watchers[estimand].end(singleLook(latest, estimand));
  return { money: end("money"), plain: end("plain"), ordered: end("ordered") };
}

function watcher(truth: number) {
  let [covered, found, alarmed] = [true, false, false];
  let last: Interval | undefined;
  let widths: Widths | undefined;
  const side = Math.sign(truth);
  const isFound = ({ low, high }: Interval) => (side > 0 && low > 0) || (side < 0 && high < 0);
  return {
    look(interval: Interval): void {
      last = interval;
      if (truth < interval.low || truth > interval.high) covered = false;
      if (isFound(interval)) found = true;
      else if (interval.low > 0 || interval.high < 0) alarmed = true;
    },
    measure(interval: Interval, fixed: Interval | undefined): void {
      if (fixed) widths = { own: interval.high - interval.low, singleLook: fixed.high - fixed.low };
    },
    end: (fixed: Interval | undefined): Seen => ({
      ...{ shown: last !== undefined, covered, found, alarmed, widths, last },
      foundAtEnd: fixed !== undefined && isFound(fixed),
    }),
  };
}

function intervalsOf(strata: readonly Stratum[], design: ProofDesign): Partial<Record<Estimand, Interval>> {
  const result = incrementalOf(strata, design);
  const money = result.state === "shown" ? { money: result.perEntry, plain: result.plain } : {};
  return { ...money, ...(result.ordered && { ordered: result.ordered }) };
}

/** The mean of the one over the mean of the other; null where no interval was shown where it is to be tightest. */
export function widthOf(seen: readonly Seen[]): number | null {
  let [own, fixed] = [0, 0];
  for (const { widths } of seen) {
    own += widths?.own ?? 0;
    fixed += widths?.singleLook ?? 0;
  }
  return fixed === 0 ? null : own / fixed;
}
