import middy from "@middy/core";
import {
  changeLog,
  clock,
  conditionChecks,
  config,
  configFiles,
  customers,
  lintMailsWith,
  loadConfig,
  runs,
  triedMails,
  unpackConfig,
} from "../src/adapters/wiring.ts";
import { makeWorkJob } from "../src/app/config/jobs/work-job.ts";
import { makeOpenUpload } from "../src/app/config/open-upload.ts";
import { samplesOfTemplate } from "../src/app/mail/samples-of-template.ts";
import { makeNights } from "../src/app/nightly/read.ts";
import { CONFIG_ARCHIVE_BYTES } from "../src/contracts/config-limits.ts";
import { ConfigJobInput } from "../src/contracts/workflows.ts";
import { logLine, observed } from "./middleware/observed.ts";
import { parsed } from "./middleware/parsed.ts";

const workJob = makeWorkJob({
  ...{ config: config(), configFiles: configFiles(), tried: triedMails(), loadConfig, clock },
  openUpload: makeOpenUpload({
    ...{ configFiles: configFiles(), unpack: unpackConfig, mostBytes: CONFIG_ARCHIVE_BYTES },
  }),
  lintMails: lintMailsWith(samplesOfTemplate),
  expressions: conditionChecks().expressions,
  customers: customers(),
  nights: makeNights(runs()),
  changeLog: changeLog(),
  route: "POST /v1/config/jobs/publish",
  missed: (change, error) =>
    logLine({ level: "error", message: `the log of changes misses an outcome: ${error}`, change }),
  elapsed: () => performance.now(),
});

/** Task of the config state machine: checks or publishes what was uploaded, and keeps what came of it for whoever asked. */
export const handler = middy<ConfigJobInput>()
  .use(observed("config-job"))
  .use(parsed(ConfigJobInput))
  .handler(workJob);
