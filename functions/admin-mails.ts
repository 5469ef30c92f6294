import {
  catalogue,
  changeLog,
  clock,
  config,
  customers,
  drafts,
  expressions,
  lintMailsWith,
  loadConfig,
  memberMailboxes,
  publicUrl,
  renderer,
  testMailer,
  testMails,
} from "../src/adapters/wiring.ts";
import { makeHolds } from "../src/app/chains/conditions.ts";
import { samplesOfTemplate } from "../src/app/mail/samples-of-template.ts";
import { makeMailsHandler } from "./admin/mails-handler.ts";

/** GET /v1/mails, POST /v1/mails/preview, POST /v1/mails/preview-as, POST /v1/mails/{template}/test. */
export const handler = makeMailsHandler({
  ...{ config: config(), drafts: drafts(), loadConfig, clock },
  ...{ customers: customers(), catalogue: catalogue(), renderer: renderer() },
  holds: makeHolds(expressions()),
  lintMails: lintMailsWith(samplesOfTemplate),
  ...{ mailboxes: memberMailboxes(), testMails: testMails(), testMailer: testMailer() },
  ...{ publicUrl: publicUrl(), changeLog: changeLog() },
});
