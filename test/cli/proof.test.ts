import { afterEach, describe, expect, it, vi } from "vitest";
import { proofCommand } from "../../cli/commands/proof.ts";
import { proofListPage } from "../../cli/pages/proof-list-page.ts";
import { proofPage } from "../../cli/pages/proof-page.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryRunStore } from "../../src/adapters/memory/run-store.ts";
import { makeReadLearning } from "../../src/app/nightly/read-learning.ts";
import { makeReadShopProof } from "../../src/app/nightly/read-shop-proof.ts";
import { makeListProof, makeReadProof } from "../../src/app/proof/read-proof.ts";
import { HELD_OUT, MAILED } from "../../src/domain/proof/holdout-measuring.ts";
import { heldOutShop, openProof } from "../support/holdouts.ts";

/** A shop in which everybody orders so often who is mailed, and half as often who is not. */
async function shopOf(people: number, orders: { readonly mailed: number; readonly heldOut: number }) {
  const shop = openProof();
  await shop.night(0);
  for (let index = 0; index < people; index += 1)
    for (const [side, many] of [
      [MAILED, orders.mailed],
      [HELD_OUT, orders.heldOut],
    ] as const)
      await shop.draws({ name: `${side}${index}`, side, drawnOn: index % 3, orders: index < many ? 1 : 0 });
  await shop.night(5);
  const config = makeMemoryConfigStore();
  await config.publish({ publishedAt: 0, by: "test", digest: "", files: {}, bundle: heldOutShop() });
  const deps = { config, experiments: shop.kept, runs: makeMemoryRunStore() };
  const together = makeReadShopProof(deps);
  return {
    ...shop,
    list: makeListProof(deps),
    together,
    learning: makeReadLearning(deps),
    show: makeReadProof(deps),
  };
}

type Shop = Awaited<ReturnType<typeof shopOf>>;

const pageOf = async (shop: Shop) => {
  const report = await shop.show("chain:welcome");
  return report ? proofPage(report) : "";
};

afterEach(() => vi.restoreAllMocks());

describe("the page of a hold-out", () => {
  it("says how many are waited for while it is too early, and when more will be known", async () => {
    const page = await pageOf(await shopOf(30, { mailed: 9, heldOut: 4 }));
    expect(page).toContain("too early to say");
    expect(page).toContain("10 mailed, 10 held out");
    expect(page).toMatch(/An interval needs \d+ more people who order on the smaller side/);
    expect(page).toMatch(/Detectable at your size: \d+\.\d\d points more who order/);
  });

  it("says what it has brought, by an entry and in total, with the interval", async () => {
    const shop = await shopOf(600, { mailed: 300, heldOut: 100 });
    const [report] = await shop.list();
    expect(report?.state).toBe("more");
    const [money] = report?.counted?.outcomes ?? [];
    // A third more of people order, for 500 each.
    expect(money?.perEntry?.low).toBeGreaterThan(0);
    expect(money?.perEntry?.low).toBeLessThan(50_000 / 3);
    expect(money?.perEntry?.high).toBeGreaterThan(50_000 / 3);
    expect(money?.total?.estimate).toBeCloseTo((money?.perEntry?.estimate ?? 0) * 400);
    const page = await pageOf(shop);
    expect(page).toContain("brings more");
    expect(page).toContain("revenue, named before anything was counted");
    expect(page).toMatch(/In total revenue: .*, between /);
    expect(proofListPage([report].flatMap((one) => one ?? []))).toContain("chain:welcome");
  });

  it("says what was refunded since the count beside it, and what variants have brought", async () => {
    const shop = await shopOf(30, { mailed: 9, heldOut: 4 });
    await shop.keeps(`${MAILED}0`, { day: 1, orders: 0, spent: 0 });
    const tests = [{ experiment: "welcome.one", epoch: "t", variant: "short" }];
    for (const side of [MAILED, HELD_OUT] as const)
      await shop.draws({ name: `tested-${side}`, side, drawnOn: 3, orders: 1, tests });
    await shop.night(8);
    const page = await pageOf(shop);
    expect(page).toMatch(/Taken back after the count.*\nMailed: .*500.* of 1 people, 1 orders cancelled/);
    expect(page).toMatch(/welcome\.one short │ +1 │ +1 │ too early/);
  });

  it("says why it is not to be trusted", async () => {
    const shop = await shopOf(600, { mailed: 300, heldOut: 100 });
    for (let index = 0; index < 600; index += 1)
      await shop.draws({ name: `lost${index}`, side: MAILED, drawnOn: 4, orders: 0 });
    await shop.night(9);
    const page = await pageOf(shop);
    expect(page).toContain("Not to be trusted because the sides are not of the sizes that were drawn");
    expect((await shop.list())[0]?.state).toBe("not-trusted");
  });
});

describe("comeback proof", () => {
  async function run(shop: Shop, ...args: readonly string[]): Promise<string> {
    const lines: string[] = [];
    vi.spyOn(console, "log").mockImplementation((line) => void lines.push(String(line)));
    const command = proofCommand(async () => shop).exitOverride();
    await command.parseAsync(["node", "proof", ...args]);
    return lines.join("\n");
  }

  it("lists and shows, and names what there is instead of what was written", async () => {
    const shop = await shopOf(30, { mailed: 9, heldOut: 4 });
    expect(await run(shop, "list")).toContain("chain:welcome");
    expect(await run(shop, "list")).toContain("Nobody is held out of all mails");
    expect(await run(shop, "show", "chain:welcome")).toContain(
      "Whom mails move: nothing of this one to learn from yet.",
    );
    expect(JSON.parse(await run(shop, "show", "chain:welcome", "--json"))).toEqual(
      JSON.parse(JSON.stringify({ ...(await shop.show("chain:welcome")), learning: await shop.learning() })),
    );
    await expect(run(shop, "show", "chain:welcom")).rejects.toThrow("did you mean chain:welcome?");
  });
});
