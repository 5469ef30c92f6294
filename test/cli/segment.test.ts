import { PassThrough, Writable } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { Command } from "commander";
import { parse } from "csv-parse/sync";
import { afterEach, describe, expect, it, vi } from "vitest";
import { segmentCommand } from "../../cli/commands/segment.ts";
import { inWords } from "../../cli/pages/segments-page.ts";
import { makeLineWriter } from "../../cli/segments/line-writer.ts";
import { makeReadableExpressions } from "../../src/adapters/condition-reading.ts";
import { conditionWarnings } from "../../src/adapters/config/warnings/one-condition.ts";
import { makeCountEverybody, makeCountPeople } from "../../src/app/report/count-people.ts";
import { makeListMembers } from "../../src/app/report/list-members.ts";
import { makeListSegments } from "../../src/app/report/list-segments.ts";
import { makeReadSegmentFlows } from "../../src/app/report/segment-flows.ts";
import type { Profile } from "../../src/domain/people/profile.ts";
import { boughtAgo, openShop, shopper } from "../support/nights.ts";

afterEach(() => vi.restoreAllMocks());

const expressions = makeReadableExpressions();
const HOSTILE = '=cmd|"/C calc"!A0, and\nmore';

/** 30 who ordered 12 days ago, of whom 10 may be mailed, and 12 who never did. */
const PEOPLE: readonly Profile[] = Array.from({ length: 42 }, (_, n) =>
  shopper(`u:${n}`, n < 30 ? boughtAgo(12) : [], {
    email: `p${n}@shop.example`,
    name: n === 3 ? HOSTILE : `Person ${n}`,
    consent: { status: n < 10 ? "given" : "none" },
    ...(n < 2 && { attributes: { size: "XL", born: "1990-02-28", likes: ["tea", "-5"] } }),
  }),
);

const ATTRIBUTES = { size: { type: "text" }, born: { type: "date" }, likes: { type: "list" } } as const;

async function terminal({ night = true, played = 1, api = false } = {}) {
  const { config, customers, nights, now, ...shop } = await openShop(PEOPLE, {
    store: { attributes: ATTRIBUTES },
  });
  for (let day = 0; day < (night ? played : 0); day += 1) {
    if (day > 0) shop.advance(1);
    await shop.night();
  }
  const deps = {
    ...{ config, customers, nights, expressions },
    warningsOf: conditionWarnings(expressions),
    clock: { now },
  };
  const everybody = {
    customers: customers.approximateCount,
    count: makeCountEverybody(deps),
    members: makeListMembers(deps),
    readUnits: () => 3,
  };
  const access = {
    list: makeListSegments(deps),
    count: makeCountPeople(deps),
    flows: makeReadSegmentFlows(deps),
    ...(api ? {} : { everybody }),
  };
  return async (...args: readonly string[]) => {
    const printed: string[] = [];
    const said: string[] = [];
    vi.spyOn(console, "log").mockImplementation((text) => void printed.push(`${text}`));
    vi.spyOn(process.stdout, "write").mockImplementation((text) => {
      printed.push(`${text}`);
      return true;
    });
    vi.spyOn(process.stderr, "write").mockImplementation((text) => {
      said.push(`${text}`);
      return true;
    });
    const program = new Command().exitOverride();
    program.addCommand(segmentCommand(async () => access).exitOverride());
    try {
      await program.parseAsync(["segment", ...args], { from: "user" });
    } finally {
      vi.restoreAllMocks();
    }
    return {
      out: stripVTControlCharacters(printed.join("")),
      err: stripVTControlCharacters(said.join("")),
    };
  };
}

describe("comeback segment list", () => {
  it("shows every segment of the config in its order, with what the night found", async () => {
    const run = await terminal();
    const { out } = await run("list");
    expect(out).toContain("42 customers as of the night of 2026-03-01");
    expect(out).toMatch(/non_buyers.*12.*28.6%.*0.*orders == 0/);
    expect(out).toMatch(/doubting.*30.*71.4%.*10.*1,000.00 RUB.*days_since_last_order >= 10/);
    expect(out).toMatch(/asleep.*0.*0.0%/);
    expect(out).toMatch(/active.*everybody else/);
    expect(out.indexOf("non_buyers")).toBeLessThan(out.indexOf("doubting"));
  });

  it("shows the RFM segments with their cells, and both as JSON", async () => {
    const run = await terminal();
    expect((await run("list", "--rfm")).out).toMatch(/rfm:non_buyer.*12.*000/);
    const { segments, rfm } = JSON.parse((await run("list", "--json")).out);
    const added = (groups: { people: number }[]) => groups.reduce((sum, { people }) => sum + people, 0);
    expect([added(segments), added(rfm)]).toEqual([42, 42]);
  });

  it("shows the segments before the first night, without numbers", async () => {
    const { out } = await (await terminal({ night: false }))("list");
    expect(out).toContain("comeback recompute");
    expect(out).toContain("doubting");
  });
});

describe("comeback segment count", () => {
  it("says how many, how many may be mailed, and where they are", async () => {
    const { out } = await (await terminal())("count", "orders > 0");
    expect(out).toContain("30 of 42 customers, 71.4%");
    expect(out).toMatch(/may be mailed\W+10/);
    expect(out).toMatch(/doubting\W+30/);
    expect(out).toContain("Exact: everybody whom the night of 2026-03-01 knew");
  });

  it("counts everybody with --exact, and says before what that reads", async () => {
    const { out, err } = await (await terminal())("count", "orders > 0", "--segment", "doubting", "--exact");
    expect(err).toContain("Reads about 42 customers: 3 read units, less than a cent.");
    expect(out).toContain("Everybody was asked.");
  });

  it("points at what is wrong, and warns of what can hardly be meant", async () => {
    const run = await terminal();
    await expect(run("count", "orders > 3 && orderz < 4")).rejects.toThrow(
      "unknown field orderz: did you mean orders?\n  orders > 3 && orderz < 4\n                ^",
    );
    await expect(run("count", "--segment", "doutbing")).rejects.toThrow("did you mean doubting?");
    await expect(run("count")).rejects.toThrow("name a condition");
    expect((await run("count", 'tier == "tpo"')).err).toContain("there is no tier tpo");
  });

  it("wants a night first, and AWS credentials for everybody", async () => {
    await expect((await terminal({ night: false }))("count", "true")).rejects.toThrow("comeback recompute");
    await expect((await terminal({ api: true }))("count", "true", "--exact")).rejects.toThrow(
      "AWS credentials",
    );
  });
});

describe("comeback segment show", () => {
  it("shows twenty of them in a table, and of how many were read", async () => {
    const { out } = await (await terminal())("show", "doubting");
    expect(out.match(/u:\d+/g)).toHaveLength(20);
    expect(out).toContain("20 people of doubting by the night of 2026-03-01");
  });

  it("writes all of them as CSV that a spreadsheet runs nothing of", async () => {
    const { out, err } = await (await terminal())("show", "doubting", "--csv");
    const rows: Record<string, string>[] = parse(out, { columns: true });
    expect(rows).toHaveLength(30);
    expect(rows.find(({ customer }) => customer === "u:3")).toMatchObject({
      ...{ email: "p3@shop.example", name: `'${HOSTILE}`, orders: "1", spent: "1000" },
      ...{ last_order_on: "2026-02-17", segment: "doubting", segment_since: "2026-03-01", may_mail: "true" },
    });
    expect(err).toContain(
      "30 people of doubting by the night of 2026-03-01; 42 customers read, less than a cent",
    );
  });

  it("has every field of conditions as a column, in the form that the spreadsheet wants", async () => {
    const run = await terminal();
    const form = ["--columns", "all", "--delimiter", ";", "--decimal", "comma", "--bom", "--limit", "2"];
    const { out } = await run("show", "rfm:non_buyer", "--csv", ...form);
    expect(out.startsWith("\ufeffcustomer;email;name;")).toBe(true);
    const rows: Record<string, string>[] = parse(out, { columns: true, delimiter: ";", bom: true });
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      days_since_last_order: "",
      orders: "0",
      has_email: "true",
      tier: "standard",
    });
  });

  it("knows what the shop has declared, in conditions and as columns", async () => {
    const run = await terminal();
    expect((await run("count", 'attributes.size == "XL"')).out).toContain("2 of 42 customers");
    await expect(run("count", 'attributes.sise == "XL"')).rejects.toThrow("size");
    const columns = ["--columns", "customer,attributes.born,attributes.likes"];
    const { out } = await run("show", "doubting", "--csv", ...columns);
    expect(out).toContain("u:1,1990-02-28,tea; -5\r\n");
    expect(out).toContain("u:9,,\r\n");
    await expect(run("show", "doubting", "--columns", "attributes.brn")).rejects.toThrow("attributes.born");
  });

  it("leaves out whom no mail may reach", async () => {
    const { out } = await (await terminal())(
      "show",
      "doubting",
      "--with-consent",
      "--json",
      "--columns",
      "consent",
    );
    expect(JSON.parse(out)).toEqual({
      ...{ segment: "doubting", night: "2026-03-01" },
      members: Array.from({ length: 10 }, () => ({ consent: "given" })),
    });
  });

  it("writes nothing where there is no such segment, column or night", async () => {
    const run = await terminal();
    await expect(run("show", "champs", "--csv")).rejects.toThrow("did you mean champions?");
    await expect(run("show", "doubting", "--columns", "email,nmae")).rejects.toThrow("did you mean name?");
    await expect((await terminal({ night: false }))("show", "doubting")).rejects.toThrow(
      "comeback recompute",
    );
    await expect((await terminal({ api: true }))("show", "doubting")).rejects.toThrow("AWS credentials");
  });
});

describe("lines for a slow reader", () => {
  it("wait until it has taken those before", async () => {
    let taken = 0;
    const slow = new Writable({
      highWaterMark: 1,
      write: (chunk: Buffer, _, done) => {
        taken += chunk.length;
        setTimeout(done, 1);
      },
    });
    const writer = makeLineWriter(slow);
    const line = `${"x".repeat(999)}\n`;
    let written = 0;
    for (let n = 0; n < 1_000; n += 1) {
      await writer.write(line);
      written += line.length;
      expect(written - taken).toBeLessThanOrEqual(2 * 66_000);
    }
    await writer.flush();
    expect(taken).toBe(1_000_000);
  });

  it("come through whole to whoever reads them at once", async () => {
    const through = new PassThrough();
    const writer = makeLineWriter(through);
    for (let n = 0; n < 5; n += 1) await writer.write(`${n}\n`);
    await writer.flush();
    through.end();
    const parts: Buffer[] = [];
    for await (const part of through) parts.push(part);
    expect(Buffer.concat(parts).toString()).toBe("0\n1\n2\n3\n4\n");
  });
});

describe("an estimate in words", () => {
  it("has no more digits than are known", () => {
    expect(inWords({ about: 61, low: 61, high: 61 })).toBe("61");
    expect(inWords({ about: 12_347, low: 10_912, high: 13_921 })).toBe("about 12,350 (10,900 to 14,000)");
    expect(inWords({ about: 0, low: 0, high: 18_312 })).toBe("about 0 (0 to 18,400)");
  });
});

describe("segment moves", () => {
  it("shows steps between segments and between tiers, and says when nobody has moved", async () => {
    const run = await terminal({ played: 2 });
    const { out } = await run("moves");
    expect(out).toContain("Steps of 1 nights from 2026-01-31 to 2026-03-02");
    expect(out).toContain("Nobody has moved.");
    expect((await run("moves", "--between", "tiers")).out).toContain("Nobody has moved.");
  });

  it("shows the same people then and now, or that no record reaches back so far", async () => {
    const run = await terminal({ played: 9 });
    const { out } = await run("moves", "--since", "7");
    expect(out).toMatch(/then .* to doubting/);
    expect(out).toMatch(/doubting .* 30/);
    expect((await run("moves", "--since", "365")).out).toContain("No record reaches back to 365 days");
  });

  it("refuses a day that is none", async () => {
    const run = await terminal();
    await expect(run("moves", "--from", "2026-03-01")).rejects.toThrow("--to: needed with from");
  });
});
