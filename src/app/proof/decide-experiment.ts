import { type Decision, decidedVariant, type Measuring } from "../../domain/proof/measuring.ts";
import { verdictOf } from "../../domain/proof/verdict.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { ExperimentStore } from "../../ports/proof.ts";
import { type Experiment, experimentsOf } from "../chains/experiments.ts";

export interface DecideExperimentDeps {
  readonly experiments: Pick<ExperimentStore, "measurings" | "decisions" | "putDecisions">;
  readonly config: Pick<ConfigStore, "current">;
  readonly clock: Clock;
}

export type DecideResult =
  | { readonly result: "done" | "was-so" }
  /** What there is instead. */
  | { readonly result: "no-experiment"; readonly experiments: readonly string[] }
  | { readonly result: "no-variant"; readonly variants: readonly string[] };

/** `variant`: everybody gets it from now on; absent: the draw goes on. */
export interface DecideRequest {
  readonly experiment: string;
  readonly variant?: string;
  readonly by: string;
}

/** So many decisions about one test are remembered. */
const REMEMBERED = 20;

/** A person's word about a test, which the interval does not overrule afterwards. */
export function makeDecideExperiment({ experiments, config, clock }: DecideExperimentDeps) {
  return async ({ experiment, variant, by }: DecideRequest): Promise<DecideResult> => {
    const published = await config.current();
    const tests = published ? experimentsOf(published.bundle) : [];
    const test = tests.find((one) => one.experiment === experiment);
    if (!test) return { result: "no-experiment", experiments: tests.map((one) => one.experiment) };
    const variants = test.variants.map(({ id }) => id);
    if (variant !== undefined && !variants.includes(variant)) return { result: "no-variant", variants };
    for (;;) {
      const before = await experiments.decisions(test);
      if (decidedVariant(before) === variant) return { result: "was-so" };
      const list = [...(before?.list ?? []), await decisionOf(test, variant, by)].slice(-REMEMBERED);
      const { epoch } = test;
      const next = { experiment, epoch, list, revision: (before?.revision ?? 0) + 1 };
      if ((await experiments.putDecisions(next)) === "written") return { result: "done" };
    }
  };

  async function decisionOf(test: Experiment, variant: string | undefined, by: string): Promise<Decision> {
    const at = clock.now();
    if (variant === undefined) return { kind: "reopened", at, by };
    const isOf = (one: Measuring) => one.experiment === test.experiment && one.epoch === test.epoch;
    const measuring = (await experiments.measurings()).find(isOf);
    if (!measuring) return { kind: "decided", variant, at, by, leader: variant, differences: [] };
    const { leader, differences } = verdictOf(measuring.arms, {
      tightestAt: measuring.tightestAt,
      least: test.least,
    });
    return { kind: "decided", variant, at, by, leader, differences };
  }
}
