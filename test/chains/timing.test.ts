import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "../../src/domain/basics/calendar.ts";
import type { Profile } from "../../src/domain/people/profile.ts";
import { shopWith } from "../support/chain-bundles.ts";
import { makeWorld } from "../support/chain-world.ts";
import { keyOf, NOON } from "../support/chains.ts";

const ANN = keyOf("ann");
const BOB = keyOf("bob");
const SLACK = 6 * MINUTE;

const cart = (changedAt: number, ...names: readonly string[]): Pick<Profile, "cart"> => ({
  cart: { items: names.map((name) => ({ product: name, name, quantity: 1 })), value: 0, changedAt },
});
const everyShard = (count: number): readonly number[] => Array.from({ length: count }, (_, shard) => shard);
const EMPTIED = { cart: undefined } as object;

describe("an abandoned cart", () => {
  const bundle = shopWith({
    exit: "cart_items == 0 || ordered_since_entry",
    steps: [{ wait: "24h", since: "last_cart_change" }, { send: "one" }],
  });

  it("is written about 24 hours after its last change, not the first, with what is in it by then", async () => {
    const world = await makeWorld({ bundle });
    await world.has(ANN, cart(NOON, "tea"));
    await world.enters(ANN);
    await world.has(ANN, cart(NOON + 20 * HOUR, "tea", "cups"));
    await world.playUntil(NOON + 44 * HOUR - 1);
    expect(world.mailer.taken).toEqual([]);
    const [deferred] = (await world.journal.entry(ANN, "welcome"))?.steps ?? [];
    expect(deferred).toMatchObject({ what: "deferred" });
    await world.playUntil(NOON + 44 * HOUR + SLACK);
    expect(world.mailsTo(ANN)).toHaveLength(1);
    expect(world.mailsTo(ANN)[0]?.text).toMatch(/tea cups/);
  });

  it("is followed however often it changes", async () => {
    const world = await makeWorld({ bundle });
    await world.has(ANN, cart(NOON, "tea"));
    await world.enters(ANN);
    for (let change = 1; change <= 5; change++) {
      await world.playUntil(NOON + change * 20 * HOUR);
      await world.has(ANN, cart(world.now(), "tea", `cup ${change}`));
    }
    await world.playUntil(NOON + 124 * HOUR - 1);
    expect(world.mailer.taken).toEqual([]);
    await world.playUntil(NOON + 124 * HOUR + SLACK);
    expect(world.mailsTo(ANN)).toHaveLength(1);
  });

  it.each([
    ["emptied", EMPTIED],
    ["bought", { ...EMPTIED, orders: 1, lastOrderAt: NOON + HOUR }],
  ])("is not written about when it was %s", async (_, over) => {
    const world = await makeWorld({ bundle });
    await world.has(ANN, cart(NOON, "tea"));
    await world.enters(ANN);
    await world.has(ANN, over);
    await world.playUntil(NOON + 3 * DAY);
    expect(world.mailer.taken).toEqual([]);
    expect((await world.journal.entry(ANN, "welcome"))?.outcome).toMatch(/^exit: /);
  });

  it("ends without an exit condition too when there is no cart left to count from", async () => {
    const steps = [{ wait: "24h", since: "last_cart_change" } as const, { send: "one" }];
    const world = await makeWorld({ bundle: shopWith({ steps }) });
    await world.has(ANN, cart(NOON, "tea"));
    await world.enters(ANN);
    await world.has(ANN, EMPTIED);
    await world.playUntil(NOON + 3 * DAY);
    expect(await world.journal.entry(ANN, "welcome")).toMatchObject({
      outcome: "exit: no last cart change any more",
    });
  });

  it("of one customer does not hold up the others of the cohort", async () => {
    const world = await makeWorld({ bundle });
    for (const id of [ANN, BOB]) {
      await world.has(id, cart(NOON, "tea"));
      await world.enters(id);
    }
    await world.has(ANN, cart(NOON + 10 * HOUR, "tea"));
    await world.playUntil(NOON + 24 * HOUR + SLACK);
    expect(world.mailer.taken.map(({ customer }) => customer)).toEqual([BOB]);
    await world.playUntil(NOON + 34 * HOUR + SLACK);
    expect(world.mailer.taken.map(({ customer }) => customer)).toEqual([BOB, ANN]);
  });

  it("makes way for the next cart when the one before was bought before its mail was due", async () => {
    const again = { ...bundle.chains.welcome, reenter: "1m" } as (typeof bundle.chains)[string];
    const world = await makeWorld({ bundle: { ...bundle, chains: { welcome: again } } });
    await world.has(ANN, cart(NOON, "tea"));
    await world.enters(ANN, "welcome", "first cart");
    world.setNow(NOON + 2 * HOUR);
    await world.has(ANN, { ...cart(NOON + 2 * HOUR, "cups"), orders: 1, lastOrderAt: NOON + HOUR });
    expect(await world.enters(ANN, "welcome", "second cart")).toBe("entered");
    await world.playUntil(NOON + 26 * HOUR + SLACK);
    expect(world.mailsTo(ANN).map(({ text }) => /tea|cups/.exec(text)?.[0])).toEqual(["cups"]);
  });

  it("with two mails gets the second by the same clock: so long after the last change", async () => {
    const steps = [
      { wait: "24h", since: "last_cart_change" },
      { send: "one" },
      { wait: "3d", since: "last_cart_change" },
      { send: "two" },
    ] as const;
    const world = await makeWorld({ bundle: shopWith({ steps }) });
    await world.has(ANN, cart(NOON, "tea"));
    await world.enters(ANN);
    await world.playUntil(NOON + 3 * DAY - 1);
    expect(world.mailsTo(ANN).map(({ subject }) => subject)).toEqual(["One"]);
    await world.playUntil(NOON + 3 * DAY + SLACK);
    expect(world.mailsTo(ANN).map(({ subject }) => subject)).toEqual(["One", "Two"]);
  });
});

describe("an abandoned visit", () => {
  const bundle = shopWith({
    exit: "cart_items > 0 || viewed_items == 0",
    steps: [{ wait: "24h", since: "last_visit" }, { send: "one" }],
  });
  const looked = (at: number) => ({ lastVisitAt: at, viewed: [{ product: "tea", quantity: 1 }] });

  it("is written about a day after the last visit, unless something was put in the cart", async () => {
    const world = await makeWorld({ bundle });
    for (const id of [ANN, BOB]) {
      await world.has(id, looked(NOON));
      await world.enters(id);
    }
    await world.has(ANN, looked(NOON + 5 * HOUR));
    await world.has(BOB, cart(NOON + HOUR, "tea"));
    await world.playUntil(NOON + 29 * HOUR - 1);
    expect(world.mailer.taken).toEqual([]);
    await world.playUntil(NOON + 3 * DAY);
    expect(world.mailer.taken.map(({ customer }) => customer)).toEqual([ANN]);
  });
});

describe("quiet hours", () => {
  const quiet = { quiet_hours: { from: "21:00", to: "09:00" } };

  it("put a mail off until they end where the customer lives", async () => {
    const world = await makeWorld({ bundle: shopWith({ steps: [{ wait: "10h" }, { send: "one" }] }, quiet) });
    await world.has(ANN);
    await world.has(BOB, { timeZone: "America/New_York" });
    await world.enters(ANN);
    await world.enters(BOB);
    await world.playUntil(NOON + 10 * HOUR + SLACK);
    expect(world.mailer.taken.map(({ customer }) => customer)).toEqual([BOB]);
    await world.playUntil(NOON + 21 * HOUR - 1);
    expect(world.mailer.taken).toHaveLength(1);
    await world.playUntil(NOON + 21 * HOUR);
    expect(world.mailer.taken.map(({ customer }) => customer)).toEqual([BOB, ANN]);
  });

  it("are those of the time zone that the customer has moved to since", async () => {
    const world = await makeWorld({ bundle: shopWith({ steps: [{ wait: "1h" }, { send: "one" }] }, quiet) });
    await world.has(ANN);
    await world.enters(ANN);
    await world.has(ANN, { timeZone: "Asia/Tokyo" });
    await world.playUntil(NOON + 12 * HOUR - 1);
    expect(world.mailer.taken).toEqual([]);
    await world.playUntil(NOON + 12 * HOUR + SLACK);
    expect(world.mailsTo(ANN)).toHaveLength(1);
  });

  it("fall back to the shop's time zone where the customer's does not exist", async () => {
    const world = await makeWorld({ bundle: shopWith({ steps: [{ send: "one" }] }, quiet) });
    await world.has(ANN, { timeZone: "Mars/Olympus" });
    await world.enters(ANN);
    await world.playUntil(NOON + SLACK);
    expect(world.mailsTo(ANN)).toHaveLength(1);
  });

  it("hold for a cohort that a pause has pushed into the night", async () => {
    const world = await makeWorld({ bundle: shopWith({ steps: [{ send: "one" }] }, quiet) });
    await world.has(ANN);
    await world.enters(ANN);
    await world.config.setPaused("welcome", true);
    await world.playUntil(NOON + 10 * HOUR);
    await world.config.setPaused("welcome", false);
    await world.playUntil(NOON + 21 * HOUR - 1);
    expect(world.mailer.taken).toEqual([]);
    await world.playUntil(NOON + 21 * HOUR);
    expect(world.mailsTo(ANN)).toHaveLength(1);
  });
});

describe("a local time of day", () => {
  it("is the same on the wall on both sides of a clock change", async () => {
    // Clocks in Berlin go forward in the night to 29 March 2026.
    const start = Date.UTC(2026, 2, 28, 9, 30);
    const steps = [
      { wait_until: "11:00" },
      { send: "one" },
      { wait: "1m" },
      { wait_until: "11:00" },
      { send: "two" },
    ];
    const world = await makeWorld({ bundle: shopWith({ steps }) });
    world.setNow(start);
    await world.has(ANN, { timeZone: "Europe/Berlin" });
    await world.enters(ANN);
    await world.playUntil(start + 3 * DAY);
    const times = (await world.journal.sends(ANN)).map(({ claimedAt }) => new Date(claimedAt).toISOString());
    expect(times).toEqual(["2026-03-28T10:00:00.000Z", "2026-03-29T09:00:00.000Z"]);
  });
});

describe("a pause", () => {
  const bundle = shopWith({ steps: [{ send: "one" }, { wait: "1d" }, { send: "two" }] });

  it("stops mails, and the chain goes on where it was, with its waits whole", async () => {
    const world = await makeWorld({ bundle });
    await world.has(ANN);
    await world.enters(ANN);
    await world.config.setPaused("welcome", true);
    await world.playUntil(NOON + 10 * DAY);
    expect(world.mailer.taken).toEqual([]);
    await world.config.setPaused("welcome", false);
    await world.playUntil(NOON + 10 * DAY + 6 * HOUR + SLACK);
    expect(world.mailsTo(ANN).map(({ subject }) => subject)).toEqual(["One"]);
    const [first] = await world.journal.sends(ANN);
    await world.playUntil((first?.claimedAt ?? 0) + DAY - MINUTE);
    expect(world.mailsTo(ANN)).toHaveLength(1);
    await world.playUntil((first?.claimedAt ?? 0) + DAY);
    expect(world.mailsTo(ANN).map(({ subject }) => subject)).toEqual(["One", "Two"]);
  });

  it("that is over soon is noticed soon", async () => {
    const world = await makeWorld({ bundle });
    await world.has(ANN);
    await world.enters(ANN);
    await world.config.setPaused("welcome", true);
    await world.playUntil(NOON + HOUR);
    await world.config.setPaused("welcome", false);
    await world.playUntil(NOON + HOUR + 15 * MINUTE);
    expect(world.mailsTo(ANN)).toHaveLength(1);
  });

  it.each([1, 64])("of a year fits into one execution, for a cohort of %d shards", async (count) => {
    const world = await makeWorld({ bundle });
    await world.has(ANN);
    await world.enters(ANN);
    await world.config.setPaused("welcome", true);
    const [first] = world.workflows.started.values();
    if (!first) throw new Error("no cohort was started");
    const cohort = { ...first.cohort, id: "many", shards: count };
    await world.journal.putCohort(cohort);
    let [events, at, shards] = [0, NOON, everyShard(count)];
    while (at < NOON + 250 * DAY) {
      world.setNow(at);
      const walked = shards.map(() => ({ again: true, moved: false, remaining: 1 }));
      const next = await world.settle(cohort.id, 0, shards, walked);
      // In an execution's history a round takes some 15 events, and some 7 for each shard.
      events += 15 + 7 * shards.length;
      [at, shards] = [Date.parse(next.until), next.shards];
    }
    expect(events).toBeLessThan(25_000);
  });

  it("that is over for one shard is over for all of them", async () => {
    const world = await makeWorld({ bundle });
    await world.has(ANN);
    await world.enters(ANN);
    const [first] = world.workflows.started.values();
    if (!first) throw new Error("no cohort was started");
    const cohort = { ...first.cohort, id: "three", shards: 3 };
    await world.journal.putCohort(cohort);
    const walk = (shards: readonly number[], ...again: readonly boolean[]) =>
      world.settle(
        cohort.id,
        0,
        shards,
        again.map((one) => ({ again: one, moved: false, remaining: 1 })),
      );
    world.setNow(NOON);
    expect(await walk([0, 1, 2], false, true, true)).toMatchObject({ step: 0, shards: [1] });
    expect(await walk([1], false)).toMatchObject({
      step: 0,
      shards: [0, 1, 2],
      until: new Date(NOON).toISOString(),
    });
    expect(await walk([0, 1, 2], false, false, false)).toMatchObject({ step: 2, shards: [0, 1, 2] });
  });
});

describe("the frequency cap", () => {
  const cap = (over: "defer" | "skip") => ({ frequency_cap: { mails: 1, per: "7d", over } });
  const steps = [{ send: "one" }, { wait: "1d" }, { send: "two" }, { wait: "1d" }, { send: "three" }];

  it("defers a mail until the cap is free, and what follows with it", async () => {
    const world = await makeWorld({ bundle: shopWith({ steps }, cap("defer")) });
    await world.has(ANN);
    await world.enters(ANN);
    await world.playUntil(NOON + 30 * DAY);
    const days = (await world.journal.sends(ANN)).map(({ claimedAt }) =>
      Math.floor((claimedAt - NOON) / DAY),
    );
    expect(days).toEqual([0, 7, 14]);
    expect(await world.journal.entry(ANN, "welcome")).toMatchObject({ outcome: "completed" });
  });

  it("goes on counting when the customer turns out to be somebody with another key", async () => {
    const world = await makeWorld({ bundle: shopWith({ steps }, cap("defer")) });
    await world.has(BOB);
    await world.enters(BOB);
    await world.playUntil(NOON + HOUR);
    await world.has(ANN, { aliases: [BOB], email: "bob@example.com" });
    await world.mergeInto(BOB, ANN);
    await world.playUntil(NOON + 30 * DAY);
    const sent = await world.journal.sends(BOB);
    expect(sent.map(({ claimedAt }) => Math.floor((claimedAt - NOON) / DAY))).toEqual([0, 7, 14]);
  });

  it("skips a mail when the shop wants that", async () => {
    const world = await makeWorld({ bundle: shopWith({ steps }, cap("skip")) });
    await world.has(ANN);
    await world.enters(ANN);
    await world.playUntil(NOON + 30 * DAY);
    expect(world.mailsTo(ANN).map(({ subject }) => subject)).toEqual(["One"]);
    expect((await world.journal.entry(ANN, "welcome"))?.steps[1]).toMatchObject({
      what: "skipped",
      why: "frequency cap: 1 mails in 7d",
    });
  });

  it("does not count a mail about somebody's own order", async () => {
    const free = [{ send: "one" }, { send: "two" }, { send: "three" }];
    const world = await makeWorld({ bundle: shopWith({ kind: "service", steps: free }, cap("skip")) });
    await world.has(ANN);
    await world.enters(ANN);
    await world.playUntil(NOON + DAY);
    expect(world.mailsTo(ANN)).toHaveLength(3);
  });
});
