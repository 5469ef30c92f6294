import type { HoldoutMeasuring } from "../../../domain/proof/holdout-measuring.ts";
import type { Uplift, UpliftSource } from "../../../ports/foresight.ts";
import type { ExperimentStore } from "../../../ports/proof.ts";
import { holdoutName } from "../../chains/holdouts.ts";
import { countedEpoch } from "../../proof/counted-epoch.ts";

/**
 * What each chain's hold-out has shown: further orders by a hundred entries, with proof's interval. The newest epoch that
 * has one and is to be trusted; nothing of a chain that holds nobody out, or of which it is too early to say.
 */
export function measuredUplift(measurings: readonly HoldoutMeasuring[]): UpliftSource {
  return {
    async ofChain(chain) {
      const epochs = measurings
        .filter(({ experiment }) => experiment === holdoutName(chain))
        .sort((one, other) => other.beganOn - one.beganOn);
      for (const epoch of epochs) {
        const known = upliftIn(epoch);
        if (known) return known;
      }
      return undefined;
    },
  };
}

/** The same of all that a deployment has counted. */
export const readMeasuredUplift = async (
  experiments: Pick<ExperimentStore, "holdouts">,
): Promise<UpliftSource> => measuredUplift(await experiments.holdouts());

function upliftIn(measuring: HoldoutMeasuring): Uplift | undefined {
  const { outcomes, reasons } = countedEpoch(measuring);
  const orders = outcomes.find(({ outcome }) => outcome === "orders");
  if (reasons.length > 0 || !orders?.perEntry) return undefined;
  const { estimate, low, high } = orders.perEntry;
  return { points: 100 * estimate, low: 100 * low, high: 100 * high, source: "measured" };
}
