import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cohortAt } from "../../src/app/chains/boarding.ts";
import { makeEnrol } from "../../src/app/chains/enrol.ts";
import { drawKeyOf, isHeldOut } from "../../src/app/chains/holdout.ts";
import { DAY, HOUR, MINUTE } from "../../src/domain/basics/calendar.ts";
import { shopWith } from "../support/chain-bundles.ts";
import { makeWorld } from "../support/chain-world.ts";
import { keyOf, NOON, profile } from "../support/chains.ts";
import { fact, key } from "../support/facts.ts";

const ANN = keyOf("ann");
const steps = [{ send: "one" }, { wait: "1d" }, { send: "two" }];

describe("entering a chain", () => {
  it("happens once for one cause, and not again while the chain lasts", async () => {
    const world = await makeWorld({ bundle: shopWith({ steps, reenter: "1d" }) });
    await world.has(ANN);
    expect(await world.enters(ANN, "welcome", "first")).toBe("entered");
    expect(await world.enters(ANN, "welcome", "first")).toBe("repeated");
    expect(await world.enters(ANN, "welcome", "second")).toBe("refused");
    await world.playUntil(NOON + 6 * HOUR);
    expect(world.mailsTo(ANN)).toHaveLength(1);
    expect(world.workflows.started.size).toBe(1);
  });

  it.each([
    ["never", 400 * DAY, "refused"],
    ["30d", 30 * DAY - MINUTE, "refused"],
    ["30d", 30 * DAY, "entered"],
  ] as const)("with re-entry %s is judged %d ms later: %s", async (reenter, later, expected) => {
    const world = await makeWorld({ bundle: shopWith({ steps, reenter }) });
    await world.has(ANN);
    await world.enters(ANN, "welcome", "first");
    await world.playUntil(NOON + 3 * DAY);
    world.setNow(NOON + later);
    expect(await world.enters(ANN, "welcome", "second")).toBe(expected);
  });

  describe("after a run that its exit condition ended before anything was done", () => {
    const bought = (at: number) => ({ orders: 1, lastOrderAt: at });
    const shop = (reenter: string) =>
      shopWith({ steps: [{ wait: "1d" }, ...steps], reenter, exit: "ordered_since_entry" });

    it.each([
      ["2d", "entered"],
      ["never", "refused"],
    ] as const)("with re-entry %s another one is %s", async (reenter, expected) => {
      const world = await makeWorld({ bundle: shop(reenter) });
      await world.has(ANN);
      await world.enters(ANN, "welcome", "first");
      await world.has(ANN, bought(NOON + HOUR));
      world.setNow(NOON + 2 * HOUR);
      expect(await world.enters(ANN, "welcome", "second")).toBe(expected);
    });

    it("an old cause that is told again begins nothing", async () => {
      const world = await makeWorld({ bundle: shop("2d") });
      await world.has(ANN);
      await world.enters(ANN, "welcome", "first");
      await world.has(ANN, bought(NOON + HOUR));
      world.setNow(NOON + 2 * HOUR);
      await world.enters(ANN, "welcome", "second");
      await world.has(ANN, bought(NOON + 3 * HOUR));
      const told = { cause: "first", reason: "told again", causedAt: NOON };
      const [stored, published] = [await world.customers.get(ANN), await world.config.current()];
      if (!stored?.profile || !published) throw new Error("nobody to enter");
      const customer = { profile: stored.profile };
      const again = { ...told, customer, chain: "welcome", published, now: NOON + 4 * HOUR };
      expect(await makeEnrol({ ...world })(again)).toBe("refused");
    });

    it("does not hold once a mail was sent", async () => {
      const world = await makeWorld({ bundle: shop("10d") });
      await world.has(ANN);
      await world.enters(ANN, "welcome", "first");
      await world.playUntil(NOON + 30 * HOUR);
      await world.has(ANN, bought(NOON + 30 * HOUR));
      world.setNow(NOON + 31 * HOUR);
      expect(world.mailsTo(ANN)).toHaveLength(1);
      expect(await world.enters(ANN, "welcome", "second")).toBe("refused");
    });
  });

  it("does not revive a run that is over when its cause is told again", async () => {
    const world = await makeWorld({ bundle: shopWith({ steps, reenter: "1m" }) });
    await world.has(ANN);
    await world.enters(ANN);
    await world.playUntil(NOON + 3 * DAY);
    expect(await world.enters(ANN)).toBe("repeated");
    await world.playUntil(NOON + 9 * DAY);
    expect(world.mailsTo(ANN)).toHaveLength(2);
  });

  it("puts customers of the same five minutes and time zone into one cohort", async () => {
    const world = await makeWorld({ bundle: shopWith({ steps }) });
    for (const name of ["a", "b", "c"]) await world.has(keyOf(name));
    await world.has(keyOf("d"), { timeZone: "Asia/Tokyo" });
    for (const name of ["a", "b", "d"]) await world.enters(keyOf(name));
    world.setNow(NOON + 10 * MINUTE);
    await world.enters(keyOf("c"));
    expect(world.workflows.started.size).toBe(3);
    await world.playUntil(NOON + 3 * DAY);
    expect(world.mailer.taken).toHaveLength(8);
  });

  it("that breaks off anywhere is made good by the next try", async () => {
    const calls = ["enter", "putCohort", "addMember", "startCohort"] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...calls),
        fc.boolean(),
        fc.integer({ min: 0, max: 30 }),
        async (name, done, minutes) => {
          const world = await makeWorld({ bundle: shopWith({ steps }) });
          await world.has(ANN);
          let broken = true;
          const breaking = <T extends object>(target: T): T =>
            new Proxy(target, {
              get(of, method) {
                const value = Reflect.get(of, method);
                if (method !== name || !broken || typeof value !== "function") return value;
                return async (...args: unknown[]) => {
                  if (done) await Reflect.apply(value, of, args);
                  throw new Error("crashed");
                };
              },
            });
          const customer = await world.customers.get(ANN);
          const published = await world.config.current();
          if (!customer?.profile || !published) throw new Error("no world");
          const { expressions, clock } = world;
          const enrol = makeEnrol({
            journal: breaking(world.journal),
            workflows: breaking(world.workflows),
            expressions,
            clock,
          });
          const request = () => ({
            customer: { profile: customer.profile ?? never() },
            chain: "welcome",
            published,
            cause: "fact",
            reason: "a fact",
            windowMs: 5 * MINUTE,
            now: world.now(),
          });
          await expect(enrol(request())).rejects.toThrow("crashed");
          broken = false;
          world.setNow(NOON + minutes * MINUTE);
          expect(["entered", "repeated"]).toContain(await enrol(request()));
          await world.playUntil(NOON + 3 * DAY);
          expect(world.mailsTo(ANN).map(({ subject }) => subject)).toEqual(["One", "Two"]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("is refused to a person who is in the chain under a key that was merged since", async () => {
    const world = await makeWorld({ bundle: shopWith({ steps }) });
    const browser = keyOf("browser");
    await world.has(browser);
    await world.enters(browser, "welcome", "anonymous");
    await world.has(ANN, { aliases: [browser] });
    await world.mergeInto(browser, ANN);
    expect(await world.enters(ANN, "welcome", "by name")).toBe("refused");
    await world.playUntil(NOON + 3 * DAY);
    expect(world.mailer.taken.map(({ to, subject }) => [to, subject])).toEqual([
      ["ann@example.com", "One"],
      ["ann@example.com", "Two"],
    ]);
  });

  it("twice under two keys that turn out to be one person is one way through the chain", async () => {
    const world = await makeWorld({ bundle: shopWith({ steps }) });
    const [browser, other] = [keyOf("browser"), keyOf("other")];
    for (const id of [browser, other, ANN]) await world.has(id);
    for (const id of [browser, other, ANN]) await world.enters(id);
    await world.has(ANN, { aliases: [browser, other] });
    await world.mergeInto(browser, ANN);
    await world.mergeInto(other, ANN);
    await world.playUntil(NOON + 3 * DAY);
    expect(world.mailer.taken.map(({ subject }) => subject)).toEqual(["One", "Two"]);
    expect(await world.journal.entry(browser, "welcome")).toMatchObject({
      outcome: "merged: goes on as u:ann",
    });
  });
});

describe("a night's cohort", () => {
  it("keeps to the minute to the time of day that a chain waits for, in every time zone", async () => {
    const world = await makeWorld({
      bundle: shopWith({ steps: [{ wait_until: "11:03" }, { send: "one" }] }),
    });
    const zones = ["Asia/Kolkata", "Asia/Kathmandu", "Europe/Moscow"];
    for (const timeZone of zones) {
      await world.has(keyOf(timeZone.slice(5)), { timeZone });
      await world.enters(keyOf(timeZone.slice(5)), "welcome", "night", HOUR);
    }
    const due = [...world.workflows.started.values()].map(({ cohort, due: at }) =>
      new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone: cohort.timeZone }).format(at),
    );
    expect(due).toEqual(["11:03", "11:03", "11:03"]);
  });
});

describe("a cohort's name", () => {
  it("fits a state machine's execution whatever the chain and the zone are called", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 200 }), fc.nat(99_999), (chain, version) => {
        const timeZone = "America/Argentina/ComodRivadavia";
        const { id } = cohortAt({ chain, version, step: 99, due: NOON, timeZone, shards: 1 });
        expect(id).toMatch(/^[A-Za-z0-9_-]{1,80}$/);
      }),
    );
  });
});

describe("the holdout", () => {
  const share = (chain: string, percent: number) =>
    Array.from({ length: 10_000 }, (_, index) => keyOf(`${index}`)).filter((id) =>
      isHeldOut(id, { experiment: chain, epoch: "e1", percent }),
    );

  it("is as large as wished, and the same every time", () => {
    const ten = share("win-back", 10);
    expect(ten.length).toBeGreaterThan(900);
    expect(ten.length).toBeLessThan(1_100);
    expect(share("win-back", 10)).toEqual(ten);
    expect(share("win-back", 0)).toEqual([]);
    expect(share("win-back", 100)).toHaveLength(10_000);
  });

  it("is drawn by the mailbox where there is one, whatever the account, else by the strongest key", () => {
    const { email: _, ...nobody } = profile(ANN);
    const aliases = [key("a:1"), key("e:hash")];
    expect(drawKeyOf({ ...nobody, aliases: [key("a:1")] })).toBe(ANN);
    expect(drawKeyOf({ ...nobody, aliases })).toBe("e:hash");
    const mailbox = drawKeyOf({ ...nobody, email: "Ann@Example.com " });
    expect(mailbox).toMatch(/^e:[0-9a-f]{32}$/);
    expect(drawKeyOf({ ...nobody, id: keyOf("other"), aliases, email: "ann@example.com" })).toBe(mailbox);
  });

  it("keeps the side of an anonymous visitor who turns out to be somebody", async () => {
    for (let index = 0; index < 40; index++) {
      const bundle = shopWith({ steps, reenter: "1m", holdout_percent: 50 });
      const world = await makeWorld({ bundle });
      const visitor = key(`a:${index}`);
      await world.has(visitor);
      await world.enters(visitor, "welcome", "first");
      const drawn = (await world.journal.entry(visitor, "welcome"))?.holdout;
      await world.playUntil(NOON + 9 * DAY);
      await world.has(ANN, { aliases: [visitor], email: `ann${index}@example.com` });
      await world.enters(ANN, "welcome", "second");
      expect((await world.journal.entry(ANN, "welcome"))?.holdout).toBe(drawn);
    }
  });

  it("is drawn anew for every chain", () => {
    const [one, other] = [share("win-back", 10), new Set(share("welcome", 10))];
    const both = one.filter((id) => other.has(id)).length;
    expect(both).toBeGreaterThan(50);
    expect(both).toBeLessThan(160);
  });
});

describe("an event", () => {
  const subscribed = (at: number) =>
    fact("subscribed", { customer: ANN, at, receivedAt: at, entry: "footer" });

  it("enters the customer in every chain that waits for it", async () => {
    const world = await makeWorld({ bundle: shopWith({ steps }) });
    await world.has(ANN);
    await world.happens(ANN, subscribed(NOON - MINUTE), fact("visited", { customer: ANN, at: NOON }));
    expect(await world.journal.entry(ANN, "welcome")).toMatchObject({
      enteredAt: NOON - MINUTE,
      reason: "event subscribed",
    });
  });

  it.each([
    ["visited", fact("product-viewed", { at: NOON, item: { product: "p", quantity: 1 } })],
    ["cart_changed", fact("cart-changed", { at: NOON, change: { type: "replaced", items: [] } })],
    ["ordered", fact("order-placed", { at: NOON, order: "1", version: NOON })],
    [
      "consent_given",
      fact("consent-given", { at: NOON, proof: { purpose: "m", channel: "email", source: "s" } }),
    ],
    ["checkout_started", fact("checkout-started", { at: NOON, items: [] })],
    ["reviewed", fact("reviewed", { at: NOON, product: "p" })],
  ] as const)("by the name %s starts a chain", async (event, happened) => {
    const world = await makeWorld({ bundle: shopWith({ steps, enter: { event } }) });
    await world.has(ANN);
    await world.happens(ANN, happened);
    expect(await world.journal.entry(ANN, "welcome")).toBeDefined();
  });

  it("that arrives too late starts nothing, so that an import mails nobody", async () => {
    const world = await makeWorld({ bundle: shopWith({ steps }, { trigger_freshness: "24h" }) });
    await world.has(ANN);
    await world.happens(ANN, subscribed(NOON - DAY - 1));
    expect(await world.journal.entries(ANN)).toEqual([]);
    await world.happens(ANN, subscribed(NOON - DAY));
    expect(await world.journal.entries(ANN)).toHaveLength(1);
  });

  it("starts nothing for somebody for whom the chain's condition is false, nor another chain", async () => {
    const world = await makeWorld({
      bundle: shopWith({ steps, enter: { event: "subscribed", when: "orders > 0" } }),
    });
    await world.has(ANN);
    await world.happens(ANN, subscribed(NOON), fact("visited", { customer: ANN, at: NOON }));
    expect(await world.journal.entries(ANN)).toEqual([]);
  });

  it("enters a paused chain: a pause stops mails, not time", async () => {
    const world = await makeWorld({ bundle: shopWith({ steps }) });
    await world.config.setPaused("welcome", true);
    await world.has(ANN);
    await world.happens(ANN, subscribed(NOON));
    await world.playUntil(NOON + HOUR);
    expect(await world.journal.entry(ANN, "welcome")).toMatchObject({ status: "active" });
    expect(world.mailer.taken).toEqual([]);
  });
});

function never(): never {
  throw new Error("unreachable");
}
