import { describe, expect, it } from "vitest";
import { makeMemoryCampaignStore } from "../../src/adapters/memory/campaign-store.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryEventStore } from "../../src/adapters/memory/event-store.ts";
import { makeMemoryJournal } from "../../src/adapters/memory/journal.ts";
import { makeMemorySendingStore } from "../../src/adapters/memory/sending-store.ts";
import { hashEmail } from "../../src/app/collect/identity-keys.ts";
import { makeMailFeedback } from "../../src/app/mail/feedback.ts";
import { makeSendingSwitch } from "../../src/app/mail/sending/switch.ts";
import { perKey } from "../../src/contracts/keys.ts";
import { MailReport } from "../../src/contracts/ses.ts";
import { DAY, HOUR } from "../../src/domain/basics/calendar.ts";
import { emailKey } from "../../src/domain/facts/identity.ts";
import { keyOf, NOON, send } from "../support/chains.ts";
import { MAILBOX_KEY, mailboxOf } from "../support/mailboxes.ts";

const ANN = keyOf("ann");
const TAGS = { send: ["send-1"], customer: [Buffer.from(ANN).toString("base64url")], chain: ["welcome"] };
const at = (ms: number) => new Date(ms).toISOString();

/** As SES hands it to EventBridge. */
const sesEvent = (eventType: string, detail: object = {}, tags: object = TAGS) => ({
  version: "0",
  source: "aws.ses",
  "detail-type": `Email ${eventType}`,
  time: at(NOON + HOUR),
  detail: {
    eventType,
    mail: {
      timestamp: at(NOON),
      messageId: "m-1",
      destination: ["Ann@Example.com"],
      tags: { ...tags, "ses:configuration-set": ["comeback"] },
    },
    ...detail,
  },
});

function world() {
  const [events, journal, sending] = [makeMemoryEventStore(), makeMemoryJournal(), makeMemorySendingStore()];
  const clock = { now: () => NOON + DAY };
  const secrets = { keys: async () => ({ ...perKey(() => []), mailbox: [MAILBOX_KEY] }) };
  const [campaigns, config] = [makeMemoryCampaignStore(), makeMemoryConfigStore()];
  const deps = { events, journal, sending, secrets, meter: () => {}, clock, campaigns, config };
  const feedback = makeMailFeedback(deps);
  return { events, journal, sending, clock, hears: (event: unknown) => feedback(MailReport.parse(event)) };
}

describe("what SES says of a mail", () => {
  it.each([
    ["Send", "sent"],
    ["SEND", "sent"],
    ["Delivery", "delivered"],
    ["Bounce", "bounced"],
    ["Complaint", "complained"],
    ["Reject", "rejected"],
    ["DeliveryDelay", "delayed"],
    ["DELIVERY_DELAY", "delayed"],
    ["Open", "opened"],
    ["Click", "clicked"],
  ])("as %s becomes the fact %s of the customer, once", async (type, event) => {
    const { events, hears } = world();
    await hears(sesEvent(type));
    await hears(sesEvent(type));
    expect(await events.factsOf(ANN)).toMatchObject([
      { kind: "mail", event, send: "send-1", customer: ANN, at: NOON, receivedAt: NOON + DAY, source: "ses" },
    ]);
  });

  it("of an address that is lost after all counts beside what it said before", async () => {
    const { events, hears } = world();
    for (const bounceType of ["Transient", "Permanent", "Permanent"])
      await hears(sesEvent("Bounce", { bounce: { bounceType } }));
    expect(await events.factsOf(ANN)).toMatchObject([{ permanent: false }, { permanent: true }]);
    expect(await events.stopsOf(ANN)).toMatchObject([{ permanent: true }]);
  });

  it.each([
    ["Permanent", true],
    ["Transient", false],
    ["Undetermined", false],
  ])("of a %s bounce says whether the address is lost", async (bounceType, permanent) => {
    const { events, hears } = world();
    await hears(sesEvent("Bounce", { bounce: { bounceType, timestamp: at(NOON + 5 * HOUR) } }));
    expect(await events.factsOf(ANN)).toMatchObject([{ permanent, at: NOON + 5 * HOUR }]);
  });

  it("of opening is kept once a day, however often a machine opens the mail", async () => {
    const { events, hears } = world();
    for (const hour of [0, 1, 2, 30])
      await hears(sesEvent("Open", { open: { timestamp: at(NOON + hour * HOUR) } }));
    expect(await events.factsOf(ANN)).toHaveLength(2);
  });

  it.each([
    "Send",
    "Delivery",
    "Bounce",
    "DeliveryDelay",
  ])("as %s resolves a send whose end nobody knew", async (event) => {
    const { journal, hears } = world();
    await journal.claim(send(ANN, "send-1"), undefined);
    await journal.settle(send(ANN, "send-1"), { status: "unknown" });
    await hears(sesEvent("Reject"));
    expect(await journal.sends(ANN)).toMatchObject([{ status: "unknown" }]);
    await hears(sesEvent(event));
    expect(await journal.sends(ANN)).toMatchObject([{ status: "sent", messageId: "m-1" }]);
  });

  describe("counts towards the shop's limits", () => {
    const permanent = { bounce: { bounceType: "Permanent", timestamp: at(NOON + HOUR) } };
    const about = (n: number) => ({ ...TAGS, send: [`send-${n}`] });
    const TODAY = Math.floor(NOON / DAY);

    it("when it is a permanent bounce or a complaint, once, on the day of the mail", async () => {
      const { sending, hears } = world();
      for (let times = 0; times < 3; times++) {
        await hears(sesEvent("Bounce", permanent));
        await hears(sesEvent("Complaint", { complaint: { timestamp: at(NOON + 20 * DAY) } }));
        await hears(sesEvent("Bounce", { bounce: { bounceType: "Transient" } }, about(2)));
        await hears(sesEvent("Delivery", {}, about(3)));
      }
      expect(await sending.counts(0, 0, 100_000)).toEqual([
        { day: TODAY, sent: 0, unknown: 0, bounced: 1, complained: 1 },
      ]);
    });

    it("and stops sending when a limit is passed, until a person resumes", async () => {
      const { sending, hears, clock } = world();
      await sending.count(0, TODAY, { sent: 500 });
      for (let n = 0; n < 9; n++) await hears(sesEvent("Bounce", permanent, about(n)));
      expect((await sending.state()).sending.barrier).toBeUndefined();
      await hears(sesEvent("Bounce", permanent, about(9)));
      const { barrier } = (await sending.state()).sending;
      expect(barrier).toMatchObject({ kind: "stopped", since: clock.now() });
      expect(barrier?.why).toBe("10 hard bounces of 500 mails of the last 7 days (2.00%); the limit is 2%");

      await makeSendingSwitch({ sending, clock }).resume("the list was cleaned");
      // The old mails go on bouncing: they count no more.
      for (let n = 10; n < 40; n++) await hears(sesEvent("Bounce", permanent, about(n)));
      expect((await sending.state()).sending.barrier).toBeUndefined();
    });

    it("and takes a send that it resolves off the unknown ones", async () => {
      const { journal, sending, hears } = world();
      await journal.claim(send(ANN, "send-1"), undefined);
      await journal.settle(send(ANN, "send-1"), { status: "unknown" });
      await sending.count(0, TODAY, { unknown: 1 });
      for (let times = 0; times < 2; times++) await hears(sesEvent("Send"));
      expect(await sending.counts(0, 0, 100_000)).toMatchObject([{ sent: 1, unknown: 0 }]);
    });
  });

  describe("is told to the mailbox that the mail went to, once", () => {
    const ledger = (events: ReturnType<typeof world>["events"]) =>
      events.factsOf(mailboxOf("ann@example.com"));
    const soft = { bounce: { bounceType: "Transient", timestamp: at(NOON) } };

    it.each([
      ["a complaint", sesEvent("Complaint"), { event: "complained" }],
      ["a bounce for good", sesEvent("Bounce", { bounce: { bounceType: "Permanent" } }), { permanent: true }],
      ["a bounce that may pass", sesEvent("Bounce", soft), { permanent: false }],
    ])("%s", async (_, event, said) => {
      const { events, hears } = world();
      await hears(event);
      await hears(event);
      expect(await ledger(events)).toMatchObject([{ kind: "mail", of: ANN, ...said }]);
      expect(await events.factsOf(ANN)).toMatchObject([{ mailbox: mailboxOf("ann@example.com") }]);
    });

    it("and a delivery only while mails have been bouncing, so that a ledger stays small", async () => {
      const { events, hears } = world();
      const delivered = (n: number) =>
        sesEvent("Delivery", { delivery: { timestamp: at(NOON + n * HOUR) } }, { ...TAGS, send: [`s-${n}`] });
      await hears(delivered(0));
      expect(await ledger(events)).toEqual([]);
      await hears(sesEvent("Bounce", soft));
      await hears(delivered(1));
      await hears(delivered(2));
      expect((await ledger(events)).map((fact) => fact.kind === "mail" && fact.event)).toEqual([
        "bounced",
        "delivered",
      ]);
    });
  });

  it("of a mail that somebody says is no spam is nothing", async () => {
    const { events, sending, hears } = world();
    await hears(sesEvent("Complaint", { complaint: { complaintFeedbackType: "not-spam" } }));
    expect(await events.factsOf(ANN)).toEqual([]);
    expect(await sending.counts(0, 0, 100_000)).toEqual([]);
  });

  it.each([
    ["Bounce", { bounce: { bounceType: "Permanent", bounceSubType: "Suppressed" } }],
    ["Bounce", { bounce: { bounceType: "Permanent", bounceSubType: "OnAccountSuppressionList" } }],
    ["Complaint", { complaint: { complaintSubType: "OnAccountSuppressionList" } }],
  ])("as a %s by SES's own list stops mails and counts towards no limit: %j", async (type, detail) => {
    const { events, sending, hears } = world();
    await hears(sesEvent(type, detail));
    expect(await events.stopsOf(mailboxOf("ann@example.com"))).toHaveLength(1);
    expect(await sending.counts(0, 0, 100_000)).toEqual([]);
  });

  it.each([
    ["5.1.1", true],
    ["5.2.2", false],
    [undefined, false],
  ])("of a transient bounce with the status %s says whether the address is lost", async (status, permanent) => {
    const { events, hears } = world();
    await hears(sesEvent("Bounce", { bounce: { bounceType: "Transient", bouncedRecipients: [{ status }] } }));
    expect(await events.factsOf(ANN)).toMatchObject([{ permanent }]);
  });

  it("without a customer's tag is told by the address", async () => {
    const { events, hears } = world();
    await hears(sesEvent("Delivery", {}, { send: ["send-1"] }));
    expect(await events.factsOf(emailKey(hashEmail("ann@example.com")))).toHaveLength(1);
  });

  it("about mails that are not Comeback's, and in events that it does not know, is passed over", async () => {
    const { events, hears } = world();
    await hears(sesEvent("Delivery", {}, {}));
    await hears(sesEvent("Rendering Failure"));
    expect(await events.factsOf(ANN)).toEqual([]);
    expect(await events.factsOf(emailKey(hashEmail("ann@example.com")))).toEqual([]);
  });
});

describe("what SES says of a mail that asks for confirmation", () => {
  const ledger = mailboxOf("ann@example.com");
  const tags = { ...TAGS, customer: [Buffer.from(ledger).toString("base64url")], chain: ["confirm"] };

  it("ends mails to the mailbox, counts once, and is told of nobody else", async () => {
    const { events, sending, hears } = world();
    for (let times = 0; times < 2; times++)
      await hears(sesEvent("Bounce", { bounce: { bounceType: "Permanent" } }, tags));
    expect(await events.factsOf(ledger)).toMatchObject([{ event: "bounced", permanent: true }]);
    const keys: string[] = [];
    for await (const key of events.keys(0, 1)) keys.push(key);
    expect(keys).toEqual([ledger]);
    expect(await sending.counts(0, 0, 1e6)).toMatchObject([{ bounced: 1 }]);
  });

  it("leaves nothing where it does not matter", async () => {
    const { events, hears } = world();
    for (const type of ["Send", "Delivery", "Open", "Click"]) await hears(sesEvent(type, {}, tags));
    expect(await events.factsOf(ledger)).toEqual([]);
  });
});
