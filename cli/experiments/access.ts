import type { DecideRequest, DecideResult } from "../../src/app/proof/decide-experiment.ts";
import type { ExperimentReport } from "../../src/app/proof/read-experiments.ts";

/** What may be done with a deployment's tests of variants: over its tables or over its admin API. */
export interface ExperimentsAccess {
  list(): Promise<readonly ExperimentReport[]>;
  /** With the day on which the next windows close; undefined where there is no such test. */
  show(name: string): Promise<(ExperimentReport & { readonly nextCloses?: string }) | undefined>;
  /** Over the admin API `by` is whom the token names. */
  decide(request: DecideRequest): Promise<DecideResult>;
}
