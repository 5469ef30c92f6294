import { describe, expect, it } from "vitest";
import { checkFiles } from "../../cli/config/folder.ts";
import { makeReadPlan } from "../../src/app/foresight/plan/read-plan.ts";
import { makeStartPlan } from "../../src/app/foresight/plan/start-plan.ts";
import { MINUTE } from "../../src/domain/basics/calendar.ts";
import { bundleOf, type Shop } from "../support/nights.ts";
import { planMachine } from "../support/plan-machine.ts";
import { openPlanned, reachable } from "../support/planning.ts";
import { uploading } from "../support/uploads.ts";

const PEOPLE = Array.from({ length: 12 }, (_, n) => reachable(`u:${n}`, 60, 9));
const FILES = { "store.yaml": "version 1" };
const OTHER = { "store.yaml": "version 2" };

/** A shop after its first night, whose machine works when it is told to. */
async function openJobs() {
  const shop = await openPlanned(PEOPLE, {});
  await shop.night();
  const uploads = uploading();
  const { open, runs: planRuns, work } = planMachine(shop, uploads);
  const clock = { now: shop.now };
  const loadConfig = async () => ({ ok: true as const, bundle: bundleOf({}), warnings: [] });
  const start = makeStartPlan({ ...shop, ...uploads, planRuns, loadConfig, clock });
  const ask = async (files: Readonly<Record<string, string>> = FILES) => {
    const started = await start({ files });
    if (started.result !== "started") throw new Error(started.result);
    return started.id;
  };
  return { shop, uploads, ask, work, open, start, planRuns, clock, read: makeReadPlan({ ...shop, clock }) };
}

/** Whose customers cannot be read. */
const unreadable = ({ customers }: Shop): Partial<Shop> => ({
  customers: {
    ...customers,
    // biome-ignore lint/correctness/useYield: it fails before there is anybody
    async *scan() {
      throw new Error("the table does not answer");
    },
  },
});

describe("a plan that is asked for", () => {
  it("is worked out as of the instant at which it was asked for", async () => {
    const { ask, work, read } = await openJobs();
    const id = await ask();
    expect(await read(id)).toEqual({ state: "running" });
    await work();
    expect(await read(id)).toMatchObject({
      state: "done",
      plan: { version: 1, customers: 12, night: id.slice(0, 10), warnings: [] },
    });
  });

  it("runs once for the same files against the same version and night", async () => {
    const { ask, work, open } = await openJobs();
    const id = await ask();
    expect(await ask()).toBe(id);
    expect(open.size).toBe(1);
    await work();
    expect(await ask()).toBe(id);
    expect(open.size).toBe(0);
    expect(await ask(OTHER)).not.toBe(id);
    expect(open.size).toBe(1);
  });

  it("is another one once another version is in force", async () => {
    const { ask, shop } = await openJobs();
    const id = await ask();
    const current = await shop.config.current();
    if (!current) throw new Error("nothing is published");
    await shop.config.publish({ ...current, publishedAt: shop.now() });
    expect(await ask()).not.toBe(id);
  });

  it("says why it failed, and is tried again when somebody asks again", async () => {
    const { ask, work, read, shop } = await openJobs();
    const id = await ask();
    await work({ instead: unreadable(shop) });
    expect(await read(id)).toEqual({ state: "failed", problem: "the table does not answer" });
    expect(await ask()).toBe(id);
    expect(await read(id)).toEqual({ state: "running" });
    await work();
    expect(await read(id)).toMatchObject({ state: "done" });
  });

  it("that died has failed after its time, and at once for who asks again", async () => {
    const { ask, work, clock, shop } = await openJobs();
    const id = await ask();
    await work({ dies: true });
    const later = (ms: number) => makeReadPlan({ ...shop, clock: { now: () => clock.now() + ms } })(id);
    expect(await later(19 * MINUTE)).toEqual({ state: "running" });
    expect(await later(21 * MINUTE)).toMatchObject({ state: "failed" });
    await ask();
    await work();
    expect(await later(21 * MINUTE)).toMatchObject({ state: "done" });
  });

  it("that was never started is started by who asks again", async () => {
    const { ask, open } = await openJobs();
    await ask();
    open.clear();
    await ask();
    expect([...open.values()].map(({ attempt }) => attempt)).toEqual([1]);
  });

  it("is gone once its night has been", async () => {
    const { ask, work, read, shop } = await openJobs();
    const id = await ask();
    await work();
    shop.advance(1);
    await shop.night();
    expect(await read(id)).toBeUndefined();
  });

  it("of an attempt that another one has replaced changes nothing", async () => {
    const { ask, work, read, open, shop } = await openJobs();
    const id = await ask();
    const [first] = open.values();
    await work({ instead: unreadable(shop) });
    await ask();
    if (first) open.set("late", first);
    open.delete(`${id}-2`);
    await work();
    expect(await read(id)).toEqual({ state: "running" });
  });

  it("is refused with a config's mistakes", async () => {
    const { shop, planRuns, clock, open } = await openJobs();
    const start = makeStartPlan({ ...shop, ...uploading(), planRuns, loadConfig: checkFiles, clock });
    expect(await start({ files: { "store.yaml": "nothing: here" } })).toMatchObject({ result: "wrong" });
    expect(open.size).toBe(0);
  });

  it("is refused where the files were made from an overtaken version", async () => {
    const { start, open } = await openJobs();
    expect(await start({ files: FILES, base: 0 })).toMatchObject({
      result: "overtaken",
      since: [{ version: 1 }],
    });
    expect(open.size).toBe(0);
    expect(await start({ files: FILES, base: 1 })).toMatchObject({ result: "started" });
  });
});
