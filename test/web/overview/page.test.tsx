// @vitest-environment happy-dom
import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Overview } from "../../../web/src/api/overview.ts";
import { opened } from "../support/opened.tsx";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const ROW = {
  ...{ date: "2026-03-09", customers: 10, mailable: 8, oneTimeBuyers: 3, repeatBuyers: 2 },
  ...{ repeatPurchaseRate: 0.4, joined: 1, newCustomers: 1, activeCustomers: 4, retentionRate: 0.5 },
  ...{ churnRate: 0.5, orders: 5, revenue: 500, averageOrder: 100, valueAtRisk: null, segments: {} },
};
const OVERVIEW: Overview = {
  ...{ currency: "EUR", periodDays: 30, rows: [ROW], previous: [], yearBefore: [], marks: [] },
  ...{ segments: [], troubles: [], setup: null },
};
const line = (chain: string, sent: number, revenue: number) => ({
  ...{ chain, campaign: chain.startsWith("campaign:"), sent, ordered: { customers: 2 } },
  attributed: { orders: 1, revenue },
});
const RESULTS = {
  ...{ asOf: 0, from: "2026-02-08", to: "2026-03-09", openFrom: "2026-03-04", windowDays: 5, by: "chain" },
  currency: "EUR",
  results: [line("welcome", 40, 1_000), line("campaign:sale", 90, 9_900), line("quiet", 0, 0)],
};
const open = (overview: Partial<Overview>, scopes = ["metrics.read", "results.read"]) =>
  opened(
    "/",
    { "GET /v1/overview": () => ({ ...OVERVIEW, ...overview }), "GET /v1/results": () => RESULTS },
    { scopes },
  );

describe("the overview", () => {
  it("shows what chains brought, those that brought most first", async () => {
    await open({});
    const table = within(await screen.findByRole("region", { name: "What chains brought" }));
    const links = table.getAllByRole("link").map((link) => [link.textContent, link.getAttribute("href")]);
    expect(links).toEqual([
      ["sale", "/campaigns/sale"],
      ["welcome", "/chains/welcome"],
    ]);
    expect(table.getByText("€99")).toBeTruthy();
  });

  it("asks for no results that its reader may not see", async () => {
    const { asked } = await open({}, ["metrics.read"]);
    await screen.findByText("Segments");
    expect(asked.map(({ route }) => route)).not.toContain("GET /v1/results");
  });

  it("leads from a trouble to the page where it is mended, where there is one", async () => {
    await open({
      troubles: [
        { kind: "held", chain: "win-back", customers: 70, nights: 1 },
        { kind: "budget", budget: "all", period: "2026-03", limit: 100, free: 0 },
        { kind: "paused", chains: ["campaign:sale"] },
      ],
    });
    expect((await screen.findByRole("link", { name: "Open budgets" })).getAttribute("href")).toBe("/offers");
    const hrefOf = (name: string) => screen.getByRole("link", { name }).getAttribute("href");
    expect([hrefOf("Open chains"), hrefOf("Open campaigns")]).toEqual([
      "/chains/win-back",
      "/campaigns/sale",
    ]);
  });

  it("shows what is left to do until the first mail, in place of figures that are not there", async () => {
    const steps = (["config", "events", "night", "consent", "mail"] as const).map((step) => ({
      step,
      done: step === "config",
    }));
    await open({ rows: [], setup: { steps } });
    const next = await screen.findByRole("heading", { name: /Send the first events/ });
    expect(next.closest("li")?.getAttribute("aria-current")).toBe("step");
    expect(screen.getByText("npx comeback import orders.csv")).toBeTruthy();
    expect(screen.queryByText("npx comeback config push examples/store")).toBeNull();
    expect(screen.queryByText("Figures come with the first night")).toBeNull();
  });
});
