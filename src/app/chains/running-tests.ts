import type { TestSide } from "../../domain/proof/measuring.ts";
import type { ExperimentStore } from "../../ports/proof.ts";
import { makeDecided } from "./decided.ts";
import { drawnOf } from "./draw-variant.ts";
import { experimentOf } from "./experiments.ts";
import { drawKeyOf } from "./holdout.ts";
import type { MemberTurn } from "./turn.ts";

/** The tests of variants that the chain's mails run now, and what their draws give somebody: those held out as well. */
export function makeRunningTests(experiments: Pick<ExperimentStore, "decisions">) {
  const decided = makeDecided(experiments);
  return async ({ chain, cohort, person, now }: MemberTurn): Promise<readonly TestSide[]> => {
    const key = drawKeyOf(person.profile);
    const sides: TestSide[] = [];
    for (const step of chain.steps) {
      const test = "send" in step ? experimentOf(cohort.chain, step) : undefined;
      if (!test || (await decided(test, now)) !== undefined) continue;
      sides.push({ experiment: test.experiment, epoch: test.epoch, variant: drawnOf(key, test).id });
    }
    return sides;
  };
}
