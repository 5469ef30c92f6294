import { type Day, formatDay } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { isOfOffers } from "../../domain/proof/exploration.ts";
import { stillRipening } from "../../domain/proof/holdout-count.ts";
import type { HoldoutMeasuring } from "../../domain/proof/holdout-measuring.ts";
import { quarterOf } from "../../domain/proof/quarters.ts";
import type { UpliftVerdict } from "../../domain/uplift/check.ts";
import type { CountedSides } from "../../domain/uplift/counted-sides.ts";
import type { LearnerName } from "../../domain/uplift/learners.ts";
import { daysUntilCounted, type Pace } from "../../domain/uplift/ready.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { RunStore } from "../../ports/nightly.ts";
import type { ExperimentStore } from "../../ports/proof.ts";
import type { DatedUpliftCheck } from "../../ports/uplift.ts";
import { holdoutsOf } from "../chains/holdouts.ts";
import { entriesPerDay } from "../proof/counted-epoch.ts";
import { readLatest } from "./documents.ts";

export interface ReadLearningDeps {
  readonly runs: Pick<RunStore, "get">;
  readonly experiments: Pick<ExperimentStore, "holdouts">;
  readonly config: Pick<ConfigStore, "current">;
}

/** Whether the shop's draws tell whom a mail moves: one question about all hold-outs together. */
export type Learning =
  /** No hold-out of the config in force draws anybody, or no night has looked since one does. */
  | { readonly state: "nobody-held-out" | "not-looked" }
  | ({
      readonly state: "too-early";
      /** Counted draws on the smaller side, or people with an order. */
      readonly of: "draws" | "outcomes";
      readonly have: number;
      readonly need: number;
      /** At the pace of the last window; absent where nobody is drawn. */
      readonly readyOn?: string;
    } & Looked)
  | ({ readonly state: "nothing-better" } & Qini & Looked)
  | ({ readonly state: "used"; readonly since: string; readonly learner: LearnerName } & Qini & Looked);

/** The ranking's worth with the 99% interval that decides. */
interface Qini {
  readonly qini: number;
  readonly low: number;
  readonly high: number;
}

interface Looked {
  readonly lookedOn: string;
  readonly nextLookOn: string;
  /** What each hold-out has given to learn from. */
  readonly sides: readonly CountedSides[];
}

const WEEK = 7;

export function makeReadLearning({ runs, experiments, config }: ReadLearningDeps) {
  return async (): Promise<Learning> => {
    const [published, check, measurings] = await Promise.all([
      config.current(),
      readLatest(runs, "uplift"),
      experiments.holdouts(),
    ]);
    const all = published ? holdoutsOf(published.bundle) : [];
    const inForce = all.filter(({ experiment }) => !isOfOffers(experiment));
    if (check && (inForce.length > 0 || check.sides.length > 0)) {
      const measured = measurings.filter((one) =>
        inForce.some(({ experiment, epoch }) => one.experiment === experiment && one.epoch === epoch),
      );
      return learningOf(check, measured);
    }
    return { state: inForce.length === 0 ? "nobody-held-out" : "not-looked" };
  };
}

function learningOf(
  { verdict, on, sides }: DatedUpliftCheck,
  measured: readonly HoldoutMeasuring[],
): Learning {
  const next = verdict.state === "too-early" ? on + WEEK : quarterOf(on).to + 1;
  const looked = { lookedOn: formatDay(on), nextLookOn: formatDay(next), sides };
  switch (verdict.state) {
    case "too-early": {
      const { of, have, need } = verdict;
      const ready = readyOn(verdict, { on, sides, measured });
      return {
        state: "too-early",
        of,
        have,
        need,
        ...defined({ readyOn: ready === undefined ? undefined : formatDay(ready) }),
        ...looked,
      };
    }
    case "nothing-better":
      return { ...verdict, ...looked };
    case "used":
      return { ...verdict, since: formatDay(verdict.since), ...looked };
    default:
      return verdict satisfies never;
  }
}

interface SoFar {
  readonly on: Day;
  readonly sides: readonly CountedSides[];
  readonly measured: readonly HoldoutMeasuring[];
}

function readyOn(
  { of, have, need }: Extract<UpliftVerdict, { state: "too-early" }>,
  { on, sides, measured }: SoFar,
): Day | undefined {
  const [mailed, heldOut] = [sum(sides, (one) => one.mailed), sum(sides, (one) => one.heldOut)];
  const isSmaller = (side: "mailed" | "heldOut") =>
    heldOut <= mailed ? side === "heldOut" : side === "mailed";
  const counts = (side: "mailed" | "heldOut") => (of === "outcomes" || isSmaller(side) ? 1 : 0);
  const pace: Pace = {
    waiting: sum(measured, (one) => {
      const open = stillRipening(one);
      return counts("mailed") * open.mailed + counts("heldOut") * open.heldOut;
    }),
    perDay: sum(measured, (one) => {
      const out = one.percent / 100;
      return entriesPerDay(one) * (counts("heldOut") * out + counts("mailed") * (1 - out));
    }),
    windowDays: Math.max(0, ...measured.map(({ withinDays }) => withinDays)),
  };
  const each = of === "draws" ? 1 : have / (mailed + heldOut);
  const days = each > 0 ? daysUntilCounted((need - have) / each, pace) : undefined;
  return days === undefined ? undefined : on + days;
}

const sum = <T>(all: readonly T[], of: (one: T) => number) => all.reduce((total, one) => total + of(one), 0);
