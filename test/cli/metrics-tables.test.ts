import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { notWritten } from "../../cli/commands/qr.ts";
import { bytesOf } from "../../cli/import/open-file.ts";
import { TABLE_NAMES, TABLES } from "../../cli/metrics/tables.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import type { Loyalty } from "../../src/domain/config/loyalty.ts";
import { codeWith } from "../support/codes.ts";
import { offersWith } from "../support/config.ts";
import { boughtAgo, FIRST_DAY, FIRST_NIGHT, openShop, shopper } from "../support/nights.ts";

async function metrics() {
  const visited = { visit: FIRST_DAY - 200 };
  const people = Array.from({ length: 30 }, (_, n) =>
    shopper(`u:${n}`, n % 3 === 0 ? [] : boughtAgo(150, ...(n % 3 === 1 ? [120] : [])), {
      firstOn: visited,
      firstOrder: { category: '=cmd|"x"', deliveredAfter: 2 },
      loyalty: {
        on: FIRST_DAY,
        lots: [{ points: 10 + n, active: FIRST_DAY }],
        spent: 0,
        earned: 10 + n,
        level: "bronze",
      },
      ...(n === 5 && { silencedAt: FIRST_NIGHT - 20 * DAY }),
    }),
  );
  const shop = await openShop(people, {
    offers: offersWith({ code: { prefix: "THX", bound: "customer", on_cancel: "release" } }),
    loyalty: LOYALTY,
  });
  await shop.codes.put(codeWith("THX-1", { chain: '=cmd|"x"', issuedAt: FIRST_NIGHT - 30 * DAY }, USED));
  await shop.sending.countMailed(FIRST_DAY, { segments: { asleep: 12 }, cells: {} });
  await shop.night();
  const night = await shop.nights.metrics();
  if (!night) throw new Error("the night has left no metrics");
  return night;
}

const USED = {
  stage: "redeemed",
  sentAt: FIRST_NIGHT - 30 * DAY,
  redemption: { order: "A", amount: 12_345, total: 80_000, at: FIRST_NIGHT - 28 * DAY },
} as const;

const LOYALTY = {
  ...{ name: "Points", points: { worth: 1, expiring_soon: "14d" }, holdout_percent: 0, privileges: {} },
  levels: [{ id: "bronze", name: "Bronze", privileges: [] }],
  rules: [
    {
      levels: { bronze: { from: 0, cashback_percent: 3 } },
      ...{ level_window: "ever", level_grace: "30d", return_window: "14d", expires_after: "365d" },
      ...{ spend: { most_percent: 50 }, debt: false },
    },
  ],
} satisfies Loyalty;

const widest = (text: string) => Math.max(...text.split("\n").map((line) => [...line].length));

describe("tables of the metrics", async () => {
  const night = await metrics();

  it.each(TABLE_NAMES)("%s fits a narrow terminal and loses no row", (name) => {
    const [wide, narrow] = [TABLES[name].text(night, undefined), TABLES[name].text(night, 80)];
    expect(widest(narrow)).toBeLessThanOrEqual(80);
    expect(wide).not.toMatch(/NaN|undefined|null|Infinity/);
    const rows = (text: string) => text.split("\n").filter((line) => line.startsWith("│")).length;
    expect(rows(narrow)).toBeGreaterThanOrEqual(rows(wide));
  });

  it.each(TABLE_NAMES)("%s is CSV of as many cells in every row, in which nothing runs", (name) => {
    const lines = TABLES[name].csv(night, { delimiter: ";", decimal: "," }).trimEnd().split("\r\n");
    expect(lines.length).toBeGreaterThan(1);
    const cells = lines.map((line) => line.replaceAll(/"[^"]*(""[^"]*)*"/g, "quoted").split(";").length);
    expect(new Set(cells).size).toBe(1);
    expect(lines.join("\n")).not.toMatch(/(^|;)"?=/m);
  });

  it("say what was counted", () => {
    expect(TABLES.funnel.csv(night, { delimiter: "," })).toContain("\r\nall,30,30,20,");
    expect(TABLES["second-orders"].text(night, undefined)).toMatch(
      /delivery │ 2 to 3 days +│ +20 │ 10 50.0%/,
    );
    expect(TABLES.reach.text(night, undefined)).toMatch(/non_buyers │ +10 │ +10 │ +0 │/);
    expect(TABLES.silence.csv(night, { delimiter: "," })).toContain("silenced,1\r\n");
    expect(TABLES.offers.csv(night, { delimiter: "," })).toContain(",123.45,800,");
    expect(TABLES.loyalty.csv(night, { delimiter: "," })).toContain("worth,735\r\n");
  });
});

describe("files that are not what they should be", () => {
  it("a ZIP is named as one, and a workbook as a workbook", async () => {
    const folder = await mkdtemp(join(tmpdir(), "zip-"));
    const read = async (name: string) => {
      await writeFile(join(folder, name), Buffer.from("504b030414000600", "hex"));
      for await (const _ of bytesOf(join(folder, name)));
    };
    await expect(read("orders.zip")).rejects.toThrow(/orders.zip is a ZIP archive: unpack it/);
    await expect(read("orders.xlsx")).rejects.toThrow(/workbook\. Save the sheet as CSV/);
  });

  it("a folder that is not there is said in words", () => {
    const missing = Object.assign(new Error("ENOENT: no such file"), { code: "ENOENT" });
    expect(notWritten("posters/till.pdf", missing)).toBe(
      "--out posters/till.pdf: there is no folder posters",
    );
  });
});
