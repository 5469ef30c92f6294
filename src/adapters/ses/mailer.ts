import { domainToASCII } from "node:url";
import {
  type MessageHeader,
  type MessageTag,
  type SESv2Client,
  SendEmailCommand,
  type SendEmailCommandInput,
} from "@aws-sdk/client-sesv2";
import type { Mailer, OutgoingMail, PlainMail, SendResult, TestMailer } from "../../ports/mail.ts";
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
  return {
    turn: rate.turn,
    async send(mail) {
      const fault = faultOf(mail) ?? headerFault(mail);
      if (fault) return { kind: "refused", reason: fault, because: "mail" };
      const { unsubscribeUrl } = mail;
      const command = new SendEmailCommand({
        ...inputOf(mail, unsubscribeUrl === undefined ? undefined : unsubscribeHeaders(unsubscribeUrl)),
        ConfigurationSetName: configurationSet,
        EmailTags: tagsOf(mail),
      });
      const result = await attempt(client, command);
      rate.learn(result);
      return result;
    },
  };
}

/**
 * Sends without the tags by which feedback knows Comeback's mails, without the configuration set that reports of them,
 * and without unsubscribe headers: there is nobody whom a click could unsubscribe.
 */
export function makeTestMailer(client: SESv2Client, rate: Pick<RateLimit, "turn">): TestMailer {
  return {
    async send(mail) {
      const fault = faultOf(mail);
      if (fault) return { kind: "refused", reason: fault, because: "mail" };
      if (!(await rate.turn(1))) return { kind: "refused", reason: "too many mails now", because: "rate" };
      return await attempt(client, new SendEmailCommand(inputOf(mail)));
    },
  };
}

async function attempt(client: SESv2Client, command: SendEmailCommand): Promise<SendResult> {
  try {
    const sent = await client.send(command, { abortSignal: AbortSignal.timeout(TIMEOUT_MS) });
    return sent.MessageId
      ? { kind: "sent", messageId: sent.MessageId }
      : { kind: "unknown", reason: "SES answered without a message id" };
  } catch (error) {
    return mailFailure(error);
  }
}

function inputOf(mail: PlainMail, headers?: MessageHeader[]): SendEmailCommandInput {
  const utf8 = (Data: string) => ({ Data, Charset: "UTF-8" });
  return {
    FromEmailAddress: mail.from,
    Destination: { ToAddresses: [asciiDomain(mail.to)] },
    ...(mail.replyTo && { ReplyToAddresses: [mail.replyTo] }),
    Content: {
      Simple: {
        Subject: utf8(mail.subject),
        Body: { Html: utf8(mail.html), Text: utf8(mail.text) },
        ...(headers && { Headers: headers }),
      },
    },
  };
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
function faultOf(mail: PlainMail): string | undefined {
  if (!/^[\x20-\x7e]+$/.test(mail.from)) return "sender is not printable ASCII";
  if (/\p{Cc}/u.test(mail.subject) || /\p{Cc}/u.test(mail.to))
    return "control character in subject or address";
  return undefined;
}

function headerFault({ unsubscribeUrl }: OutgoingMail): string | undefined {
  const header = unsubscribeUrl === undefined ? undefined : `<${unsubscribeUrl}>`;
  const fits = header === undefined || (/^[\x21-\x7e]+$/.test(header) && header.length <= MAX_HEADER);
  return fits ? undefined : "unsubscribe link does not fit a header";
}

/** SES wants international domains in their ASCII form. */
function asciiDomain(address: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1)) || address.slice(at + 1)}`;
}
