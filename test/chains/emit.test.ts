import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChainStepDeps } from "../../src/app/chains/stage.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/basics/calendar.ts";
import type { Chain } from "../../src/domain/config/chain.ts";
import type { Store } from "../../src/domain/config/store.ts";
import type { FactId, FactOf } from "../../src/domain/facts/facts.ts";
import type { Profile } from "../../src/domain/people/profile.ts";
import type { Message } from "../../src/domain/webhooks/message.ts";
import type { Announcement } from "../../src/ports/announcements.ts";
import { shopWith } from "../support/chain-bundles.ts";
import { makeWorld } from "../support/chain-world.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { allCodes, codedShop } from "../support/coded-shops.ts";
import { faulty } from "../support/faulty.ts";

const ANN = keyOf("ann");
const EMIT = {
  emit: "hello-sms",
  channel: "sms",
  fields: ["customer.name", "customer.phone", "offer.code", "offer.discount_percent", "links.shop"],
} as const;
const GIVEN: Partial<Profile> = {
  phone: "+7 900 123-45-67",
  name: "Ann",
  consents: { sms: { status: "given", at: NOON - DAY } },
};
const SMS: Partial<Store> = { channels: { sms: { needs_consent: true } } };

const shop = (steps: Chain["steps"], store: Partial<Store> = {}, chain: Partial<Chain> = {}) =>
  shopWith({ steps, ...chain }, { ...SMS, ...store });

const messagesOf = (announced: readonly Announcement[]): readonly Message[] =>
  announced.flatMap(({ type, detail }) => (type === "MessageEmitted" ? [detail as unknown as Message] : []));

async function enteredWorld(bundle: ReturnType<typeof shop>, person: Partial<Profile> = GIVEN) {
  const world = await makeWorld({ bundle });
  await world.has(ANN, person);
  await world.enters(ANN);
  return world;
}

async function outcome(world: Awaited<ReturnType<typeof makeWorld>>, step = 0) {
  const entry = await world.journal.entry(ANN, "welcome");
  return entry?.steps.find((note) => note.step === step);
}

function withdrawal(at: number): FactOf<"channel-consent"> {
  return {
    ...{ kind: "channel-consent", channel: "sms", granted: false, at, receivedAt: at, source: "standard" },
    ...{ id: "stop:sms" as FactId, customer: ANN },
    proof: { purpose: "marketing", channel: "sms", source: "STOP" },
  };
}

describe("a message of another channel", () => {
  it("goes on the bus with the fields it names, and into the journal as what it is", async () => {
    const offer = { ...EMIT, offer: "thanks" };
    const world = await enteredWorld(
      shop([offer], { webhooks: { gate: { url: "https://sms.example/x", emits: ["hello-sms"] } } }),
    );
    await world.playUntil(NOON + HOUR);
    const [message, ...others] = messagesOf(world.announced);
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      ...{ name: "hello-sms", channel: "sms", webhook: "gate", customer: ANN, chain: "welcome", step: 0 },
      ...{ language: "en", time_zone: "UTC" },
      fields: {
        customer: { name: "Ann", phone: "+7 900 123-45-67" },
        offer: { code: expect.stringMatching(/^THX-/i), discount_percent: expect.any(Number) },
      },
    });
    expect(Object.keys(message?.fields.customer as object)).toEqual(["name", "phone"]);
    const [send] = await world.journal.sends(ANN);
    expect(send).toMatchObject({ id: message?.id, channel: "sms", template: "hello-sms", status: "sent" });
    expect(send?.offer?.code).toBe((message?.fields.offer as { code: string }).code);
    expect(await outcome(world)).toMatchObject({ what: "emitted" });
    expect(world.mailsTo(ANN)).toEqual([]);
  });

  it.each<[string, Partial<Profile>, string]>([
    ["without consent to the channel", { consents: {} }, "no consent to sms"],
    [
      "who has agreed to another channel only",
      { consents: { viber: { status: "given", at: NOON } } },
      "no consent to sms",
    ],
    [
      "who has withdrawn it",
      { consents: { sms: { status: "withdrawn", at: NOON } } },
      "consent to sms withdrawn",
    ],
    ["without a number", { phone: undefined } as never, "no phone number"],
    ["who is silenced", { silencedAt: NOON }, "silenced until the next activity"],
  ])("is not for somebody %s", async (_, person, why) => {
    const world = await enteredWorld(shop([EMIT]), { ...GIVEN, ...person });
    await world.playUntil(NOON + HOUR);
    expect(messagesOf(world.announced)).toEqual([]);
    expect(await outcome(world)).toMatchObject({ what: "skipped", why });
  });

  it("needs no consent to mails, and gives none", async () => {
    const unsubscribed = { ...GIVEN, consent: { status: "withdrawn", at: NOON } } as const;
    const world = await enteredWorld(shop([{ send: "one" }, EMIT]), unsubscribed);
    await world.playUntil(NOON + HOUR);
    expect(await outcome(world)).toMatchObject({ what: "skipped", why: "unsubscribed" });
    expect(await outcome(world, 1)).toMatchObject({ what: "emitted" });
  });

  it("without consent goes where the channel needs none, but not after a withdrawal", async () => {
    const store = { channels: { sms: { needs_consent: false } } };
    for (const [consents, what] of [
      [{}, "emitted"],
      [{ sms: { status: "withdrawn", at: NOON } }, "skipped"],
    ] as const) {
      const world = await enteredWorld(shop([EMIT], store), { ...GIVEN, consents });
      await world.playUntil(NOON + HOUR);
      expect(await outcome(world)).toMatchObject({ what });
    }
  });

  it("goes to nobody in the hold-out, and says what was missed", async () => {
    const world = await enteredWorld(shop([EMIT], {}, { holdout_percent: 100 }));
    await world.playUntil(NOON + HOUR);
    expect(messagesOf(world.announced)).toEqual([]);
    expect(await outcome(world)).toMatchObject({ what: "holdout", why: "holdout: would have got hello-sms" });
  });

  it("waits for the morning by its own channel's hours", async () => {
    const quiet = { from: "10:00", to: "18:00" };
    const world = await enteredWorld(
      shop([EMIT, { send: "one" }], { channels: { sms: { needs_consent: true, quiet_hours: quiet } } }),
    );
    await world.playUntil(NOON + 5 * HOUR);
    expect(messagesOf(world.announced)).toEqual([]);
    await world.playUntil(NOON + 7 * HOUR);
    expect(messagesOf(world.announced)).toHaveLength(1);
  });

  it("has a cap of its own, of one telephone whichever customers have it", async () => {
    const cap = { mails: 1, per: "7d", over: "skip" } as const;
    const bundle = shop([{ send: "one" }, EMIT, { wait: "1d" }, { ...EMIT, emit: "again-sms" }], {
      frequency_cap: cap,
    });
    const world = await makeWorld({ bundle });
    await world.has(ANN, GIVEN);
    await world.enters(ANN);
    const bea = keyOf("bea");
    await world.has(bea, { ...GIVEN, phone: "79001234567", email: "bea@example.com" });
    await world.playUntil(NOON + HOUR);
    // The mail before took a place under the cap of mails, and none of messages.
    expect(await outcome(world, 1)).toMatchObject({ what: "emitted" });
    await world.enters(bea, "welcome", "later");
    await world.playUntil(NOON + 3 * DAY);
    expect(await outcome(world, 3)).toMatchObject({ what: "skipped", why: "frequency cap: 1 mails in 7d" });
    expect(messagesOf(world.announced).map(({ customer }) => customer)).toEqual([ANN]);
  });

  it("hears of a withdrawal before the profile shows it", async () => {
    const world = await enteredWorld(shop([EMIT]));
    await world.events.append([withdrawal(NOON)]);
    await world.playUntil(NOON + HOUR);
    expect(await outcome(world)).toMatchObject({ what: "skipped", why: "consent to sms withdrawn" });
    expect(await world.journal.sends(ANN)).toEqual([]);
  });

  it("keeps to what the mailbox's owner has paused", async () => {
    const world = await makeWorld({ bundle: shop([EMIT]) });
    await world.has(ANN, { ...GIVEN, email: "ann@example.com" });
    const { mailboxOf } = await import("../support/mailboxes.ts");
    await world.events.append([
      {
        ...{ kind: "preferences-set", pausedUntil: NOON + 30 * DAY, at: NOON, receivedAt: NOON },
        ...{ source: "comeback", rank: "mailbox", id: "pause" as FactId },
        customer: mailboxOf("ann@example.com"),
      },
    ]);
    await world.enters(ANN);
    await world.playUntil(NOON + HOUR);
    expect(await outcome(world)).toMatchObject({ what: "skipped", why: expect.stringMatching(/^paused/) });
  });

  it("that is larger than the bus takes fails by itself, and holds up nobody", async () => {
    const items = Array.from({ length: 200 }, (_, index) => ({
      ...{
        product: `${index}`,
        name: "x".repeat(150),
        quantity: 1,
        url: `https://shop.example/${"y".repeat(100)}`,
      },
    }));
    const world = await enteredWorld(shop([{ ...EMIT, fields: ["cart.items"] }]), {
      ...GIVEN,
      cart: { items, value: 1, changedAt: NOON },
    });
    await world.playUntil(NOON + HOUR);
    expect(await outcome(world)).toMatchObject({ what: "failed", why: "the message has more than 24 KB" });
  });

  it("goes without the offer where there is no code for it, or not at all, as the step says", async () => {
    for (const [rule, what] of [
      ["send", "emitted"],
      ["skip", "skipped"],
    ] as const) {
      const steps = [{ ...EMIT, offer: "thanks", without_offer: rule }];
      const world = await enteredWorld(codedShop({ steps }, { ...SMS, budget: { amount: 50, per: "day" } }));
      await world.playUntil(NOON + HOUR);
      expect(await outcome(world)).toMatchObject({
        what,
        why: expect.stringContaining("the budget of offer thanks is at its end"),
      });
      expect(messagesOf(world.announced).map(({ fields }) => fields.offer)).toEqual(
        rule === "send" ? [undefined] : [],
      );
      expect(await allCodes(world.codes)).toEqual([]);
    }
  });

  it("is told at least once and under one id, with one code, wherever it breaks off", async () => {
    const faults = fc.array(fc.constantFrom("before", "after", "slow", ...Array(8).fill("none")), {
      minLength: 20,
      maxLength: 60,
    });
    const bundle = shop([{ ...EMIT, offer: "thanks" }]);
    await fc.assert(
      fc.asyncProperty(faults, fc.integer({ min: 1, max: 3 }), async (plan, workers) => {
        const fault = [...plan];
        const told: Announcement[] = [];
        const around = async (call: () => Promise<unknown>) => {
          const what = fault.shift() ?? "none";
          if (what === "before") throw new Error("broken off");
          if (what === "slow") for (let turns = 0; turns < 20; turns++) await Promise.resolve();
          const result = await call();
          if (what === "after") throw new Error("broken off");
          return result;
        };
        const world = await makeWorld({
          bundle,
          deps: ({ journal, customers, codes }: ChainStepDeps) => ({
            codes: faulty(codes, around),
            journal: faulty(journal, around),
            customers: faulty(customers, around),
            bus: faulty(
              { publish: async (more: readonly Announcement[]) => void told.push(...more) },
              around,
            ),
          }),
        });
        await world.has(ANN, GIVEN);
        const { cohort = "" } = { cohort: [...(await enteredCohorts(world))][0] };
        for (let round = 0; round < 40; round++) {
          const walks = Array.from({ length: workers }, () => world.walk(cohort, 0, 0));
          await Promise.allSettled(walks);
          world.setNow(NOON + (round + 1) * 10 * MINUTE);
          if ((await world.journal.entry(ANN, "welcome"))?.status === "done") break;
        }
        const messages = messagesOf(told);
        expect(new Set(messages.map(({ id }) => id)).size).toBe(1);
        expect(new Set(messages.map(({ fields }) => JSON.stringify(fields))).size).toBe(1);
        const [send, ...more] = await world.journal.sends(ANN);
        expect(more).toEqual([]);
        expect(send?.status).toBe("sent");
        expect(await outcome(world)).toMatchObject({ what: "emitted" });
        const { code } = messages[0]?.fields.offer as { code: string };
        expect(await allCodes(world.codes)).toMatchObject([{ code, stage: "sent" }]);
      }),
      { numRuns: 60 },
    );
  });
});

async function enteredCohorts(world: Awaited<ReturnType<typeof makeWorld>>) {
  await world.enters(ANN);
  return [...world.workflows.started.values()].map(({ cohort }) => cohort.id);
}
