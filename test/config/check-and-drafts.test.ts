import { beforeEach, describe, expect, it } from "vitest";
import { checkFiles } from "../../cli/config/folder.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryDraftStore } from "../../src/adapters/memory/draft-store.ts";
import { makeCheckConfig } from "../../src/app/config/check-config.ts";
import { makeConfigInQuestion } from "../../src/app/config/config-in-question.ts";
import { makeDrafts } from "../../src/app/config/drafts.ts";
import { makePublishFiles, makeRollbackConfig } from "../../src/app/config/publish-config.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import type { Customer } from "../../src/domain/people/profile.ts";
import type { ConfigStore } from "../../src/ports/config.ts";
import { customerWith, SMALL_CONFIG } from "../support/config.ts";
import { publishing } from "../support/publishing.ts";

const NOW = Date.UTC(2026, 2, 1, 9);
const clock = { now: () => NOW };
const changed = (file: string, from: string, to: string) => ({
  ...SMALL_CONFIG,
  [file]: (SMALL_CONFIG[file] ?? "").replace(from, to),
});
const RENAMED = changed("store.yaml", "North Tea", "South Tea");
const OTHER_RULE = changed("segments.yaml", "orders > 7", "orders > 5");

let config: ConfigStore;
const publish = (files: typeof SMALL_CONFIG, base?: number, by = "ann") =>
  makePublishFiles({ config, loadConfig: checkFiles, clock })({
    files,
    by,
    ...(base !== undefined && { base }),
  });

beforeEach(() => {
  config = makeMemoryConfigStore();
});

describe("two people who publish from one version", () => {
  it("do not overwrite each other: the second hears who was first, and nothing of theirs is in force", async () => {
    await publish(SMALL_CONFIG);
    await publish(RENAMED, 1, "bob");
    expect(await publish(OTHER_RULE, 1)).toMatchObject({
      result: "overtaken",
      since: [{ version: 2, by: "bob" }],
    });
    expect((await config.current())?.files).toEqual(RENAMED);
    expect(await publish(OTHER_RULE, 2)).toMatchObject({ result: "published", published: { version: 3 } });
  });

  it("hear nothing of it where both have written the same", async () => {
    await publish(SMALL_CONFIG);
    await publish(RENAMED, 1, "bob");
    expect(await publish(RENAMED, 1)).toMatchObject({ result: "unchanged", published: { version: 2 } });
  });

  it("cannot roll back over each other either", async () => {
    await publish(SMALL_CONFIG);
    await publish(RENAMED, 1);
    await publish(OTHER_RULE, 2, "bob");
    const rollback = makeRollbackConfig({ config });
    expect(await rollback({ to: 1, by: "ann", base: 2 }, NOW)).toMatchObject({ result: "overtaken" });
    expect(await rollback({ to: 1, by: "ann", base: 3, note: "too dear" }, NOW)).toMatchObject({
      result: "published",
      published: { version: 4, note: "rollback to version 1: too dear" },
    });
  });
});

const buyer = (orders: number): Customer => customerWith({ id: `u:${orders}` as CustomerKey, orders });

/** A night that knows customers with so many orders each. */
function nightWith(orders: readonly number[]) {
  const keys = orders.map((count) => `u:${count}` as CustomerKey);
  return {
    customers: {
      async *readMany() {
        yield* orders.map(buyer);
      },
    },
    nights: {
      model: async () => undefined,
      metrics: async () => undefined,
      sample: async () => ({ run: "2026-03-01", customers: orders.length, keys }),
    },
  };
}

describe("a check", () => {
  const check = (files: typeof SMALL_CONFIG, base?: number, parts = {}) =>
    makeCheckConfig(publishing({ config, clock, ...parts }))({ files, ...(base !== undefined && { base }) });

  it("warns of a condition on uplift for as long as nights claim none", async () => {
    const asking = changed("segments.yaml", "orders > 7", "orders > 7 && uplift > 0.02");
    const nights = (model: object) => ({
      nights: {
        model: async () => model as never,
        sample: async () => undefined,
        metrics: async () => undefined,
      },
    });
    const about = /claims to know yet/;
    const [warning] = (await check(asking, undefined, nights({}))).warnings.filter(({ message }) =>
      about.test(message),
    );
    expect(warning).toMatchObject({ file: "segments.yaml", line: 4 });
    const claimed = await check(asking, undefined, nights({ uplift: { on: 1 } }));
    expect(claimed.warnings.filter(({ message }) => about.test(message))).toEqual([]);
  });

  it("says what is wrong at its place, against the version in force, and changes nothing", async () => {
    await publish(SMALL_CONFIG);
    const found = await check(changed("segments.yaml", "orders > 7", "order > 7"), 1);
    expect(found).toMatchObject({
      ok: false,
      version: 1,
      problems: [{ file: "segments.yaml", line: 4 }],
      changes: [{ file: "segments.yaml", change: "changed" }],
      effects: [],
    });
    expect(await config.history()).toHaveLength(1);
  });

  it("counts who would be in which segment by other rules", async () => {
    await publish(SMALL_CONFIG);
    const { effects, shift } = await check(OTHER_RULE, 1, nightWith([0, 6, 7, 9]));
    expect(effects).toContainEqual({ kind: "rules-change" });
    expect(shift).toMatchObject({ moved: { about: 2 }, exact: true, customers: 4 });
    expect(shift?.segments[0]).toMatchObject({
      ...{ id: "loyal", name: { en: "Loyal" } },
      ...{ before: { about: 1 }, after: { about: 3 } },
    });
    expect(shift?.counted).toBe("now");
  });

  it("begins at what the night has counted, where the rules in force are the night's", async () => {
    await publish(SMALL_CONFIG);
    const { customers, nights } = nightWith([0, 6, 7, 9]);
    const segments = { loyal: { customers: 210 }, rest: { customers: 790 } };
    const metrics = async () => ({ version: 1, customers: 1_000, segments });
    const sample = async () => ({ ...(await nights.sample()), customers: 1_000 });
    const night = { customers, nights: { ...nights, metrics, sample } };
    const loyal = (await check(OTHER_RULE, 1, night)).shift?.segments[0];
    expect(loyal?.before).toEqual({ about: 210, low: 210, high: 210 });
    expect(loyal?.after?.about).toBe(710);
    const later = (await check(changed("segments.yaml", "orders > 7", "orders > 8"), 1, night)).shift;
    expect(later?.segments[0]?.after?.about).toBe(210);
  });

  it("counts by the rules in force where they have changed since the night", async () => {
    await publish(OTHER_RULE);
    await publish(SMALL_CONFIG, 1);
    const { customers, nights } = nightWith([0, 6, 7, 9]);
    const metrics = async () => ({ version: 1, customers: 4, segments: { loyal: { customers: 3 } } });
    const { shift } = await check(OTHER_RULE, 2, { customers, nights: { ...nights, metrics } });
    expect(shift).toMatchObject({
      counted: "now",
      segments: [{ before: { about: 1 }, after: { about: 3 } }, {}],
    });
  });

  it("says which chains come, go and change", async () => {
    await publish(SMALL_CONFIG);
    const { "chains/welcome.yaml": welcome = "", ...rest } = SMALL_CONFIG;
    const { effects } = await check({ ...rest, "chains/hello.yaml": welcome });
    expect(effects).toEqual([
      { kind: "chain-gone", chain: "welcome" },
      { kind: "chain-new", chain: "hello" },
    ]);
    const later = changed("chains/welcome.yaml", "reenter: never", "reenter: 90d");
    if (later["chains/welcome.yaml"] !== welcome)
      expect((await check(later)).effects).toEqual([{ kind: "chain-changed", chain: "welcome" }]);
  });

  it("names what others have published since", async () => {
    await publish(SMALL_CONFIG);
    await publish(RENAMED, 1, "bob");
    expect((await check(OTHER_RULE, 1)).since).toMatchObject([{ version: 2, by: "bob" }]);
    expect((await check(OTHER_RULE, 2)).since).toEqual([]);
  });
});

describe("a draft", () => {
  const store = makeMemoryDraftStore();
  const drafts = makeDrafts({ drafts: store, clock });
  const files = { "store.yaml": RENAMED["store.yaml"] ?? "" };

  it("is there on every machine, and is none any more when it changes nothing", async () => {
    expect(await drafts.read("ann")).toEqual({ draft: null, revision: 0 });
    const saved = await drafts.save("ann", { base: 1, files }, 0);
    if (saved.result !== "saved") throw new Error(saved.result);
    expect(await drafts.read("ann")).toMatchObject({ draft: { base: 1, files }, revision: saved.revision });
    await drafts.save("ann", { base: 1, files: {} }, saved.revision);
    expect(await drafts.read("ann")).toEqual({ draft: null, revision: 0 });
  });

  it("is not lost to an older window, which gets the newer one", async () => {
    await drafts.save("bob", { base: 1, files }, 0);
    expect(await drafts.save("bob", { base: 1, files: { "store.yaml": null } }, 0)).toMatchObject({
      result: "outdated",
      draft: { files },
    });
  });

  it("is what its mails are shown by, made to the version that it was begun from", async () => {
    await publish(SMALL_CONFIG);
    await drafts.save("eve", { base: 1, files }, 0);
    const question = makeConfigInQuestion({ config, drafts: store, loadConfig: checkFiles });
    expect(await question("eve", true)).toMatchObject({
      kind: "config",
      bundle: { store: { name: "South Tea" } },
    });
    expect(await question("nobody", true)).toEqual({ kind: "no-draft" });
    expect(await question("nobody", false)).toMatchObject({ bundle: { store: { name: "North Tea" } } });
  });
});
