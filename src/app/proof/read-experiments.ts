import { formatDay } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { type Arm, weightOf } from "../../domain/proof/arms.ts";
import { type Interval, meanInterval, meanOf } from "../../domain/proof/confidence-sequence.ts";
import { type Decision, decidedVariant, type Measuring } from "../../domain/proof/measuring.ts";
import {
  type Difference,
  isEnoughAlone,
  LEAST_PEOPLE,
  LEAST_WEIGHT,
  TEST_ALPHA,
  verdictOf,
} from "../../domain/proof/verdict.ts";
import type { ConfigStore } from "../../ports/config.ts";
import { DRAW_SHARDS, type ExperimentStore } from "../../ports/proof.ts";
import { type Experiment, experimentsOf } from "../chains/experiments.ts";

export interface ReadExperimentsDeps {
  readonly experiments: Pick<ExperimentStore, "measurings" | "decisions" | "closing">;
  readonly config: Pick<ConfigStore, "current">;
}

/** How a test stands. Means and differences are orders a person, or margin a person in the store currency's minor units. */
export interface ExperimentReport {
  readonly experiment: string;
  readonly chain: string;
  readonly epoch: string;
  readonly by: "orders" | "margin";
  readonly withinDays: number;
  /** Whether the interval decides by itself. */
  readonly automatic: boolean;
  readonly state: ExperimentState;
  readonly variants: readonly VariantReport[];
  /** The rest is of what has been counted; absent before the night has begun to. */
  readonly counted?: Counted;
  /** Newest last. */
  readonly decisions: readonly Decision[];
}

export type ExperimentState =
  | "not-begun"
  | "counts-are-off"
  | "too-early"
  | "undecided"
  | "winner"
  | "decided";

export interface VariantReport {
  readonly variant: string;
  /** Percent. */
  readonly share: number;
  /** Whose window is over, and those of them with any outcome. */
  readonly people: number;
  readonly moved: number;
  readonly mean: number | null;
  readonly interval?: Interval;
}

interface Counted {
  readonly beganOn: string;
  /** Windows that close up to this day. */
  readonly through: string;
  readonly currency: string;
  readonly tightestAt: number;
  readonly leader: string;
  readonly differences: readonly Difference[];
  /** The probability that the draw comes out as unevenly as this, however often one looks. */
  readonly sampleRatio: number;
  /** What the smallest variants lack before there is an interval: people, and outcomes, by the weight of equal ones. */
  readonly missing: { readonly people: number; readonly outcomes: number };
  readonly gone: number;
}

/** Every test of the config in force. */
export function makeListExperiments({ experiments, config }: ReadExperimentsDeps) {
  return async (): Promise<readonly ExperimentReport[]> => {
    const [published, measurings] = await Promise.all([config.current(), experiments.measurings()]);
    const tests = published ? experimentsOf(published.bundle) : [];
    return Promise.all(
      tests.map(async (test) => {
        const measuring = measurings.find(
          (one) => one.experiment === test.experiment && one.epoch === test.epoch,
        );
        return reportOf(test, measuring, (await experiments.decisions(test))?.list ?? []);
      }),
    );
  };
}

/** One test, and the day on which the next windows close; undefined where the config in force has none by this name. */
export function makeReadExperiment(deps: ReadExperimentsDeps) {
  const list = makeListExperiments(deps);
  return async (name: string): Promise<(ExperimentReport & { readonly nextCloses?: string }) | undefined> => {
    const [report, measurings] = await Promise.all([
      list().then((reports) => reports.find(({ experiment }) => experiment === name)),
      deps.experiments.measurings(),
    ]);
    if (!report) return undefined;
    const measuring = measurings.find(
      (one) => one.experiment === report.experiment && one.epoch === report.epoch,
    );
    const next = measuring && (await nextClosing(measuring));
    return { ...report, ...defined({ nextCloses: next === undefined ? undefined : formatDay(next) }) };
  };

  async function nextClosing(measuring: Measuring): Promise<number | undefined> {
    for (let ahead = 1; ahead <= measuring.withinDays + 2; ahead += 1) {
      const day = measuring.through + ahead;
      const shards = Array.from({ length: DRAW_SHARDS }, (_, shard) => isAnybodyIn(measuring, day, shard));
      if ((await Promise.all(shards)).includes(true)) return day;
    }
    return undefined;
  }

  async function isAnybodyIn(measuring: Measuring, day: number, shard: number): Promise<boolean> {
    for await (const _ of deps.experiments.closing(measuring, day, shard)) return true;
    return false;
  }
}

function reportOf(
  test: Experiment,
  measuring: Measuring | undefined,
  decisions: readonly Decision[],
): ExperimentReport {
  const { experiment, chain, epoch, by, withinDays, automatic, variants, least } = test;
  const verdict = measuring && verdictOf(measuring.arms, { tightestAt: measuring.tightestAt, least });
  const isDecided = decidedVariant({ experiment, epoch, list: decisions, revision: 0 }) !== undefined;
  return {
    ...{ experiment, chain, epoch, by, withinDays, automatic, decisions },
    state: isDecided ? "decided" : (verdict?.state ?? "not-begun"),
    variants: variants.map(({ id, part }) => {
      const arm = measuring?.arms.find(({ variant }) => variant === id);
      return variantOf(id, part, arm, measuring);
    }),
    ...(measuring && verdict && { counted: countedOf(measuring, verdict) }),
  };
}

function variantOf(
  variant: string,
  part: number,
  arm: Arm | undefined,
  measuring: Measuring | undefined,
): VariantReport {
  const design = measuring && { alpha: TEST_ALPHA, tightestAt: measuring.tightestAt };
  const interval = arm && design && isEnoughAlone(arm) ? meanInterval(arm, design) : undefined;
  return {
    variant,
    share: part * 100,
    people: arm?.people ?? 0,
    moved: arm?.moved ?? 0,
    mean: arm && arm.people > 0 ? meanOf(arm) : null,
    ...defined({ interval }),
  };
}

function countedOf(
  { beganOn, through, currency, tightestAt, gone, arms }: Measuring,
  { leader, differences, sampleRatio }: ReturnType<typeof verdictOf>,
): Counted {
  const lacking = (least: number, of: (arm: Arm) => number) =>
    Math.max(0, ...arms.map((arm) => least - of(arm)));
  return {
    beganOn: formatDay(beganOn),
    through: formatDay(through),
    ...{ currency, tightestAt, leader, differences, sampleRatio, gone },
    missing: {
      people: lacking(LEAST_PEOPLE, ({ people }) => people),
      outcomes: Math.ceil(lacking(LEAST_WEIGHT, weightOf)),
    },
  };
}
