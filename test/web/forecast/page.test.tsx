// @vitest-environment happy-dom
import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Forecast } from "../../../web/src/api/forecast.ts";
import { opened, problem } from "../support/opened.tsx";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const figure = (expected: number) =>
  ({ known: true, expected, low: expected * 0.8, high: expected * 1.2 }) as const;
const unknown = (why: "not-measured" | "few-first-orders") => ({ known: false, why }) as const;

const aheadOf = (days: 30 | 90): Forecast["ahead"][number] => ({
  days,
  base: {
    ...{ orders: figure(10 * days), revenue: figure(50_000 * days), margin: figure(20_000 * days) },
    ...{
      firstOrders: unknown("few-first-orders"),
      newcomerOrders: figure(9),
      newcomerRevenue: figure(900),
      mails: figure(100),
      discounts: figure(5_000),
    },
  },
  chains: [
    {
      ...{
        chain: "win-back",
        paused: false,
        entries: figure(50),
        mails: figure(60),
        discounts: figure(5_000),
      },
      ...{ orders: unknown("not-measured"), revenue: unknown("not-measured") },
    },
  ],
});

const FORECAST: Forecast = {
  ...{ run: "2026-03-01", through: "2026-02-28", currency: "EUR", kept: [] },
  ahead: [aheadOf(30), aheadOf(90)],
  learned: { pastForecasts: 12, seasons: 0, shrunkChains: 0 },
  calibration: [{ days: 30, figure: "orders", forecasts: 10, inside: 9, ratio: 1.04 }],
};

const show = (answer: () => unknown, at = "/forecast") =>
  opened(at, { "GET /v1/forecast": answer }, { scopes: ["metrics.read"] });

const rowOf = async (table: string, name: string) => {
  const head = within(await screen.findByRole("region", { name: table })).getByRole("rowheader", { name });
  return within(head.closest("tr") ?? document.body);
};

describe("the page of the forecast", () => {
  it("tells what the base will bring, with both ends, and why something is not known", async () => {
    await show(() => FORECAST);
    const orders = await rowOf("The base", "Orders of those who have bought");
    expect(orders.getByText("300")).toBeTruthy();
    expect(orders.getByText("240 to 360")).toBeTruthy();
    const first = await rowOf("The base", "Non-buyers who buy for the first time");
    expect(first.getByText(/fewer than 20 have bought for the first time/)).toBeTruthy();
    const chain = await rowOf("Chains", "win-back");
    expect(chain.getByText("60 (48 to 72)")).toBeTruthy();
    expect(screen.getByText(/no hold-out has measured it/)).toBeTruthy();
    expect(screen.queryByText("Not known yet")).toBeNull();
  });

  it("looks 90 days ahead by its address", async () => {
    await show(() => FORECAST, "/forecast?days=90");
    expect((await rowOf("The base", "Orders of those who have bought")).getByText("900")).toBeTruthy();
  });

  it("shows how earlier forecasts have turned out", async () => {
    await show(() => FORECAST);
    expect(await screen.findByText("How earlier forecasts have turned out")).toBeTruthy();
    expect(screen.getByText("90%")).toBeTruthy();
    expect(screen.getByText("1.04")).toBeTruthy();
    expect(screen.getByText(/learned from 12 forecasts/)).toBeTruthy();
  });

  it("says when there is none, and when no forecast is over", async () => {
    await show(() => problem(404, "no night has made a forecast yet"));
    expect(await screen.findByText("There is no forecast yet")).toBeTruthy();
    cleanup();
    await show(() => ({ ...FORECAST, calibration: [] }));
    expect(await screen.findByText("No forecast's days are over yet")).toBeTruthy();
  });
});
