import { describe, expect, it } from "vitest";
import { makeToldBatches } from "../../src/adapters/memory/told-batches.ts";
import { makeEnrol } from "../../src/app/chains/enrol.ts";
import { isPrompt, makePromptStep } from "../../src/app/chains/prompt.ts";
import { makeRecover } from "../../src/app/chains/recover.ts";
import { makeTrigger } from "../../src/app/chains/trigger.ts";
import { DAY, HOUR, type Instant, MINUTE } from "../../src/domain/basics/calendar.ts";
import type { Chain } from "../../src/domain/config/chain.ts";
import type { Fact, FactId } from "../../src/domain/facts/facts.ts";
import type { TillState } from "../../src/ports/till-batches.ts";
import { makeWorld } from "../support/chain-world.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { allCodes, codedShop, TILL } from "../support/coded-shops.ts";

const ANN = keyOf("ann");
const offer = { offer: "thanks" };
const LATER = [{ wait: "2d" }, { send: "one", ...offer }];

interface Platform {
  readonly steps?: Chain["steps"];
  readonly chain?: Partial<Chain>;
  /** What the platform says of a batch that was added so long ago. */
  readonly answer?: (ageMs: number, batch: string) => TillState | undefined;
}

/** A shop whose platform has to know each code before a mail carries it. */
async function shopOnPlatform({ steps = LATER, chain = {}, answer = () => "known" }: Platform = {}) {
  const addedAt = new Map<string, Instant>();
  let now = () => NOON;
  const batches = makeToldBatches((batch) => answer(now() - (addedAt.get(batch) ?? 0), batch));
  const world = await makeWorld({
    bundle: codedShop({ exit: "ordered_since_entry", steps, ...chain }, { till: TILL }),
    deps: () => ({
      batches: {
        ...batches,
        async add(codes) {
          const id = await batches.add(codes);
          addedAt.set(id, now());
          return id;
        },
      },
    }),
  });
  now = world.now;
  return { ...world, batches, addedAt, ledger: () => allCodes(world.codes) };
}

/** When the only cohort is due. */
function dueIn({ workflows }: Pick<Awaited<ReturnType<typeof makeWorld>>, "workflows">): Instant {
  const [started] = workflows.started.values();
  if (!started) throw new Error("no cohort");
  return started.cohort.dueAt;
}

const minutesAfter = (since: Instant, at: Instant | undefined) => ((at ?? Number.NaN) - since) / MINUTE;

describe("a cohort whose codes the shop's platform has to know", () => {
  it("has them made an hour before the mails are due, in one batch, and sends on time", async () => {
    const world = await shopOnPlatform({ answer: (age) => (age > 30 * MINUTE ? "known" : "queued") });
    const everybody = ["ann", "bob", "cid"].map(keyOf);
    for (const id of everybody) await world.has(id);
    for (const id of everybody) await world.enters(id);
    const due = dueIn(world);
    await world.playUntil(due - 61 * MINUTE);
    expect(await world.ledger()).toEqual([]);
    await world.playUntil(due - MINUTE);
    expect([...world.batches.added.values()].map((codes) => codes.length)).toEqual([3]);
    expect([...world.addedAt.values()]).toEqual([due - HOUR]);
    expect(await world.ledger()).toMatchObject(
      everybody.map(() => ({ stage: "reserved", batch: "batch-1" })),
    );
    expect(world.mailer.taken).toEqual([]);
    await world.playUntil(due);
    expect(world.mailer.taken).toHaveLength(3);
    expect((await world.ledger()).map(({ stage }) => stage)).toEqual(["sent", "sent", "sent"]);
    expect(world.workflows.started.size).toBe(1);
  });

  it("does so for every later step, and in several shards", async () => {
    const steps = [{ send: "two" }, { wait: "3d" }, { send: "one", ...offer }];
    const world = await shopOnPlatform({ steps });
    const everybody = Array.from({ length: 12 }, (_, n) => keyOf(`c${n}`));
    const published = await world.config.current();
    if (!published) throw new Error("nothing is published");
    for (const id of everybody) await world.has(id);
    const enrol = makeEnrol(world);
    for (const id of everybody) {
      const stored = await world.customers.get(id);
      if (!stored?.profile) throw new Error("nobody");
      const customer = { profile: stored.profile };
      await enrol({
        customer,
        chain: "welcome",
        published,
        cause: "c",
        reason: "c",
        now: NOON,
        expected: 6_000,
      });
    }
    await world.playUntil(NOON + HOUR);
    const [first] = world.mailer.taken;
    expect(world.mailer.taken).toHaveLength(12);
    const due = NOON + 3 * DAY + 5 * MINUTE;
    await world.playUntil(due - MINUTE);
    expect(await world.ledger()).toHaveLength(12);
    expect([...new Set(world.addedAt.values())]).toEqual([due - HOUR]);
    expect(world.mailer.taken).toHaveLength(12);
    await world.playUntil(due);
    expect(world.mailer.taken).toHaveLength(24);
    expect(first?.html).not.toContain("THX-");
  });

  it("costs a shop without a platform nothing more: it wakes when the step is due", async () => {
    const world = await makeWorld({ bundle: codedShop({ steps: LATER }) });
    await world.has(ANN);
    await world.enters(ANN);
    const [{ due, cohort } = { due: 0, cohort: undefined }] = world.workflows.started.values();
    expect(due).toBe(cohort?.dueAt);
    await world.playUntil(NOON + 3 * DAY);
    expect(world.mailsTo(ANN)).toHaveLength(1);
  });

  it("defers by minutes those whose code is not there yet, and tells why", async () => {
    const world = await shopOnPlatform({ answer: (age) => (age > 80 * MINUTE ? "known" : "queued") });
    await world.has(ANN);
    await world.enters(ANN);
    const due = dueIn(world);
    await world.playUntil(due + MINUTE);
    expect(world.mailer.taken).toEqual([]);
    const entry = await world.journal.entry(ANN, "welcome");
    expect(entry?.steps).toMatchObject([{ what: "deferred", why: "its code is not in Shopify yet" }]);
    await world.playUntil(due + 35 * MINUTE);
    const [send] = await world.journal.sends(ANN);
    expect(minutesAfter(due, send?.claimedAt)).toBeGreaterThanOrEqual(20);
    expect(send?.offer?.code).toBeDefined();
    expect(world.batches.added.size).toBe(1);
  });

  it("sends without the offer after six hours where the platform never answers, and gives the code back", async () => {
    const world = await shopOnPlatform({ answer: () => "queued" });
    await world.has(ANN);
    await world.enters(ANN);
    const due = dueIn(world);
    await world.playUntil(due + 6 * HOUR - MINUTE);
    expect(world.mailer.taken).toEqual([]);
    await world.playUntil(due + 6 * HOUR + 10 * MINUTE);
    expect(world.mailsTo(ANN)).toHaveLength(1);
    expect(world.mailsTo(ANN)[0]?.html).not.toContain("THX-");
    const [send] = await world.journal.sends(ANN);
    expect(send?.reason).toMatch(/no offer: its code is not in Shopify yet, waited 6 h for it/);
    expect(await world.ledger()).toMatchObject([{ stage: "withdrawn" }]);
  });

  it("hands over again what the platform has refused", async () => {
    const world = await shopOnPlatform({ answer: (_, batch) => (batch === "batch-1" ? "failed" : "known") });
    await world.has(ANN);
    await world.enters(ANN);
    await world.playUntil(dueIn(world) + HOUR);
    expect(world.mailsTo(ANN)[0]?.html).toContain("THX-");
    expect(await world.ledger()).toMatchObject([{ stage: "sent", batch: "batch-2" }]);
  });

  it("gives the first code back where the customer's offer has changed, and waits for the other", async () => {
    const world = await shopOnPlatform({ chain: { exit: "orders > 100" } });
    await world.has(ANN);
    await world.enters(ANN);
    const due = dueIn(world);
    await world.playUntil(due - 30 * MINUTE);
    await world.has(ANN, { orders: 1, spent: 500_000 });
    await world.playUntil(due + 20 * MINUTE);
    const [first, second] = await world.ledger();
    expect(first).toMatchObject({ stage: "withdrawn", terms: { tier: "standard" } });
    expect(second).toMatchObject({ stage: "sent", terms: { tier: "raised" }, batch: "batch-2" });
    expect((await world.journal.sends(ANN))[0]?.offer?.code).toBe(second?.code);
  });

  it("gives back the code of whoever has left by the time", async () => {
    const world = await shopOnPlatform();
    await world.has(ANN);
    await world.enters(ANN);
    const due = dueIn(world);
    await world.playUntil(due - 30 * MINUTE);
    await world.has(ANN, { orders: 1, lastOrderAt: NOON + DAY });
    await world.playUntil(due + HOUR);
    expect(world.mailer.taken).toEqual([]);
    expect(await world.ledger()).toMatchObject([{ stage: "withdrawn", why: "exit: ordered_since_entry" }]);
  });

  it("has them made ready by the execution that recovery begins", async () => {
    const steps = [{ send: "two" }, { wait: "3d" }, { send: "one", ...offer }];
    const world = await shopOnPlatform({ steps });
    await world.has(ANN);
    await world.enters(ANN);
    await world.playUntil(NOON + DAY);
    const [stopped = ""] = world.workflows.started.keys();
    world.workflows.ended.add(stopped);
    await makeRecover(world)({ dryRun: false });
    const due = NOON + 3 * DAY + 5 * MINUTE;
    await world.playUntil(due - MINUTE);
    expect([...world.addedAt.values()]).toEqual([due - HOUR]);
    await world.playUntil(due);
    expect(world.mailsTo(ANN).map(({ subject }) => subject)).toEqual(["Two", "One"]);
  });

  it("makes nothing ready while the chain is paused", async () => {
    const world = await shopOnPlatform();
    await world.has(ANN);
    await world.enters(ANN);
    await world.config.setPaused("welcome", true);
    await world.playUntil(dueIn(world) + HOUR);
    expect(await world.ledger()).toEqual([]);
    await world.config.setPaused("welcome", false);
    await world.playUntil(NOON + 3 * DAY);
    expect(world.mailsTo(ANN)[0]?.html).toContain("THX-");
  });

  it("begins at once where the first wait is shorter than the hour", async () => {
    const world = await shopOnPlatform({ steps: [{ wait: "30m" }, { send: "one", ...offer }] });
    await world.has(ANN);
    await world.enters(ANN);
    const [{ cohort } = { cohort: undefined }] = world.workflows.started.values();
    await world.playUntil(NOON + HOUR);
    const [added] = world.addedAt.values();
    expect(minutesAfter(NOON, added)).toBeLessThanOrEqual(10);
    expect((await world.journal.sends(ANN))[0]?.claimedAt).toBe(cohort?.dueAt);
  });

  it("of a prompt chain goes as soon as the platform knows the code", async () => {
    const world = await shopOnPlatform({
      steps: [{ send: "one", ...offer }],
      chain: { prompt: true },
      answer: (age) => (age >= MINUTE ? "known" : "queued"),
    });
    const quickly = makeTrigger({ ...world, chosen: isPrompt, onEntered: makePromptStep(world) });
    await world.has(ANN);
    const stored = await world.customers.get(ANN);
    const signedUp: Fact = {
      ...{ kind: "subscribed", entry: "footer", id: "s" as FactId, customer: ANN },
      ...{ at: NOON, receivedAt: NOON, source: "segment" },
    };
    if (stored?.profile) await quickly({ after: { profile: stored.profile }, facts: [signedUp] });
    expect(world.mailer.taken).toEqual([]);
    expect(world.batches.added.size).toBe(1);
    await world.playUntil(NOON + 10 * MINUTE);
    expect(world.mailsTo(ANN)).toHaveLength(1);
    expect(world.batches.added.size).toBe(1);
  });
});
