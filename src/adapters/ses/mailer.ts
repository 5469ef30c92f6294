import { domainToASCII } from "node:url";
import {
  type MessageHeader,
  type MessageTag,
  type SESv2Client,
  SendEmailCommand,
} from "@aws-sdk/client-sesv2";
import type { Mailer, OutgoingMail, SendResult } from "../../ports/mail.ts";
import { mailFailure } from "./mail-failure.ts";
import type { RateLimit } from "./rate-limit.ts";

const TIMEOUT_MS = 20_000;

const MAX_HEADER = 995;
const MAX_TAG = 256;

/**
 * Sends through SES without retries of the SDK's own: only a typed refusal proves that the mail was not taken, and what
 * to do then depends on more than SES. The tags come back with every event of the mail.
 */
export function makeMailer(client: SESv2Client, configurationSet: string, rate: RateLimit): Mailer {
  const attempt = async (mail: OutgoingMail): Promise<SendResult> => {
    try {
      const sent = await client.send(commandOf(mail, configurationSet), {
        abortSignal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return sent.MessageId
        ? { kind: "sent", messageId: sent.MessageId }
        : { kind: "unknown", reason: "SES answered without a message id" };
    } catch (error) {
      return mailFailure(error);
    }
  };
  return {
    turn: rate.turn,
    async send(mail) {
      const fault = faultOf(mail);
      if (fault) return { kind: "refused", reason: fault, because: "mail" };
      const result = await attempt(mail);
      rate.learn(result);
      return result;
    },
  };
}

function commandOf(mail: OutgoingMail, configurationSet: string): SendEmailCommand {
  const utf8 = (Data: string) => ({ Data, Charset: "UTF-8" });
  return new SendEmailCommand({
    FromEmailAddress: mail.from,
    Destination: { ToAddresses: [asciiDomain(mail.to)] },
    ...(mail.replyTo && { ReplyToAddresses: [mail.replyTo] }),
    ConfigurationSetName: configurationSet,
    EmailTags: tagsOf(mail),
    Content: {
      Simple: {
        Subject: utf8(mail.subject),
        Body: { Html: utf8(mail.html), Text: utf8(mail.text) },
        ...(mail.unsubscribeUrl !== undefined && { Headers: unsubscribeHeaders(mail.unsubscribeUrl) }),
      },
    },
  });
}

/** RFC 8058. */
function unsubscribeHeaders(url: string): MessageHeader[] {
  return [
    { Name: "List-Unsubscribe", Value: `<${url}>` },
    { Name: "List-Unsubscribe-Post", Value: "List-Unsubscribe=One-Click" },
  ];
}

/** A tag takes letters, digits, `_` and `-`. The customer's tag is left out when too long: the address tells who it is. */
function tagsOf(mail: OutgoingMail): MessageTag[] {
  const customer = Buffer.from(mail.customer).toString("base64url");
  return [
    { Name: "send", Value: mail.send },
    { Name: "chain", Value: mail.chain.replace(/[^A-Za-z0-9_-]/g, "-").slice(0, MAX_TAG) },
    ...(customer.length <= MAX_TAG ? [{ Name: "customer", Value: customer }] : []),
  ];
}

/** What would break a header, or let a name write one of its own. */
function faultOf(mail: OutgoingMail): string | undefined {
  const header = mail.unsubscribeUrl === undefined ? undefined : `<${mail.unsubscribeUrl}>`;
  if (header !== undefined && (!/^[\x21-\x7e]+$/.test(header) || header.length > MAX_HEADER))
    return "unsubscribe link does not fit a header";
  if (!/^[\x20-\x7e]+$/.test(mail.from)) return "sender is not printable ASCII";
  if (/\p{Cc}/u.test(mail.subject) || /\p{Cc}/u.test(mail.to))
    return "control character in subject or address";
  return undefined;
}

/** SES wants international domains in their ASCII form. */
function asciiDomain(address: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1)) || address.slice(at + 1)}`;
}
