import {
  changeLog,
  clock,
  conditionChecks,
  config,
  customers,
  drafts,
  lintMailsWith,
  loadConfig,
  planRuns,
  runs,
} from "../src/adapters/wiring.ts";
import { samplesOfTemplate } from "../src/app/mail/samples-of-template.ts";
import { makeNights } from "../src/app/nightly/read.ts";
import { makePublishHandler } from "./admin/publish-handler.ts";

/** PUT /v1/config, POST /v1/config/rollback, POST /v1/config/check, POST /v1/config/plan, GET /v1/config/plan/{id}, GET and PUT /v1/config/draft. */
export const handler = makePublishHandler({
  ...{ config: config(), loadConfig, clock, drafts: drafts(), changeLog: changeLog() },
  lintMails: lintMailsWith(samplesOfTemplate),
  expressions: conditionChecks().expressions,
  customers: customers(),
  nights: makeNights(runs()),
  runs: runs(),
  planRuns: planRuns(),
});
