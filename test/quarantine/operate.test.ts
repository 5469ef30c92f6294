import { afterEach, describe, expect, it, vi } from "vitest";
import { quarantineCommand } from "../../cli/commands/quarantine.ts";
import { makeExpressions } from "../../src/adapters/expressions.ts";
import { makeMemoryLookupStore } from "../../src/adapters/memory/lookup-store.ts";
import { makeMemoryReferralStore } from "../../src/adapters/memory/referral-store.ts";
import { makeMemoryRunStore } from "../../src/adapters/memory/run-store.ts";
import { makeScoreAgain } from "../../src/app/nightly/score-again.ts";
import { makeOnProjected } from "../../src/app/people/on-projected.ts";
import { makeProject } from "../../src/app/people/project.ts";
import { makeRefoldOne } from "../../src/app/people/refold-one.ts";
import { makeOperateQuarantine } from "../../src/app/quarantine/operate.ts";
import { DAY, HOUR } from "../../src/domain/basics/calendar.ts";
import type { CustomerKey, Fact } from "../../src/domain/facts/facts.ts";
import { asideIn, damageable } from "../support/damaged.ts";
import { key, order } from "../support/facts.ts";
import { chainOf, FIRST_NIGHT, openShop } from "../support/nights.ts";
import { secrets } from "../support/projecting.ts";

const ANNA = key("u:anna");
const NOW = FIRST_NIGHT;
const fresh = order("new", NOW - HOUR, 1_000, { customer: ANNA });
const old = order("old", NOW - 30 * DAY, 500, { customer: ANNA });

let close: () => Promise<void>;
afterEach(() => close());

/** A shop with a chain that thanks for orders, and the commands about what is put aside. */
async function openDamageable() {
  const clock = { now: () => NOW };
  const tables = await damageable(clock);
  close = tables.stop;
  const { customers, events, tastes, wallets, quarantine, raw } = tables;
  const stores = { runs: makeMemoryRunStore(), customers, quarantine };
  const shop = await openShop([], { stores, chains: { thanks: chainOf({ event: "ordered" }) } });
  const { config, journal, workflows, catalogue, bus, runs } = shop;
  const expressions = makeExpressions();
  const deps = { events, customers, tastes, config, secrets, expressions, clock };
  const project = makeProject({
    ...deps,
    onProjected: makeOnProjected({
      ...{ ...deps, journal, workflows, catalogue, bus },
      ...{ referrals: makeMemoryReferralStore(), lookups: makeMemoryLookupStore() },
    }),
  });
  const refoldOne = makeRefoldOne(deps);
  const scoreAgain = makeScoreAgain({ ...deps, runs });
  const operate = makeOperateQuarantine({
    ...{ ...deps, quarantine, raw, wallets, project },
    refold: ({ customer }) => refoldOne(customer),
    scoreAgain: ({ customer }) => scoreAgain(customer),
  });
  return {
    ...tables,
    shop,
    project,
    /** As the stream tells of facts that could be read when they came. */
    async tell(facts: readonly Fact[]) {
      await events.append(facts);
      await project(facts);
    },
    entered: async (id: CustomerKey) => (await journal.entry(id, "thanks")) !== undefined,
    async say(...words: readonly string[]): Promise<string> {
      const lines: string[] = [];
      const log = vi.spyOn(console, "log").mockImplementation((line) => lines.push(`${line}`));
      await quarantineCommand(async () => operate)
        .parseAsync(words, { from: "user" })
        .finally(() => log.mockRestore());
      process.exitCode = undefined;
      return lines.join("\n");
    },
  };
}

describe("comeback quarantine", () => {
  it("lists what cannot be read with the reason, shows it raw, and says that nothing is where all can", async () => {
    const { say, tell, damage, customers, quarantine } = await openDamageable();
    expect(await say()).toBe("Nothing is put aside: every record that was met could be read.");
    await tell([old]);
    await damage.profile("u:anna");
    await customers.get(ANNA).catch(() => undefined);
    const [record] = await asideIn(quarantine);
    expect(await say("list")).toMatch(/the profile of u:anna │ what is stored of it is no profile/);
    const shown = await say("show", record?.id ?? "");
    expect(shown).toContain(Buffer.from("damaged").toString("base64"));
    await expect(say("show", "nothing")).rejects.toThrow("nothing is put aside as nothing");
  });

  it("replays a fact that somebody has mended: it is in the profile, and the chain that waited for it begins", async () => {
    const { say, tell, damage, mend, entered, events, customers, quarantine } = await openDamageable();
    await events.append([fresh]);
    await damage.fact(fresh);
    await tell([old]);
    expect((await customers.get(ANNA))?.profile?.orders).toBe(1);
    expect(await say("replay", "--all")).toContain("still cannot be read");
    expect(await asideIn(quarantine)).toHaveLength(1);

    await mend(fresh);
    expect(await say("replay", "--all")).toMatch(/the fact f\d+ of u:anna │ restored/);
    expect((await customers.get(ANNA))?.profile).toMatchObject({ orders: 2, spent: 1_500 });
    expect(await entered(ANNA)).toBe(true);
    expect(await asideIn(quarantine)).toEqual([]);
  });

  it("begins no chain by a fact that is too old for it by now", async () => {
    const { say, damage, mend, entered, events, customers } = await openDamageable();
    await events.append([old]);
    await damage.fact(old);
    await events.factsOf(ANNA);
    await mend(old);
    await say("replay", "--all");
    expect((await customers.get(ANNA))?.profile?.orders).toBe(1);
    expect(await entered(ANNA)).toBe(false);
  });

  it("folds a profile and a taste anew, and gives a score again as the last night would have", async () => {
    const { say, tell, damage, shop, customers, tastes, quarantine } = await openDamageable();
    const bought = { ...old, items: [{ product: "tea", quantity: 1 }] };
    await tell([bought]);
    await shop.night();
    const before = await customers.get(ANNA);
    const taste = await tastes.get(ANNA);
    expect(before?.score && taste?.taste).toBeTruthy();
    for (const what of ["profile", "score", "taste"] as const) await damage[what]("u:anna");
    await tastes.get(ANNA);
    await expect(customers.get(ANNA)).rejects.toThrow("comeback quarantine list");
    expect((await asideIn(quarantine)).map(({ kind }) => kind).sort()).toEqual(["profile", "score", "taste"]);
    expect(await say("replay", "--all")).not.toContain("still cannot");
    // What is made anew has a new revision.
    expect(await customers.get(ANNA)).toEqual({ ...before, revision: expect.any(Number) });
    expect((await tastes.get(ANNA))?.taste).toEqual(taste?.taste);
    await say("replay", "--all");
    expect(await asideIn(quarantine)).toEqual([]);
  });

  it("drops a record with a reason: it stays away, and is counted no more", async () => {
    const { say, damage, events, quarantine } = await openDamageable();
    await events.append([old]);
    await damage.fact(old);
    await events.factsOf(ANNA);
    const [record] = await asideIn(quarantine);
    expect(await say("drop", record?.id ?? "", "--reason", "a test order")).toMatch(/Dropped: the fact/);
    expect(await events.factsOf(ANNA)).toEqual([]);
    expect(await quarantine.counts()).toEqual({});
    expect(await say("list")).toContain("dropped: a test order");
    expect(await say("replay", "--all")).toBe("Nothing to do: nothing is put aside.");
  });

  it("forgets what is not stored any more", async () => {
    const { say, quarantine } = await openDamageable();
    await quarantine.putAside({ kind: "fact", customer: ANNA, fact: old.id, reason: "it was no fact" });
    expect(await say("replay", "--all")).toContain("not stored any more, forgotten");
    expect(await quarantine.counts()).toEqual({});
  });

  it("wants either names or --all", async () => {
    const { say } = await openDamageable();
    await expect(say("replay")).rejects.toThrow("say --all");
    await expect(say("replay", "one", "--all")).rejects.toThrow("say --all");
    await expect(say("replay", "one")).rejects.toThrow("nothing is put aside as one");
  });
});
