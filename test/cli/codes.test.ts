import { describe, expect, it } from "vitest";
import { addList, linesOf } from "../../cli/offers/add-list.ts";
import { makeCodesOverStore } from "../../cli/offers/open-codes.ts";
import { budgetsPage, codePage, listPage, poolsPage } from "../../cli/pages/codes-page.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { chosenWith, offerWorld, shopWith } from "../support/offers.ts";

async function shop() {
  const bundle = shopWith({ code: { pool: true, bound: "customer", on_cancel: "release" } });
  const config = makeMemoryConfigStore();
  await config.publish({ by: "me", publishedAt: NOON, digest: "d", files: {}, bundle });
  const world = offerWorld();
  return { ...world, bundle, access: makeCodesOverStore({ ...world, config }, NOON) };
}

const LIST = "Code;Note\nTea-1;first\nTEA-2\n\ntwo words\ntea-1\nTEA-3\n";

describe("a list of codes", () => {
  it("is the first cell of each line, with its number, without the title", () => {
    expect(linesOf("\uFEFFCODE\r\nA1,x\r\n\r\nB2\r\n")).toEqual([
      { line: 2, code: "A1" },
      { line: 4, code: "B2" },
    ]);
    expect(linesOf("A1\nB2")).toHaveLength(2);
  });

  it("is added once, and each refused line is told with its number and reason", async () => {
    const { access } = await shop();
    const dry = await addList(access, { offer: "hello", text: LIST, dryRun: true });
    expect(dry).toEqual({
      ...{ lines: 5, added: 3, known: 0 },
      refused: [
        { line: 5, code: "two words", why: "has a space in it" },
        { line: 6, code: "tea-1", why: "is on line 2 already" },
      ],
    });
    expect(await access.pools()).toMatchObject([{ offer: "hello", free: 0 }]);
    expect(await addList(access, { offer: "hello", text: LIST, dryRun: false })).toMatchObject({ added: 3 });
    expect(await addList(access, { offer: "hello", text: LIST, dryRun: false })).toMatchObject({
      ...{ added: 0, known: 3 },
    });
    expect(listPage("codes.csv", dry, true)).toContain('line 5: "two words" has a space in it');
    expect(poolsPage(await access.pools(), NOON)).toContain("hello");
  });

  it("is refused for an offer that has no pool", async () => {
    const { access } = await shop();
    await expect(addList(access, { offer: "nothing", text: "A1", dryRun: false })).rejects.toThrow(
      "there is no offer nothing in the published config. Nothing was added.",
    );
  });
});

describe("a code and the budgets", () => {
  it("are shown, and a code is withdrawn by an operator's word", async () => {
    const { access, issue, bundle } = await shop();
    await addList(access, { offer: "hello", text: "Tea-1", dryRun: false });
    await issue({ customer: keyOf("ann"), offer: chosenWith(), bundle });
    const code = await access.code("tea-1");
    if (!code) throw new Error("no code");
    expect(codePage(code, "RUB", NOON)).toContain("Tea-1");
    expect(codePage(code, "RUB", NOON)).toContain("all@2026-03");
    expect(await access.budgets()).toEqual({
      currency: "RUB",
      budgets: [{ budget: "all@2026-03", per: "month", limit: 1_500, reserved: 500, free: 1_000 }],
    });
    expect(budgetsPage(await access.budgets())).toContain("all@2026-03");
    expect(await access.withdraw("TEA-1", "printed by mistake")).toMatchObject({
      ...{ kind: "changed", code: { withdrawal: { why: "printed by mistake" } } },
    });
    expect(await access.withdraw("TEA-1", "again")).toMatchObject({ kind: "same" });
    expect(await access.withdraw("NOBODYS", "why")).toEqual({ kind: "unknown" });
  });
});
