import { defined } from "../../domain/basics/defined.ts";
import { stillRipening } from "../../domain/proof/holdout-count.ts";
import type { HoldoutMeasuring } from "../../domain/proof/holdout-measuring.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { ExperimentStore } from "../../ports/proof.ts";
import { type Holdout, holdoutsOf } from "../chains/holdouts.ts";
import { type CountedEpoch, countedEpoch, type ProofState, proofState } from "./counted-epoch.ts";

export interface ReadProofDeps {
  readonly experiments: Pick<ExperimentStore, "holdouts">;
  readonly config: Pick<ConfigStore, "current">;
}

/** What a hold-out has shown so far. */
export interface ProofReport {
  /** `chain:win-back`, `campaign:spring-sale`, `loyalty`. */
  readonly id: string;
  /** Percent of people held out. */
  readonly percent: number;
  readonly withinDays: number;
  readonly state: ProofState;
  /** Drawn, and not counted yet because their window is open. */
  readonly ripening: { readonly mailed: number; readonly heldOut: number };
  /** Absent before a night has begun to measure. */
  readonly counted?: CountedEpoch;
}

/** With what was measured before people, share or rules were changed, newest first. */
export interface ProofInDetail extends ProofReport {
  readonly earlier: readonly CountedEpoch[];
}

/** Every hold-out of the config in force, by what nights have counted. */
export function makeListProof({ experiments, config }: ReadProofDeps) {
  return async (): Promise<readonly ProofReport[]> => {
    const [published, measurings] = await Promise.all([config.current(), experiments.holdouts()]);
    const holdouts = published ? holdoutsOf(published.bundle) : [];
    return holdouts.map((holdout) => reportOf(holdout, measurings));
  };
}

/** One of them; undefined where the config in force has none by this name. */
export function makeReadProof({ experiments, config }: ReadProofDeps) {
  return async (id: string): Promise<ProofInDetail | undefined> => {
    const [published, measurings] = await Promise.all([config.current(), experiments.holdouts()]);
    const holdout = published && holdoutsOf(published.bundle).find(({ experiment }) => experiment === id);
    if (!holdout) return undefined;
    const earlier = measurings
      .filter(({ experiment, epoch }) => experiment === id && epoch !== holdout.epoch)
      .sort((one, other) => other.beganOn - one.beganOn);
    return { ...reportOf(holdout, measurings), earlier: earlier.map(countedEpoch) };
  };
}

function reportOf(
  { experiment: id, epoch, percent, withinDays }: Holdout,
  measurings: readonly HoldoutMeasuring[],
): ProofReport {
  const measuring = measurings.find((one) => one.experiment === id && one.epoch === epoch);
  const counted = measuring && countedEpoch(measuring);
  return {
    ...{ id, percent, withinDays },
    state: counted ? proofState(counted) : "not-begun",
    ripening: measuring ? stillRipening(measuring) : { mailed: 0, heldOut: 0 },
    ...defined({ counted }),
  };
}
