import { describe, expect, it } from "vitest";
import { isPrompt, makePromptStep } from "../../src/app/chains/prompt.ts";
import { makeTrigger } from "../../src/app/chains/trigger.ts";
import { makeProjectPromptly } from "../../src/app/people/project-promptly.ts";
import { DAY, MINUTE } from "../../src/domain/basics/calendar.ts";
import type { Chain } from "../../src/domain/config/chain.ts";
import type { Fact, FactId, FactKind } from "../../src/domain/facts/facts.ts";
import { shopWith } from "../support/chain-bundles.ts";
import { makeWorld, type WorldOptions } from "../support/chain-world.ts";
import { keyOf, NOON } from "../support/chains.ts";

const ANN = keyOf("ann");
const STEPS = [{ send: "one" }, { wait: "2d" }, { wait_until: "10:00" }, { send: "two" }];
const prompt = (over: Partial<Chain> = {}) => shopWith({ prompt: true, steps: STEPS, ...over });

const signedUp = (at = NOON): Fact => ({
  kind: "subscribed",
  entry: "footer",
  id: "sign-up" as FactId,
  customer: ANN,
  at,
  receivedAt: at,
  source: "segment",
});

async function shop(options: WorldOptions = {}) {
  const world = await makeWorld({ bundle: prompt(), ...options });
  const quickly = makeTrigger({ ...world, chosen: isPrompt, onEntered: makePromptStep(world) });
  const hears = async () => {
    const stored = await world.customers.get(ANN);
    if (stored?.profile) await quickly({ after: { profile: stored.profile }, facts: [signedUp()] });
  };
  const subjects = () => world.mailsTo(ANN).map(({ subject }) => subject);
  return { ...world, hears, subjects };
}

describe("a prompt chain", () => {
  it("sends its first mail at once, once, and the next when everybody gets it", async () => {
    const world = await shop();
    await world.has(ANN);
    await world.hears();
    expect(world.subjects()).toEqual(["One"]);
    await world.hears();
    await world.happens(ANN, signedUp());
    await world.playUntil(NOON + DAY);
    expect(world.subjects()).toEqual(["One"]);
    await world.playUntil(NOON + 4 * DAY);
    expect(world.subjects()).toEqual(["One", "Two"]);
    expect(await world.journal.entry(ANN, "welcome")).toMatchObject({ status: "done", outcome: "completed" });
  });

  it("is an ordinary chain where the quick reader fails", async () => {
    const world = await shop();
    await world.has(ANN);
    await world.happens(ANN, signedUp());
    expect(world.subjects()).toEqual([]);
    await world.playUntil(NOON + 10 * MINUTE);
    expect(world.subjects()).toEqual(["One"]);
  });

  it("leaves to the cohort whom nobody may mail yet: the consent may be on its way", async () => {
    const world = await shop();
    await world.has(ANN, { consent: { status: "none" } });
    await world.hears();
    expect(world.subjects()).toEqual([]);
    expect((await world.journal.entry(ANN, "welcome"))?.steps).toEqual([]);
    await world.has(ANN, { consent: { status: "given", at: NOON } });
    await world.playUntil(NOON + 10 * MINUTE);
    expect(world.subjects()).toEqual(["One"]);
  });

  it.each(["it is paused", "it is night"])("waits as any other while %s", async (why) => {
    const isNight = why === "it is night";
    const bundle = prompt();
    const store = { ...bundle.store, quiet_hours: { from: "11:00", to: "13:00" } };
    const world = await shop({ bundle: isNight ? { ...bundle, store } : bundle });
    if (!isNight) await world.config.setPaused("welcome", true);
    await world.has(ANN);
    await world.hears();
    expect(world.subjects()).toEqual([]);
    await world.config.setPaused("welcome", false);
    await world.playUntil(NOON + DAY);
    expect(world.subjects()).toEqual(["One"]);
  });

  it("mails nobody who is held out", async () => {
    const world = await shop({ bundle: prompt({ holdout_percent: 100 }) });
    await world.has(ANN);
    await world.hears();
    await world.playUntil(NOON + DAY);
    expect(world.subjects()).toEqual([]);
  });

  it("sends one mail when the quick reader and the cohort come at the same moment", async () => {
    const world = await shop();
    await world.has(ANN);
    await world.happens(ANN, signedUp());
    const { cohort = "" } = (await world.journal.entry(ANN, "welcome")) ?? {};
    world.setNow(NOON + 6 * MINUTE);
    await Promise.all([world.walk(cohort, 0, 0), world.hears()]);
    await world.playUntil(NOON + DAY);
    expect(world.subjects()).toEqual(["One"]);
  });
});

describe("the quick reader", () => {
  const told = (kind: FactKind) => ({ ...signedUp(), kind, id: kind as FactId }) as Fact;

  it.each([
    [prompt(), ["subscribed"]],
    [shopWith({ steps: STEPS }), []],
  ])("folds only those facts that a prompt chain waits for", async (bundle, expected) => {
    const { config } = await makeWorld({ bundle });
    const folded: FactKind[] = [];
    const project = makeProjectPromptly({
      config,
      project: async (facts) => {
        folded.push(...facts.map(({ kind }) => kind));
        return facts.map(() => ({ ok: false, error: new Error("no") }));
      },
    });
    const results = await project(
      ["visited", "subscribed", "order-placed"].map((kind) => told(kind as FactKind)),
    );
    expect(folded).toEqual(expected);
    expect(results.map(({ ok }) => ok)).toEqual([true, expected.length === 0, true]);
  });
});
