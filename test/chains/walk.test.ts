import { describe, expect, it } from "vitest";
import { makeChainStep } from "../../src/app/chains/step.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/basics/calendar.ts";
import { percentOf } from "../../src/domain/offers/benefit.ts";
import { shopWith } from "../support/chain-bundles.ts";
import { makeWorld } from "../support/chain-world.ts";
import { keyOf, NOON } from "../support/chains.ts";

const ANN = keyOf("ann");
const outcomes = (steps: readonly { readonly what: string }[] = []) => steps.map(({ what }) => what);

describe("a chain", () => {
  it("takes a customer through its steps, each wait counted from the step before", async () => {
    const bundle = shopWith({
      steps: [{ send: "one" }, { wait: "2d" }, { wait_until: "10:00" }, { send: "two" }, { wait: "1h" }],
    });
    const world = await makeWorld({ bundle });
    await world.has(ANN);
    expect(await world.enters(ANN)).toBe("entered");
    await world.playUntil(NOON + 6 * MINUTE);
    expect(world.mailsTo(ANN).map(({ subject }) => subject)).toEqual(["One"]);
    await world.playUntil(NOON + 3 * DAY - 2 * HOUR - 1);
    expect(world.mailsTo(ANN)).toHaveLength(1);
    await world.playUntil(NOON + 3 * DAY - 2 * HOUR);
    expect(world.mailsTo(ANN).map(({ subject }) => subject)).toEqual(["One", "Two"]);
    const entry = await world.journal.entry(ANN, "welcome");
    expect(entry).toMatchObject({ status: "done", outcome: "completed" });
    expect(outcomes(entry?.steps)).toEqual(["sent", "sent"]);
    expect(world.announced).toEqual([]);
  });

  it("takes everybody of a day together from the first step on that waits for a time of day", async () => {
    const steps = [{ send: "one" }, { wait: "2d" }, { wait_until: "10:00" }, { send: "two" }, { wait: "1d" }];
    const world = await makeWorld({ bundle: shopWith({ steps: [...steps, { send: "one" }] }) });
    const everybody = Array.from({ length: 6 }, (_, n) => keyOf(`p-${n}`));
    for (const [n, id] of everybody.entries()) {
      await world.has(id);
      world.setNow(NOON + n * 20 * MINUTE);
      await world.enters(id);
    }
    await world.playUntil(NOON + 4 * HOUR);
    const cohorts = await Promise.all(
      everybody.map(async (id) => (await world.journal.entry(id, "welcome"))?.cohort),
    );
    expect(new Set(cohorts).size).toBe(1);
    await world.playUntil(NOON + 10 * DAY);
    expect(world.workflows.started.size).toBe(6 + 1);
    for (const id of everybody) {
      expect(world.mailsTo(id).map(({ subject }) => subject)).toEqual(["One", "Two", "One"]);
      expect(await world.journal.entry(id, "welcome")).toMatchObject({ outcome: "completed" });
    }
  });

  it("is walked shard by shard where there are several, and says so at the first step", async () => {
    const world = await makeWorld({ bundle: shopWith({ steps: [{ send: "one" }] }) });
    const chainStep = makeChainStep(world);
    const now = new Date(world.now()).toISOString();
    const step = { task: "step", cohort: "wide", step: 0, shards: [0, 1, 2] } as const;
    const { task: _, ...same } = step;
    expect(await chainStep(step, () => true)).toEqual({ ...same, until: now, single: false, done: false });
  });

  it("tells the shop's other systems who enters and leaves, where the store wants it", async () => {
    const bundle = shopWith({ steps: [{ send: "one" }] });
    const world = await makeWorld({
      bundle: { ...bundle, store: { ...bundle.store, announce_chains: true } },
    });
    await world.has(ANN);
    await world.enters(ANN);
    await world.playUntil(NOON + HOUR);
    const whose = { customer: ANN, chain: "welcome", run: (await world.journal.entry(ANN, "welcome"))?.run };
    expect(world.announced).toEqual([
      { type: "ChainEntered", detail: expect.objectContaining({ ...whose, holdout: false }) },
      { type: "ChainLeft", detail: { ...whose, outcome: "completed" } },
    ]);
  });

  it("keeps with every send the offer, the code, the mail's language and the reasons", async () => {
    const bundle = shopWith({ steps: [{ send: "one", offer: "thanks", raise: 3 }] });
    const world = await makeWorld({ bundle });
    await world.has(ANN, { locale: "ru-RU", spent: 400_000 });
    await world.enters(ANN);
    await world.playUntil(NOON + HOUR);
    const [send] = await world.journal.sends(ANN);
    expect(send).toMatchObject({
      status: "sent",
      template: "one",
      language: "ru",
      version: 1,
      offer: {
        offer: "thanks",
        tier: "raised",
        benefit: { kind: "percent", percent: 13 },
        variant: "universal",
      },
    });
    expect(send?.reason).toBe("event cause");
    expect(send?.offer?.code).toMatch(/^THX-[0-9A-HJKMNP-TV-Z]{8}$/);
    expect(world.mailsTo(ANN)[0]).toMatchObject({ subject: "Раз", to: "ann@example.com" });
    expect(world.mailsTo(ANN)[0]?.html).toContain(`13% ${send?.offer?.code}`);
  });

  it("sends without the offer, and says why, to somebody who does not qualify", async () => {
    const bundle = shopWith({ steps: [{ send: "one", offer: "thanks" }] }, {}, { when: "orders == 0" });
    const world = await makeWorld({ bundle });
    await world.has(ANN, { orders: 2 });
    await world.enters(ANN);
    await world.playUntil(NOON + HOUR);
    const [send] = await world.journal.sends(ANN);
    expect(send).not.toHaveProperty("offer");
    expect(send?.reason).toContain("no offer: not for this customer");
  });

  it("lets go at the next step whoever bought, and drops the rest of the mails", async () => {
    const bundle = shopWith({ exit: "ordered_since_entry", steps: [{ wait: "1d" }, { send: "one" }] });
    const world = await makeWorld({ bundle });
    await world.has(ANN);
    await world.enters(ANN);
    await world.has(ANN, { orders: 1, lastOrderAt: NOON + HOUR });
    await world.playUntil(NOON + 2 * DAY);
    expect(world.mailsTo(ANN)).toEqual([]);
    expect(await world.journal.entry(ANN, "welcome")).toMatchObject({
      status: "done",
      outcome: "exit: ordered_since_entry",
    });
  });

  it("passes over a step whose condition is false", async () => {
    const bundle = shopWith({
      steps: [{ send: "one", when: "orders > 0" }, { wait: "1h" }, { send: "two" }],
    });
    const world = await makeWorld({ bundle });
    await world.has(ANN);
    await world.enters(ANN);
    await world.playUntil(NOON + DAY);
    expect(world.mailsTo(ANN).map(({ subject }) => subject)).toEqual(["Two"]);
    const entry = await world.journal.entry(ANN, "welcome");
    expect(entry?.steps[0]).toMatchObject({ what: "skipped", why: "when: orders > 0 is false" });
  });

  it.each([
    ["no consent to mails", { consent: { status: "none" } }],
    ["no e-mail address", { email: undefined }],
    ["the part before @ has letters beyond ASCII", { email: "анна@example.com" }],
    ["silenced until the next activity", { silencedAt: NOON }],
  ] as const)("writes no mail, but goes on, with %s", async (why, over) => {
    const world = await makeWorld({
      bundle: shopWith({ steps: [{ send: "one" }, { wait: "1h" }, { send: "two" }] }),
    });
    await world.has(ANN, over as object);
    await world.enters(ANN);
    await world.playUntil(NOON + HOUR / 2);
    expect(world.mailer.taken).toEqual([]);
    expect((await world.journal.entry(ANN, "welcome"))?.steps[0]).toMatchObject({ what: "skipped", why });
    await world.has(ANN, {
      consent: { status: "given" },
      email: "ann@example.com",
      silencedAt: undefined,
    } as object);
    await world.playUntil(NOON + DAY);
    expect(world.mailsTo(ANN).map(({ subject }) => subject)).toEqual(["Two"]);
  });

  it.each([
    ["unsubscribed", { consent: { status: "withdrawn" } }],
    ["suppressed: bounced", { suppression: "bounced" }],
    ["suppressed: complained", { suppression: "complained" }],
  ] as const)("ends at once for somebody who is %s", async (outcome, over) => {
    const world = await makeWorld({
      bundle: shopWith({ steps: [{ send: "one" }, { wait: "1h" }, { send: "two" }] }),
    });
    await world.has(ANN);
    await world.enters(ANN);
    await world.has(ANN, over);
    await world.playUntil(NOON + DAY);
    expect(world.mailer.taken).toEqual([]);
    expect(await world.journal.entry(ANN, "welcome")).toMatchObject({ status: "done", outcome });
  });

  it("ends for somebody who was erased", async () => {
    const bob = keyOf("bob");
    const world = await makeWorld({
      bundle: shopWith({ steps: [{ send: "one" }] }),
      deps: ({ customers }) => ({
        customers: { ...customers, get: async (id) => (id === bob ? undefined : customers.get(id)) },
      }),
    });
    await world.has(ANN);
    await world.has(bob);
    await world.enters(ANN);
    await world.enters(bob);
    await world.playUntil(NOON + DAY);
    expect(world.mailer.taken.map(({ customer }) => customer)).toEqual([ANN]);
    expect(await world.journal.entry(bob, "welcome")).toMatchObject({ outcome: "no profile any more" });
  });

  it("shows the holdout the same steps and writes it no mails", async () => {
    const bundle = shopWith({
      holdout_percent: 100,
      steps: [{ send: "one" }, { wait: "1h" }, { silence: true }],
    });
    const world = await makeWorld({ bundle });
    await world.has(ANN);
    await world.enters(ANN);
    await world.playUntil(NOON + DAY);
    expect(world.mailer.taken).toEqual([]);
    expect(await world.events.factsOf(ANN)).toEqual([]);
    const entry = await world.journal.entry(ANN, "welcome");
    expect(entry).toMatchObject({ holdout: true, outcome: "completed" });
    expect(outcomes(entry?.steps)).toEqual(["holdout", "holdout"]);
  });

  it("wins back with three rising offers, then falls silent", async () => {
    const offer = { offer: "thanks" };
    const bundle = shopWith({
      exit: "ordered_since_entry",
      steps: [
        { send: "one", ...offer },
        { wait: "5d" },
        { send: "two", ...offer, raise: 5 },
        { wait: "7d" },
        { send: "three", ...offer, raise: 10 },
        { wait: "10d" },
        { silence: true, when: "!visited_since_entry" },
      ],
    });
    const world = await makeWorld({ bundle });
    await world.has(ANN);
    await world.enters(ANN);
    await world.playUntil(NOON + 30 * DAY);
    const sends = await world.journal.sends(ANN);
    expect(sends.map(({ offer: given }) => given && percentOf(given))).toEqual([5, 10, 15]);
    expect(new Set(sends.map(({ offer: given }) => given?.code)).size).toBe(3);
    expect(await world.events.factsOf(ANN)).toMatchObject([{ kind: "silenced", chain: "welcome" }]);
    expect(outcomes((await world.journal.entry(ANN, "welcome"))?.steps)).toEqual([
      "sent",
      "sent",
      "sent",
      "silenced",
    ]);
  });

  it("goes on in the version that it began with when the config is replaced", async () => {
    const world = await makeWorld({
      bundle: shopWith({ steps: [{ send: "one" }, { wait: "1d" }, { send: "two" }] }),
    });
    await world.has(ANN);
    await world.enters(ANN);
    await world.playUntil(NOON + HOUR);
    await world.publish(shopWith({ steps: [{ send: "three" }] }));
    await world.playUntil(NOON + 3 * DAY);
    expect(world.mailsTo(ANN).map(({ subject }) => subject)).toEqual(["One", "Two"]);
  });

  it("serves everybody else when one customer's mail cannot be made", async () => {
    const bundle = shopWith({ steps: [{ send: "one" }] });
    const world = await makeWorld({
      bundle,
      deps: ({ renderer }) => ({
        renderer: {
          ...renderer,
          render: async (template, data) => {
            if (JSON.stringify(data).includes("bad")) throw new Error("undefined filter");
            return renderer.render(template, data);
          },
        },
      }),
    });
    const bad = keyOf("bad");
    for (const id of [bad, ANN]) await world.has(id);
    await world.enters(bad);
    await world.enters(ANN);
    await world.playUntil(NOON + DAY);
    expect(world.mailer.taken.map(({ customer }) => customer)).toEqual([ANN]);
    expect(await world.journal.sends(bad)).toEqual([]);
    expect((await world.journal.entry(bad, "welcome"))?.steps[0]).toMatchObject({
      what: "failed",
      why: "the mail cannot be made: undefined filter",
    });
  });
});
