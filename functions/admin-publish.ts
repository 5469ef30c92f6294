import {
  changeLog,
  clock,
  conditionChecks,
  config,
  configFiles,
  configJobs,
  customers,
  drafts,
  lintMailsWith,
  loadConfig,
  packConfig,
  planRuns,
  runs,
  unpackConfig,
} from "../src/adapters/wiring.ts";
import { makeOpenUpload } from "../src/app/config/open-upload.ts";
import { samplesOfTemplate } from "../src/app/mail/samples-of-template.ts";
import { makeNights } from "../src/app/nightly/read.ts";
import { CONFIG_ARCHIVE_BYTES, CONFIG_TEXT_BYTES } from "../src/contracts/config-limits.ts";
import { makePublishHandler } from "./admin/publish-handler.ts";

/**
 * PUT /v1/config, POST /v1/config/rollback, POST /v1/config/check, POST /v1/config/uploads, jobs on uploads, POST
 * /v1/config/plan, GET /v1/config/plan/{id}, GET and PUT /v1/config/draft.
 */
export const handler = makePublishHandler({
  ...{ config: config(), loadConfig, clock, drafts: drafts(), changeLog: changeLog() },
  lintMails: lintMailsWith(samplesOfTemplate),
  expressions: conditionChecks().expressions,
  customers: customers(),
  nights: makeNights(runs()),
  runs: runs(),
  planRuns: planRuns(),
  ...{ configFiles: configFiles(), configJobs: configJobs() },
  openUpload: makeOpenUpload({
    ...{ configFiles: configFiles(), unpack: unpackConfig, mostBytes: CONFIG_ARCHIVE_BYTES },
  }),
  ...{ pack: packConfig, mostBytes: CONFIG_TEXT_BYTES },
});
