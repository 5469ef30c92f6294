import { describe, expect, it } from "vitest";
import { makeMailFeedback } from "../../src/app/mail/feedback.ts";
import { unsubscribeToken } from "../../src/app/mail/links.ts";
import { makeUnsubscribe } from "../../src/app/mail/unsubscribe.ts";
import { makeAllowMailbox } from "../../src/app/mailbox/allow.ts";
import { DAY, HOUR } from "../../src/domain/basics/calendar.ts";
import type { Chain } from "../../src/domain/config/chain.ts";
import type { CustomerKey, Fact, FactId } from "../../src/domain/facts/facts.ts";
import { shopWith } from "../support/chain-bundles.ts";
import { LINKS_KEY, makeWorld } from "../support/chain-world.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { mailboxOf } from "../support/mailboxes.ts";

const FAMILY = ["father", "mother", "child"].map(keyOf);
const EMAIL = "family@example.com";
const STEPS = [{ send: "one" }, { wait: "2d" }, { send: "two" }];
const ONE = [{ send: "one" }];

/** Three accounts, one mailbox. */
async function family(steps: Chain["steps"] = STEPS, store = {}, kind: Chain["kind"] = "marketing") {
  const world = await makeWorld({ bundle: shopWith({ steps, kind }, store) });
  for (const id of FAMILY) await world.has(id, { email: EMAIL });
  for (const id of FAMILY) await world.enters(id);
  return world;
}

type World = Awaited<ReturnType<typeof family>>;

async function unsubscribes(world: World) {
  const mail = world.mailer.taken.at(-1);
  await makeUnsubscribe({ ...world, clock: { now: world.now } })({
    token: mail?.unsubscribeUrl?.split("/u/")[1] ?? "",
    oneClick: true,
  });
}

const reports = (world: World, eventType: string, customer: CustomerKey, to = EMAIL) =>
  makeMailFeedback({ ...world, clock: { now: world.now } })({
    ...{ eventType, to, at: world.now(), sentAt: world.now(), messageId: "m", send: `earlier-${customer}` },
    ...{ customer: Buffer.from(customer).toString("base64url"), bounceType: "Permanent" },
  });

const subjects = (world: World) => world.mailer.taken.map(({ subject }) => subject);

describe("one mailbox with three accounts", () => {
  it("gets the same mail of a chain once a day", async () => {
    const world = await family();
    await world.playUntil(NOON + HOUR);
    expect(subjects(world)).toEqual(["One"]);
    expect(world.mailer.taken.map(({ to }) => to)).toEqual([EMAIL]);
  });

  it("gets each account's mail about its own order", async () => {
    const world = await family(ONE, {}, "service");
    await world.playUntil(NOON + HOUR);
    expect(subjects(world)).toEqual(["One", "One", "One"]);
  });

  it("has one cap for all of them", async () => {
    const world = await family(STEPS, { frequency_cap: { mails: 1, per: "7d", over: "skip" } });
    await world.playUntil(NOON + 5 * DAY);
    expect(world.mailer.taken).toHaveLength(1);
  });

  it("gets nothing more after one click", async () => {
    const world = await family(ONE);
    await world.playUntil(NOON + HOUR);
    const before = world.mailer.taken.length;
    await unsubscribes(world);
    for (const id of FAMILY) await world.enters(id, "welcome", "again");
    await world.playUntil(NOON + 9 * DAY);
    expect(world.mailer.taken).toHaveLength(before);
  });

  it.each(["Complaint", "Bounce"])("gets nothing more after a %s under one id", async (event) => {
    const world = await family();
    await reports(world, event, keyOf("child"));
    await world.playUntil(NOON + 9 * DAY);
    expect(world.mailer.taken).toEqual([]);
    expect(await world.journal.entry(keyOf("father"), "welcome")).toMatchObject({ status: "done" });
  });

  it("is mailed again when an operator allows it, with a reason", async () => {
    const world = await family();
    await reports(world, "Complaint", keyOf("child"));
    world.setNow(NOON + 1);
    const allow = makeAllowMailbox({ ...world, clock: { now: world.now } });
    const result = await allow(` Family@EXAMPLE.com`, { reason: "asked by phone", by: "anna" });
    expect(result).toMatchObject({ before: { mayMail: "never" }, after: { mayMail: "yes" } });
    await world.playUntil(NOON + HOUR);
    expect(world.mailer.taken).toHaveLength(1);
    expect(await world.events.stopsOf(keyOf("child"))).toMatchObject([
      { kind: "mail" },
      { kind: "mailbox-allowed", reason: "asked by phone", by: "anna" },
    ]);
  });
});

describe("a withdrawal by the link in a mail", () => {
  it("is not taken back by an older decision, nor by an account that says yes without a date", async () => {
    const world = await family(ONE);
    await world.playUntil(NOON + HOUR);
    await unsubscribes(world);
    const tick = (at: number, dated?: true): Fact => ({
      ...{ kind: "consent-given", proof: { purpose: "marketing", channel: "email", source: "a form" } },
      ...{ id: `consent:${at}` as FactId, customer: mailboxOf(EMAIL), at, receivedAt: at, source: "segment" },
      ...(dated && { dated }),
    });
    await world.events.append([tick(NOON - DAY, true), tick(NOON + 2 * HOUR)]);
    const late = keyOf("third-account");
    await world.has(late, { email: EMAIL, consent: { status: "given", at: NOON - 2 * DAY } });
    await world.enters(late);
    await world.playUntil(NOON + 9 * DAY);
    expect(world.mailsTo(late)).toEqual([]);
  });

  it("of an old mail, whose link names no mailbox, stops the customer all the same", async () => {
    const world = await family();
    const [customer = keyOf("nobody")] = FAMILY;
    const token = unsubscribeToken({ customer, send: "old", language: "en" }, LINKS_KEY);
    await makeUnsubscribe({ ...world, clock: { now: world.now } })({ token, oneClick: true });
    await world.playUntil(NOON + HOUR);
    expect(world.mailsTo(customer)).toEqual([]);
  });
});

describe("an address", () => {
  it("that bounced, was replaced and taken back is still one that bounces", async () => {
    const world = await family(ONE);
    const ann = keyOf("ann");
    await reports(world, "Bounce", ann, "ann@example.com");
    await world.has(ann, { addressSince: NOON + HOUR });
    world.setNow(NOON + 2 * HOUR);
    await world.enters(ann);
    await world.playUntil(NOON + DAY);
    expect(world.mailsTo(ann)).toEqual([]);
  });

  it("that has said nothing is not mailed because its account's former one agreed", async () => {
    const world = await makeWorld({ bundle: shopWith({ steps: ONE }) });
    const ann = keyOf("ann");
    await world.has(ann);
    const stored = await world.customers.get(ann);
    if (!stored?.profile) throw new Error("nobody");
    const moved = { ...stored.profile, email: "moved@example.com" };
    await world.customers.putProfile(ann, { profile: moved }, stored.revision);
    await world.enters(ann);
    await world.playUntil(NOON + DAY);
    expect(world.mailsTo(ann)).toEqual([]);
    expect(await world.journal.entry(ann, "welcome")).toMatchObject({
      steps: [{ what: "skipped", why: "no consent to mails" }],
    });
  });
});
