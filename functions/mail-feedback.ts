import middy from "@middy/core";
import { campaigns, clock, config, events, journal, secrets, sending } from "../src/adapters/wiring.ts";
import { makeMailFeedback } from "../src/app/mail/feedback.ts";
import { MailReport } from "../src/contracts/ses.ts";
import { isMachine } from "./mail/machines.ts";
import { meter } from "./middleware/meter.ts";
import { observed } from "./middleware/observed.ts";
import { parsed } from "./middleware/parsed.ts";

const feedback = makeMailFeedback({
  events: events(),
  journal: journal(),
  sending: sending(),
  secrets: secrets(),
  meter,
  clock,
  campaigns: campaigns(),
  config: config(),
});

/** Events of SES on the default bus: what became of the mails sent. */
export const handler = middy<MailReport>()
  .use(observed("mail-feedback"))
  .use(parsed(MailReport))
  .handler(({ userAgent, ...report }) => feedback({ ...report, byMachine: isMachine(userAgent) }));
