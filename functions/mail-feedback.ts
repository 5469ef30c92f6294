import middy from "@middy/core";
import { clock, events, journal } from "../src/adapters/wiring.ts";
import { type MailReport, makeMailFeedback } from "../src/app/mail-feedback.ts";
import { SesEvent } from "../src/contracts/ses.ts";
import { observed } from "./middleware/observed.ts";
import { parsed } from "./middleware/parsed.ts";

const mailFeedback = makeMailFeedback({ events: events(), journal: journal(), clock });

/** Events of SES on the default bus: what became of the mails sent. */
export const handler = middy<SesEvent>()
  .use(observed("mail-feedback"))
  .use(parsed(SesEvent))
  .handler((event) => mailFeedback(reportOf(event)));

function reportOf({ time, detail }: SesEvent): MailReport {
  const { mail, bounce, complaint, delivery, deliveryDelay, open, click } = detail;
  const happened = bounce ?? complaint ?? delivery ?? deliveryDelay ?? open ?? click;
  const at = happened?.timestamp ?? mail.timestamp ?? time;
  const [send] = mail.tags.send ?? [];
  const [customer] = mail.tags.customer ?? [];
  const [to] = mail.destination;
  return {
    eventType: detail.eventType,
    messageId: mail.messageId,
    ...(at !== undefined && { at }),
    ...(to !== undefined && { to }),
    ...(send !== undefined && { send }),
    ...(customer !== undefined && { customer }),
    ...(bounce?.bounceType !== undefined && { bounceType: bounce.bounceType }),
  };
}
