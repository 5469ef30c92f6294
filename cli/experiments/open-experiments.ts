import { makeDecideExperiment } from "../../src/app/proof/decide-experiment.ts";
import { makeListExperiments, makeReadExperiment } from "../../src/app/proof/read-experiments.ts";
import { adminOf, type WhichConfig } from "../config/open-config.ts";
import { connect } from "../deployment/deployment.ts";
import { openRecord } from "../recording/record.ts";
import { recorded } from "../recording/recorded.ts";
import type { ExperimentsAccess } from "./access.ts";
import { EXPERIMENT_ROWS } from "./changing.ts";

export type OpenExperiments = (which: WhichConfig) => Promise<ExperimentsAccess>;

/** The tests of the deployment that answers, or of the one whose admin API is named. */
export async function openExperiments(which: WhichConfig): Promise<ExperimentsAccess> {
  const admin = adminOf(which);
  if (admin) return (await import("./over-api.ts")).makeExperimentsOverApi(admin.api, admin.token);
  const { now } = await connect(which);
  const { config, experiments } = await import("../../src/adapters/wiring.ts");
  const deps = { config: config(), experiments: experiments(), clock: { now: () => now } };
  const access = {
    list: makeListExperiments(deps),
    show: makeReadExperiment(deps),
    decide: makeDecideExperiment(deps),
  };
  return recorded<ExperimentsAccess>(access, EXPERIMENT_ROWS, await openRecord(now));
}
