import { domainToUnicode } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { makeMailer, makeTestMailer } from "../../src/adapters/ses/mailer.ts";
import { addressHeader } from "../../src/domain/mail/address-header.ts";
import type { OutgoingMail, SendResult } from "../../src/ports/mail.ts";
import { keyOf } from "../support/chains.ts";
import { type FakeAnswer, startFakeSes } from "../support/fake-ses.ts";

const MAIL: OutgoingMail = {
  send: "send-1_A",
  customer: keyOf("анна"),
  to: "anna@example.com",
  from: addressHeader("Лавка", "hello@lavka.example"),
  replyTo: "help@lavka.example",
  subject: "Скидка 10%",
  html: "<p>Привет</p>",
  text: "Привет",
  unsubscribeUrl: "https://api.example/u/token",
  chain: "win-back",
};

const open: Awaited<ReturnType<typeof startFakeSes>>[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((ses) => ses.stop()));
});

async function mailerWith(...answers: FakeAnswer[]) {
  const ses = await startFakeSes(answers);
  open.push(ses);
  const heard: SendResult[] = [];
  const rate = { turn: async () => true, learn: (result: SendResult) => void heard.push(result) };
  return { mailer: makeMailer(ses.client, "comeback", rate), ses, heard };
}

describe("the mailer", () => {
  it("sends one-click unsubscribe headers, the configuration set, and tags that come back with every event", async () => {
    const { mailer, ses } = await mailerWith();
    expect(await mailer.send(MAIL)).toEqual({ kind: "sent", messageId: "m-1" });
    expect(ses.asked).toEqual([
      {
        FromEmailAddress: "=?UTF-8?B?0JvQsNCy0LrQsA==?= <hello@lavka.example>",
        Destination: { ToAddresses: ["anna@example.com"] },
        ReplyToAddresses: ["help@lavka.example"],
        ConfigurationSetName: "comeback",
        EmailTags: [
          { Name: "send", Value: "send-1_A" },
          { Name: "chain", Value: "win-back" },
          { Name: "customer", Value: Buffer.from("u:анна").toString("base64url") },
        ],
        Content: {
          Simple: {
            Subject: { Data: "Скидка 10%", Charset: "UTF-8" },
            Body: {
              Html: { Data: "<p>Привет</p>", Charset: "UTF-8" },
              Text: { Data: "Привет", Charset: "UTF-8" },
            },
            Headers: [
              { Name: "List-Unsubscribe", Value: "<https://api.example/u/token>" },
              { Name: "List-Unsubscribe-Post", Value: "List-Unsubscribe=One-Click" },
            ],
          },
        },
      },
    ]);
  });

  it.each([
    ["MessageRejected", 400, "no", "mail"],
    ["BadRequestException", 400, "no", "mail"],
    ["SendingPausedException", 400, "no", "account"],
    ["AccountSuspendedException", 400, "no", "account"],
    ["MailFromDomainNotVerifiedException", 400, "no", "account"],
    ["LimitExceededException", 400, "no", "account"],
    ["NotFoundException", 404, "no", "account"],
    ["AccessDeniedException", 403, "no", "account"],
    ["MessageRejected", 400, "Email address is not verified. In region US-EAST-1", "account"],
    ["TooManyRequestsException", 429, "Daily message quota exceeded.", "account"],
    ["TooManyRequestsException", 429, "Maximum sending rate exceeded.", "rate"],
    ["ThrottlingException", 400, "Rate exceeded", "rate"],
  ])("takes %s (%d, %s) as proof that the mail was not taken, because of the %s", async (...answer) => {
    const [error, status, message, because] = answer;
    const { mailer, ses, heard } = await mailerWith({ status, error, message });
    const refused = { kind: "refused", reason: `${error}: ${message}`, because };
    expect(await mailer.send(MAIL)).toEqual(refused);
    expect(ses.asked).toHaveLength(1);
    expect(heard).toEqual([refused]);
  });

  it.each([
    ["a server error", { status: 500, error: "InternalServiceErrorException" }],
    ["a gateway's time-out", { status: 504 }],
    ["a request time-out", { status: 408 }],
    ["a reset connection", { status: 0, reset: true }],
  ])("takes %s as proof of nothing, and does not try again", async (_, answer) => {
    const { mailer, ses } = await mailerWith(answer);
    expect(await mailer.send(MAIL)).toMatchObject({ kind: "unknown" });
    expect(ses.asked).toHaveLength(1);
  });

  it("takes a connection that never came about as a refusal", async () => {
    const { mailer, ses } = await mailerWith();
    await ses.stop();
    expect(await mailer.send(MAIL)).toMatchObject({ kind: "refused", because: "account" });
  });

  it.each([
    ["a line break in the subject", { subject: "Hi\r\nBcc: everybody@example.com" }],
    ["a line break in the address", { to: "a@example.com\nb@example.com" }],
    ["a sender that is not ASCII", { from: "Лавка <hello@lavka.example>" }],
    [
      "an unsubscribe link too long for a header",
      { unsubscribeUrl: `https://api.example/u/${"x".repeat(995)}` },
    ],
    ["an unsubscribe link with a line break", { unsubscribeUrl: "https://api.example/u/\r\nX: y" }],
  ])("does not let out a mail with %s", async (_, over) => {
    const { mailer, ses } = await mailerWith();
    expect(await mailer.send({ ...MAIL, ...over })).toMatchObject({ kind: "refused", because: "mail" });
    expect(ses.asked).toEqual([]);
  });

  it("writes an international domain in ASCII, and keeps addresses out of reasons", async () => {
    const { mailer, ses } = await mailerWith({
      status: 400,
      error: "MessageRejected",
      message: "bad: anna@лавка.рф",
    });
    expect(await mailer.send({ ...MAIL, to: "anna@лавка.рф" })).toMatchObject({
      reason: "MessageRejected: bad: (address)",
    });
    const { Destination } = ses.asked[0] as { Destination: { ToAddresses: string[] } };
    const [local, domain = ""] = Destination.ToAddresses[0]?.split("@") ?? [];
    expect([local, domain.slice(0, 4), domainToUnicode(domain)]).toEqual(["anna", "xn--", "лавка.рф"]);
  });

  it("leaves out the customer's tag when the key does not fit, rather than cutting it", async () => {
    const { mailer, ses } = await mailerWith();
    await mailer.send({ ...MAIL, customer: keyOf("я".repeat(128)) });
    const { EmailTags } = ses.asked[0] as { EmailTags: { Name: string }[] };
    expect(EmailTags.map(({ Name }) => Name)).toEqual(["send", "chain"]);
  });
});

describe("the mailer of tests", () => {
  async function testMailer(mayGo = true, ...answers: FakeAnswer[]) {
    const ses = await startFakeSes(answers);
    open.push(ses);
    return { mailer: makeTestMailer(ses.client, { turn: async () => mayGo }), ses };
  }

  it("sends nothing by which a mail could be counted or somebody unsubscribed", async () => {
    const { mailer, ses } = await testMailer();
    expect(await mailer.send(MAIL)).toEqual({ kind: "sent", messageId: "m-1" });
    expect(Object.keys(ses.asked[0] ?? {}).sort()).toEqual([
      "Content",
      "Destination",
      "FromEmailAddress",
      "ReplyToAddresses",
    ]);
    expect(JSON.stringify(ses.asked)).not.toContain("List-Unsubscribe");
  });

  it("keeps to the account's rate, and says why SES takes nothing", async () => {
    const fast = await testMailer(false);
    expect(await fast.mailer.send(MAIL)).toMatchObject({ kind: "refused", because: "rate" });
    expect(fast.ses.asked).toEqual([]);
    const message = "Email address is not verified.";
    const sandbox = await testMailer(true, { status: 400, error: "MessageRejected", message });
    expect(await sandbox.mailer.send(MAIL)).toMatchObject({ kind: "refused", because: "account" });
  });
});
