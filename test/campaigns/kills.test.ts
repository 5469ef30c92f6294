import { describe, expect, it, vi } from "vitest";
import type { CampaignDeps } from "../../src/app/campaigns/deps.ts";
import { HOUR } from "../../src/domain/basics/calendar.ts";
import { campaignChain } from "../../src/domain/campaigns/chain-of.ts";
import { makeCampaignWorld, shopWithCampaign } from "../support/campaigns.ts";
import { keyOf, NOON } from "../support/chains.ts";

const BUNDLE = shopWithCampaign({
  schedule: { spread: "1h", late: "tomorrow" },
  holdout_percent: 20,
  ramp_up: { first_day: 3, growth: 2 },
});

const METHODS = {
  campaigns: ["read", "write", "count"],
  runs: ["put", "get", "drop"],
  journal: ["enter", "putCohort", "addMember", "carry", "entry"],
  workflows: ["startCohort"],
  events: ["factsOf"],
  customers: ["readMany", "approximateCount"],
} as const;

/** Everything that the machine's tasks call; the call of that number fails, before or after it has had its effect. */
function failing(
  deps: CampaignDeps,
  at: number,
  after: boolean,
): { readonly parts: Partial<CampaignDeps>; calls: number } {
  const state = { calls: 0, parts: {} };
  const parts = Object.entries(METHODS).map(([part, methods]) => {
    const whole = deps[part as keyof typeof METHODS] as unknown as Record<
      string,
      (...args: unknown[]) => unknown
    >;
    const wrapped = methods.map((method) => [
      method,
      (...args: unknown[]) => {
        state.calls += 1;
        if (state.calls !== at) return whole[method]?.(...args);
        if (!after) throw new Error("killed");
        const result = whole[method]?.(...args);
        if (!(result instanceof Promise)) throw new Error("killed");
        return result.then(() => {
          throw new Error("killed");
        });
      },
    ]);
    return [part, { ...whole, ...Object.fromEntries(wrapped) }];
  });
  state.parts = Object.fromEntries(parts);
  return state;
}

async function played(at: number, after: boolean) {
  let kill: { calls: number } = { calls: 0 };
  const world = await makeCampaignWorld({
    bundle: BUNDLE,
    shards: 2,
    campaignDeps: (deps) => {
      const state = failing(deps, at, after);
      kill = state;
      return state.parts;
    },
  });
  for (let index = 0; index < 4; index++) await world.has(keyOf(`p${index}`));
  await world.has(keyOf("twin-1"), { email: "twin@example.com" });
  await world.has(keyOf("twin-2"), { email: "twin@example.com" });
  // Somebody whose call fails calls again.
  await world.starts().catch(() => world.starts());
  await world.plays();
  const mails = world.mailer.taken.map(({ to }) => to).sort();
  const status = await world.status();
  return { mails, calls: kill.calls, phase: status?.run.phase, tally: status?.outcome?.tally.by };
}

const whole = await played(0, false);

describe("a campaign that is killed at a call", () => {
  it("comes to mails at all", () => {
    expect(whole.mails.length).toBeGreaterThan(2);
    expect(new Set(whole.mails).size).toBe(whole.mails.length);
    expect(whole.calls).toBeGreaterThan(50);
  });

  it.each([
    "before",
    "after",
  ])("%s each of its calls sends everybody the same one mail in the end", async (when) => {
    for (let at = 1; at <= whole.calls; at++) {
      const { mails, phase, tally } = await played(at, when === "after");
      expect({ at, mails, phase, tally }).toEqual({
        at,
        mails: whole.mails,
        phase: "ended",
        tally: whole.tally,
      });
    }
  });
});

describe("starts", () => {
  const world = async () => {
    const made = await makeCampaignWorld({ bundle: BUNDLE });
    for (let index = 0; index < 5; index++) await made.has(keyOf(`p${index}`));
    return made;
  };

  it("at once are one start", async () => {
    const shop = await world();
    const results = await Promise.all([shop.starts(), shop.starts(), shop.starts()]);
    expect(results.map(({ result }) => result).sort()).toEqual(["started", "under-way", "under-way"]);
    expect(shop.executions).toHaveLength(1);
  });

  it("again only when it is over, and only when that is asked for", async () => {
    const shop = await world();
    await shop.starts();
    await shop.plays();
    const first = shop.mailer.taken.length;
    expect(first).toBeGreaterThan(2);
    expect((await shop.starts()).result).toBe("over");
    expect(shop.executions).toHaveLength(1);
    shop.setNow(shop.now() + 30 * HOUR);
    expect(await shop.starts({ again: true })).toMatchObject({ result: "started", run: { start: 2 } });
    await shop.plays();
    expect(shop.mailer.taken).toHaveLength(2 * first);
  });

  it("whose execution died before everybody was in is begun anew under another name, with the same audience", async () => {
    const shop = await world();
    await shop.starts();
    const [input] = shop.executions;
    if (!input) throw new Error("not started");
    await shop.step({ campaign: "spring", which: 1, task: "plan" });
    await shop.step({ campaign: "spring", which: 1, task: "survey", shard: 0 });
    shop.ended.add(input.execution);
    await shop.has(keyOf("late"));
    expect((await shop.starts()).result).toBe("under-way");
    expect(shop.executions.map(({ execution }) => execution)).toEqual(["spring-1", "spring-1-r1"]);
    await shop.plays();
    expect(shop.mailer.taken.map(({ customer }) => customer)).not.toContain(keyOf("late"));
    expect(shop.mailer.taken.length).toBeGreaterThan(2);
  });
});

describe("the switch of a campaign", () => {
  const AT_TWO = shopWithCampaign({ schedule: { at: "2026-03-01 14:00", late: "tomorrow" } });
  const entered = async () => {
    const shop = await makeCampaignWorld({ bundle: AT_TWO });
    for (let index = 0; index < 5; index++) await shop.has(keyOf(`p${index}`));
    await shop.starts();
    const [input] = shop.executions;
    if (!input) throw new Error("not started");
    await shop.enter(input);
    return shop;
  };

  it("pauses at the moment of sending, and lets all go on", async () => {
    const shop = await entered();
    expect(await shop.pause("spring", { why: "a typo" })).toMatchObject({
      result: "switched",
      changed: true,
    });
    await shop.playUntil(NOON + 4 * HOUR);
    expect(shop.mailer.taken).toHaveLength(0);
    await shop.pause("spring", undefined);
    await shop.playUntil(NOON + 8 * HOUR);
    expect(shop.mailer.taken).toHaveLength(5);
  });

  it("stops for good, and says so of everybody", async () => {
    const shop = await entered();
    expect(await shop.stop("spring", "the wrong price")).toMatchObject({ result: "stopped", stopped: 5 });
    await shop.playUntil(NOON + 8 * HOUR);
    await shop.plays();
    expect(shop.mailer.taken).toHaveLength(0);
    const status = await shop.status();
    expect(status?.outcome?.tally.by.mail).toEqual({ left: { "stopped: the wrong price": 5 } });
    expect((await shop.starts()).result).toBe("over");
    expect((await shop.pause("spring", undefined)).result).toBe("not-running");
  });

  it("stops while the audience is entering: whoever was in already gets nothing either", async () => {
    const shop = await makeCampaignWorld({ bundle: AT_TWO });
    for (let index = 0; index < 5; index++) await shop.has(keyOf(`p${index}`));
    await shop.starts();
    for (const task of ["plan", "survey", "weigh", "enrol"] as const)
      await shop.step({ campaign: "spring", which: 1, task, shard: 0, shardCount: 1 });
    await shop.stop("spring", "the wrong price");
    await shop.plays();
    await shop.playUntil(NOON + 8 * HOUR);
    expect(shop.mailer.taken).toHaveLength(0);
    expect(await shop.config.pausedChains()).not.toContain(campaignChain("spring"));
    expect((await shop.status())?.outcome?.tally.by.mail).toEqual({
      left: { "stopped: the wrong price": 5 },
    });
  });

  it("that an earlier start left at pause holds no other back, wherever that was killed", async () => {
    const shop = await entered();
    await shop.plays();
    await shop.config.setPaused(campaignChain("spring"), true);
    shop.setNow(shop.now() + 30 * HOUR);
    vi.spyOn(shop.config, "setPaused").mockRejectedValueOnce(new Error("killed"));
    await expect(shop.starts({ again: true })).rejects.toThrow("killed");
    await shop.starts({ again: true });
    await shop.plays();
    expect(shop.mailer.taken).toHaveLength(10);
  });

  it("leaves the counting of a start that another has taken the place of: its roster is gone", async () => {
    const shop = await entered();
    await shop.stop("spring", "the wrong price");
    await shop.starts({ again: true });
    await shop.step({ campaign: "spring", which: 2, task: "plan" });
    const first = { campaign: "spring", which: 1, shardCount: 1 } as const;
    await shop.step({ ...first, task: "enrol", shard: 0 });
    await shop.step({ ...first, task: "tally", shard: 0 });
    expect(await shop.step({ ...first, task: "close" })).toMatchObject({ done: true });
    expect((await shop.status())?.run).toMatchObject({ start: 2, phase: "preparing" });
  });

  it("starts no other before everybody has left, so that the wrong mail does not go after all", async () => {
    const shop = await makeCampaignWorld({ bundle: AT_TWO });
    for (let index = 0; index < 5; index++) await shop.has(keyOf(`p${index}`));
    await shop.starts();
    for (const task of ["plan", "survey", "weigh", "enrol"] as const)
      await shop.step({ campaign: "spring", which: 1, task, shard: 0, shardCount: 1 });
    await shop.stop("spring", "the wrong price");
    expect((await shop.starts({ again: true })).result).toBe("stopping");
    await shop.playUntil(NOON + 8 * HOUR);
    expect(shop.mailer.taken).toHaveLength(0);
    expect(await shop.stop("spring", "the wrong price")).toMatchObject({ result: "stopped", stopped: 5 });
    expect((await shop.starts({ again: true })).result).toBe("started");
  });
});
