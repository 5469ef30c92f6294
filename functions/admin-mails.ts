import {
  catalogue,
  clock,
  config,
  customers,
  drafts,
  expressions,
  lintMailsWith,
  loadConfig,
  renderer,
} from "../src/adapters/wiring.ts";
import { makeHolds } from "../src/app/chains/conditions.ts";
import { samplesOfTemplate } from "../src/app/mail/samples-of-template.ts";
import { makeMailsHandler } from "./admin/mails-handler.ts";

/** GET /v1/mails, POST /v1/mails/preview, POST /v1/mails/preview-as. */
export const handler = makeMailsHandler({
  ...{ config: config(), drafts: drafts(), loadConfig, clock },
  ...{ customers: customers(), catalogue: catalogue(), renderer: renderer() },
  holds: makeHolds(expressions()),
  lintMails: lintMailsWith(samplesOfTemplate),
});
