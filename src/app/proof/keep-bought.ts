import type { RipeDraw } from "../../domain/proof/holdout-count.ts";
import type { ExperimentStore } from "../../ports/proof.ts";

/** Keeps what was counted of those who had ordered: only of them something can be taken back later. */
export async function keepBought(
  experiments: Pick<ExperimentStore, "keepBought">,
  ripe: readonly RipeDraw[],
): Promise<void> {
  for (const { draw, earned } of ripe) {
    if (!earned || earned.orders === 0) continue;
    const { experiment, epoch, person, customer, variant, drawnOn, closes, before } = draw;
    const { orders, revenue } = earned;
    await experiments.keepBought({
      ...{ experiment, epoch, person, customer, variant, drawnOn, closes, before },
      ...{ orders, revenue },
    });
  }
}
