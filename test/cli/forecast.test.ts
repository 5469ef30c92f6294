import { stripVTControlCharacters } from "node:util";
import { Command } from "commander";
import { afterEach, describe, expect, it, vi } from "vitest";
import { forecastCommand } from "../../cli/commands/forecast.ts";
import { makeReadForecast } from "../../src/app/nightly/read-forecast.ts";
import { ForecastReport } from "../../src/contracts/answers/forecast.ts";
import { boughtAgo, openShop, shopper } from "../support/nights.ts";

afterEach(() => vi.restoreAllMocks());

const PEOPLE = Array.from({ length: 60 }, (_, n) =>
  shopper(`u:${n}`, boughtAgo(...Array.from({ length: 10 }, (__, at) => 1 + (n % 9) + at * 20))),
);

async function terminal({ nights = 1 } = {}) {
  const shop = await openShop(PEOPLE);
  for (let night = 0; night < nights; night += 1) {
    if (night > 0) shop.advance(30);
    await shop.night();
  }
  return async (...args: readonly string[]) => {
    const printed: string[] = [];
    vi.spyOn(console, "log").mockImplementation((text) => void printed.push(`${text}`));
    const program = new Command().exitOverride();
    program.addCommand(forecastCommand(async () => makeReadForecast(shop)).exitOverride());
    await program.parseAsync(["forecast", ...args], { from: "user" });
    return stripVTControlCharacters(printed.join("\n"));
  };
}

describe("comeback forecast", () => {
  it("prints both horizons with their ends, and why something is not known", async () => {
    const out = await (await terminal())();
    expect(out).toContain("What the base of 2026-02-28 will bring");
    expect(out).toMatch(/orders of buyers\s*│ \d+ \[\d+, \d+\]/);
    expect(out).toContain("Next 90 days");
    expect(out).toContain("fewer than 20 first orders in a year");
    expect(out).toMatch(/remind.*not known yet/);
    expect(out).toContain("No forecast's days are over yet.");
  });

  it("shows how earlier ones have turned out", async () => {
    const out = await (await terminal({ nights: 2 }))();
    expect(out).toMatch(/orders of buyers +│ 30 days +│ +1 │/);
  });

  it("prints JSON of the shape that the admin API answers with", async () => {
    const out = await (await terminal())("--json");
    expect(ForecastReport.parse(JSON.parse(out)).ahead).toHaveLength(2);
  });

  it("says what to do before the first night", async () => {
    const run = await terminal({ nights: 0 });
    await expect(run()).rejects.toThrow("no night has made a forecast yet");
  });
});
