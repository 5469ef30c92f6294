import type { Instant } from "../../src/domain/basics/calendar.ts";
import { ACCOUNT, REGION } from "../template/resources.ts";
import type { Mail } from "./mails.ts";

/** One event that SES publishes: `kind` as in the configuration set, `type` as EventBridge's detail type. */
export interface MailEvent {
  readonly kind: string;
  readonly type: string;
  readonly detail: unknown;
}

/**
 * What SES would report about a mail: accepted and delivered, or what its mailbox simulator does for the addresses
 * bounce@, complaint@ and suppressionlist@simulator.amazonses.com.
 */
export function mailEvents(mail: Mail, configurationSet: string): readonly MailEvent[] {
  const about = aboutMail(mail, configurationSet);
  const timestamp = new Date(mail.at).toISOString();
  const recipients = mail.to.split(", ");
  const event = (kind: string, type: string, eventType: string, more: object): MailEvent => ({
    kind,
    type,
    detail: { eventType, mail: about, [kind]: more },
  });
  const send = event("send", "Email Sent", "Send", {});
  const delivery = event("delivery", "Email Delivered", "Delivery", {
    timestamp,
    processingTimeMillis: 500,
    recipients,
    smtpResponse: "250 ok",
    reportingMTA: "local",
  });
  const bounce = (bounceSubType: string) =>
    event("bounce", "Email Bounced", "Bounce", {
      feedbackId: `${mail.id}-bounce`,
      bounceType: "Permanent",
      bounceSubType,
      bouncedRecipients: recipients.map((emailAddress) => ({
        emailAddress,
        action: "failed",
        status: "5.1.1",
        diagnosticCode: "smtp; 550 5.1.1 user unknown",
      })),
      timestamp,
      reportingMTA: "dns; local",
    });
  const complaint = event("complaint", "Email Complaint Received", "Complaint", {
    feedbackId: `${mail.id}-complaint`,
    complainedRecipients: recipients.map((emailAddress) => ({ emailAddress })),
    timestamp,
    complaintFeedbackType: "abuse",
  });
  switch (/^([a-z]+)(\+[^@]*)?@simulator\.amazonses\.com$/i.exec(mail.to)?.[1]?.toLowerCase()) {
    case "bounce":
      return [send, bounce("General")];
    case "suppressionlist":
      return [send, bounce("Suppressed")];
    case "complaint":
      return [send, delivery, complaint];
    default:
      return [send, delivery];
  }
}

/** What SES reports when the pictures of a mail are fetched: its own is among them. */
export function openEvent(
  mail: Mail,
  configurationSet: string,
  { at, userAgent }: { readonly at: Instant; readonly userAgent: string },
): MailEvent {
  const open = { ipAddress: "127.0.0.1", timestamp: new Date(at).toISOString(), userAgent };
  const detail = { eventType: "Open", mail: aboutMail(mail, configurationSet), open };
  return { kind: "open", type: "Email Opened", detail };
}

function aboutMail(mail: Mail, configurationSet: string) {
  const domain = /@([^>@]+)>?$/.exec(mail.from)?.[1] ?? "";
  return {
    timestamp: new Date(mail.at).toISOString(),
    source: mail.from,
    sourceArn: `arn:aws:ses:${REGION}:${ACCOUNT}:identity/${domain}`,
    sendingAccountId: ACCOUNT,
    messageId: mail.id,
    destination: mail.to.split(", "),
    headersTruncated: false,
    headers: Object.entries(mail.headers).map(([name, value]) => ({ name, value })),
    commonHeaders: { from: [mail.from], to: mail.to.split(", "), messageId: mail.id, subject: mail.subject },
    tags: {
      "ses:operation": ["SendEmail"],
      "ses:configuration-set": [configurationSet],
      "ses:from-domain": [domain],
      ...Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]])),
    },
  };
}
