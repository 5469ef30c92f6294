import { changeLog, clock, config, experiments, runs } from "../src/adapters/wiring.ts";
import { makeExperimentsHandler } from "./admin/experiments-handler.ts";

/** /v1/experiments/…: how tests of variants stand, decide and reopen. /v1/proof/…: what hold-outs have shown. */
export const handler = makeExperimentsHandler({
  ...{ clock, config: config(), experiments: experiments(), runs: runs() },
  changeLog: changeLog(),
});
