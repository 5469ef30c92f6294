import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { sqlCommand } from "../../cli/commands/sql.ts";
import { Refusal } from "../../cli/terminal/refusal.ts";
import { makeMemoryAnalystFiles } from "../../src/adapters/memory/analyst-files.ts";
import type { AnalystFiles } from "../../src/ports/analyst-files.ts";
import { busyShop } from "../support/analyst-shop.ts";

/** An optional dependency: npm leaves it out on machines that it has no program for. */
const hasDuckDb = await import("@duckdb/node-api").then(
  () => true,
  () => false,
);

let files: AnalystFiles;
beforeAll(async () => {
  files = await busyShop();
}, 60_000);
afterEach(() => vi.restoreAllMocks());

/** What the command prints, and what it says besides. */
async function sql(words: readonly string[], of = files) {
  const [printed, said]: [string[], string[]] = [[], []];
  vi.spyOn(console, "log").mockImplementation((text) => void printed.push(`${text}\n`));
  vi.spyOn(process.stdout, "write").mockImplementation((text) => printed.push(`${text}`) > 0);
  vi.spyOn(process.stderr, "write").mockImplementation((text) => said.push(`${text}`) > 0);
  const whyNone = () => new Refusal("no night has written files", 1);
  const command = sqlCommand(async () => ({ files: of, whyNone }));
  await command.parseAsync(words, { from: "user" });
  return { printed: printed.join(""), said: said.join("") };
}

const SPENT =
  "select tier, sum(spent) as spent, max(last_ordered_on) as last from customers group by 1 order by 1";

describe.runIf(hasDuckDb)("comeback sql", () => {
  it("says what it reads, how large that is and what Athena would ask, apart from the answer", async () => {
    const { printed, said } = await sql([SPENT, "--json"]);
    expect(said).toMatch(
      /^Reads customers \(1 file, \d+ KB\)\. Athena would ask at most \$0\.00005 for it\.\n$/,
    );
    expect(JSON.parse(printed)).toEqual([
      { tier: "raised", spent: 300_000, last: "2026-02-17" },
      { tier: "standard", spent: 450_000, last: "2026-03-07" },
    ]);
  });

  it("writes CSV, and a table for people", async () => {
    const csv = "tier,spent,last\r\nraised,300000,2026-02-17\r\nstandard,450000,2026-03-07\r\n";
    expect((await sql([SPENT, "--csv"])).printed).toBe(csv);
    expect((await sql([SPENT])).printed).toMatch(/raised .* 300000 .* 2026-02-17/);
    expect((await sql(["select customer from customers where spent < 0"])).printed).toBe("No rows.\n");
  });

  it("asks a ready question by its name", async () => {
    const { printed } = await sql(["--ask", "brought", "--json"]);
    expect(JSON.parse(printed)).toMatchObject([
      { chain: "wake", outcome: "ordered", entries: 3, ordered: 1 },
      { chain: "wake", outcome: "ordered-held-out", entries: 1, ordered: 0 },
    ]);
  });

  it("loads nothing beyond the limit", async () => {
    await expect(sql(["select * from orders", "--most", "0.000001"])).rejects.toThrow(
      /more than .* of --most/,
    );
  });

  it("says why there is nothing to ask", async () => {
    await expect(sql(["select * from orders"], makeMemoryAnalystFiles())).rejects.toThrow(
      "no night has written",
    );
  });

  it("counts a table without any file as one without rows, where others have some", async () => {
    const some = makeMemoryAnalystFiles();
    for await (const { name } of files.list("customers/"))
      await some.put(name, (await files.get(name)) ?? new Uint8Array());
    const { printed } = await sql(
      ["select (select count(*) from customers) c, (select count(*) from codes) d", "--json"],
      some,
    );
    expect(JSON.parse(printed)).toEqual([{ c: 6, d: 0 }]);
  });
});

describe("the ready questions of comeback sql", () => {
  it("are listed", async () => {
    expect((await sql(["--list"])).printed).toContain("second-orders");
    expect(JSON.parse((await sql(["--list", "--json"])).printed)).toHaveLength(20);
  });

  it("want one name, or a query, and not both", async () => {
    await expect(sql([])).rejects.toThrow(/a query in quotes, or --ask NAME/);
    await expect(sql(["select 1", "--ask", "tiers"])).rejects.toThrow(/a query in quotes, or --ask NAME/);
    await expect(sql(["--ask", "nonsense"])).rejects.toThrow(/no question nonsense: comeback sql --list/);
  });
});
