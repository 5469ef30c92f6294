import { domainToUnicode } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { makeMailer } from "../../src/adapters/ses/mailer.ts";
import { mailbox } from "../../src/domain/mailbox.ts";
import type { OutgoingMail } from "../../src/ports.ts";
import { keyOf } from "../support/chains.ts";
import { type FakeAnswer, startFakeSes } from "../support/fake-ses.ts";

const MAIL: OutgoingMail = {
  send: "send-1_A",
  customer: keyOf("анна"),
  to: "anna@example.com",
  from: mailbox("Лавка", "hello@lavka.example"),
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
  const pauses: number[] = [];
  const mailer = makeMailer(ses.client, "comeback", async (ms) => void pauses.push(ms));
  return { mailer, ses, pauses };
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
    ["MessageRejected", 400, false],
    ["BadRequestException", 400, false],
    ["SendingPausedException", 400, true],
    ["AccountSuspendedException", 400, true],
    ["MailFromDomainNotVerifiedException", 400, true],
    ["NotFoundException", 404, true],
    ["AccessDeniedException", 403, true],
  ])("takes %s as proof that the mail was not taken", async (error, status, retry) => {
    const { mailer, ses } = await mailerWith({ status, error });
    expect(await mailer.send(MAIL)).toEqual({ kind: "refused", reason: `${error}: no`, retry });
    expect(ses.asked).toHaveLength(1);
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
    expect(await mailer.send(MAIL)).toMatchObject({ kind: "refused", retry: true });
  });

  it("waits out the rate of the second, ever longer, and then gives the mail back for later", async () => {
    const throttled = {
      status: 429,
      error: "TooManyRequestsException",
      message: "Maximum sending rate exceeded.",
    };
    const patient = await mailerWith(throttled, throttled);
    expect(await patient.mailer.send(MAIL)).toMatchObject({ kind: "sent" });
    expect(patient.pauses).toEqual([250, 500]);
    const exhausted = await mailerWith(...Array<FakeAnswer>(10).fill(throttled));
    expect(await exhausted.mailer.send(MAIL)).toEqual({
      kind: "refused",
      reason: "TooManyRequestsException: Maximum sending rate exceeded.",
      retry: true,
    });
    expect(exhausted.ses.asked).toHaveLength(6);
  });

  it("does not wait for tomorrow's quota", async () => {
    const { mailer, pauses } = await mailerWith({
      status: 429,
      error: "TooManyRequestsException",
      message: "Daily message quota exceeded.",
    });
    expect(await mailer.send(MAIL)).toMatchObject({ kind: "refused", retry: true });
    expect(pauses).toEqual([]);
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
    expect(await mailer.send({ ...MAIL, ...over })).toMatchObject({ kind: "refused", retry: false });
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
