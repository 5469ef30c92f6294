import type { ClaimedUplift } from "../../domain/uplift/foretold.ts";
import type { RunStore } from "../../ports/nightly.ts";
import type { UpliftChecks } from "../../ports/uplift.ts";
import { type RunPlan, read, readLatest, writeLatest } from "./documents.ts";

/** The newest check of the shop's draws, among what nights leave for readers. */
export function makeUpliftChecks(runs: RunStore): UpliftChecks {
  return {
    newest: () => readLatest(runs, "uplift"),
    put: (check) => writeLatest(runs, "uplift", check),
  };
}

/** The model that the newest check claims; undefined while it claims none. */
export async function claimedUplift(runs: RunStore): Promise<ClaimedUplift | undefined> {
  const check = await readLatest(runs, "uplift");
  return check?.model && { on: check.on, model: check.model };
}

/** Whether the night that is compared with had the same model, or had none either. */
export async function isSameClaim(runs: RunStore, basis: NonNullable<RunPlan["basis"]>): Promise<boolean> {
  const [before, now] = await Promise.all([read(runs, basis, "model"), claimedUplift(runs)]);
  return before?.uplift?.on === now?.on;
}
