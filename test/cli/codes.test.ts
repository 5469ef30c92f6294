import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { codesCommand } from "../../cli/commands/codes.ts";
import { addList } from "../../cli/offers/add-list.ts";
import { linesOf } from "../../cli/offers/code-list.ts";
import { makeCodesOverStore } from "../../cli/offers/open-codes.ts";
import { makeChangeCode } from "../../src/app/offers/change-code.ts";
import { makeOperateCodes } from "../../src/app/offers/operate-codes.ts";
import { HOUR } from "../../src/domain/basics/calendar.ts";
import { makeWorld } from "../support/chain-world.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { codedShop } from "../support/coded-shops.ts";

const POOL = { pool: true, bound: "customer", on_cancel: "release" } as const;
const CHAIN = { steps: [{ send: "one", offer: "thanks" }] };

async function shop() {
  const bundle = codedShop(CHAIN, { code: POOL, budget: { amount: 1_000, per: "month" } });
  const world = await makeWorld({ bundle });
  const operate = makeOperateCodes({ ...world, clock: { now: world.now } });
  const access = makeCodesOverStore(operate);
  const run = async (...words: readonly string[]): Promise<string> => {
    const lines: string[] = [];
    const log = vi.spyOn(console, "log").mockImplementation((line) => lines.push(`${line}`));
    try {
      await codesCommand(async () => access).parseAsync(words, { from: "user" });
    } finally {
      log.mockRestore();
      process.exitCode = 0;
    }
    return lines.join("\n");
  };
  return { ...world, access, run };
}

function file(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), "codes-")), "codes.csv");
  writeFileSync(path, text);
  return path;
}

const LIST = "Code;Note\nTea-1;first\nTEA-2\n\ntwo words\ntea-1\nTEA-3\n";

describe("a list of codes", () => {
  it("is the column called code, or the only one, with its line numbers", () => {
    expect(linesOf("\uFEFFCODE\r\nA1,x\r\n\r\nB2\r\n")).toEqual([
      { line: 2, code: "A1" },
      { line: 4, code: "B2" },
    ]);
    expect(linesOf("A1\nB2")).toHaveLength(2);
    expect(linesOf("amount,Discount_Code\n10,A1\n10,B2").map(({ code }) => code)).toEqual(["A1", "B2"]);
    expect(linesOf("")).toEqual([]);
  });

  it("is refused where nobody can tell which column has the codes", () => {
    expect(() => linesOf("Nummer,Betrag\nA1,10")).toThrow(
      'line 1: none of the columns "Nummer", "Betrag" is called code',
    );
    expect(() => linesOf("Kupony\nA1\nB2\n")).toThrow('line 1: "Kupony" looks like the title of the column');
    expect(() => linesOf('code\n"A1\nB2')).toThrow("the list cannot be read");
  });

  it("is added once, and each refused line is told with its number and reason", async () => {
    const { access } = await shop();
    const dry = await addList(access, { offer: "thanks", text: LIST, dryRun: true });
    expect(dry).toEqual({
      ...{ lines: 5, added: 3, known: 0 },
      refused: [
        { line: 5, code: "two words", why: "has a space in it" },
        { line: 6, code: "tea-1", why: "is on line 2 already" },
      ],
    });
    expect(await access.pools()).toMatchObject({ pools: [{ offer: "thanks", free: 0 }] });
    const whole = { offer: "thanks", text: LIST, dryRun: false };
    expect(await addList(access, whole)).toMatchObject({ added: 3, known: 0 });
    expect(await addList(access, whole)).toMatchObject({ added: 0, known: 3 });
  });

  it("refuses the codes of another offer's list", async () => {
    const { access, pools } = await shop();
    await pools.add("autumn", ["TEA-2"]);
    const { refused } = await addList(access, { offer: "thanks", text: "Tea-1\ntea-2", dryRun: false });
    expect(refused).toEqual([{ line: 2, code: "tea-2", why: "is in the list of the offer autumn" }]);
  });

  it("is refused for an offer that has no pool", async () => {
    const { access } = await shop();
    await expect(addList(access, { offer: "nothing", text: "A1", dryRun: false })).rejects.toThrow(
      "there is no offer nothing in the published config. Nothing was added.",
    );
  });

  it("of 100,000 lines is added in parts", async () => {
    const { access } = await shop();
    const text = Array.from({ length: 100_000 }, (_, n) => `C-${n}`).join("\n");
    expect(await addList(access, { offer: "thanks", text, dryRun: false })).toMatchObject({
      ...{ lines: 100_000, added: 100_000, refused: [] },
    });
    expect(await access.pools()).toMatchObject({ pools: [{ added: 100_000, free: 100_000 }] });
  });
});

describe("comeback codes", () => {
  it("adds a list, shows how many are left, and names at most fifty refused lines", async () => {
    const { run } = await shop();
    expect(await run("add", "thanks", file(LIST), "--dry-run")).toContain(
      "5 codes, 3 would be added (nothing was written), 0 known already, 2 refused",
    );
    expect(await run("add", "thanks", file(LIST))).toContain('line 5: "two words" has a space in it');
    expect(await run("pools")).toMatch(/thanks\D+3\D+3\D+0/);
    const bad = await run("add", "thanks", file("two words\n".repeat(60)));
    expect(bad).toContain("and 10 more: --json names them all");
    await expect(run("add", "thanks", "nowhere.csv")).rejects.toThrow("nowhere.csv cannot be read");
  });

  it("tells the life of a code in words, from its issue to the order that was cancelled", async () => {
    const { run, has, enters, playUntil, codes } = await shop();
    const ann = keyOf("ann@shop.example");
    await run("add", "thanks", file("Tea-1"));
    expect(await run("show", "TEA-1")).toContain("is in the list of the offer thanks");
    await has(ann, { email: "ann@shop.example" });
    await enters(ann);
    await playUntil(NOON + HOUR);
    const sent = await run("show", "tea-1");
    expect(sent).toMatch(/code +Tea-1, of an uploaded list/);
    expect(sent).toMatch(/now +good/);
    expect(sent).toMatch(/customer +\S*…@shop\.example/);
    expect(sent).not.toContain("ann@");
    expect(sent).toMatch(
      /issued .*for welcome, with 100\.00 RUB reserved in the budgets of offer thanks \(2026-03\)/,
    );
    const change = makeChangeCode({ codes });
    const at = NOON + HOUR;
    await change("TEA-1", {
      ...{ kind: "redeemed", told: "till", order: "o-1", amount: 10_000, total: 90_000, at },
    });
    expect(await run("show", "tea-1")).toMatch(
      /redeemed +2026-03-01 13:00 by order o-1, 100\.00 RUB off of an order that came to 900\.00 RUB/,
    );
    await change("TEA-1", { kind: "voided", told: "order", order: "o-1", at, rule: "release" });
    expect(await run("show", "tea-1")).toMatch(/released +2026-03-01 13:00: the order is void/);
    await expect(run("show", "NOBODYS")).rejects.toThrow("nobody was given a code NOBODYS");
  });

  it("takes a code back, and says why not where it cannot", async () => {
    const { run, has, enters, playUntil } = await shop();
    await run("add", "thanks", file("Tea-1"));
    await has(keyOf("ann"));
    await enters(keyOf("ann"));
    await playUntil(NOON + HOUR);
    expect(await run("withdraw", "tea-1", "--reason", "printed by mistake")).toContain("Tea-1 is withdrawn.");
    expect(await run("show", "tea-1")).toMatch(/withdrawn +2026-03-01 13:00: printed by mistake/);
    await run("add", "thanks", file("Tea-2"));
    await expect(run("withdraw", "tea-2", "--reason", "x")).rejects.toThrow(
      "in the list of the offer thanks",
    );
    await expect(run("withdraw", "NOBODYS", "--reason", "x")).rejects.toThrow("nobody was given");
  });

  it("shows what is left of budgets", async () => {
    const { run, has, enters, playUntil } = await shop();
    await run("add", "thanks", file("Tea-1"));
    await has(keyOf("ann"));
    await enters(keyOf("ann"));
    await playUntil(NOON + HOUR);
    expect(await run("budgets")).toMatch(
      /limit, RUB[\s\S]*offer thanks\D+2026-03\D+1,000\.00\D+100\.00\D+900\.00/,
    );
  });
});
