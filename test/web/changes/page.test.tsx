// @vitest-environment happy-dom
import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ADMIN_ROUTES } from "../../../src/contracts/admin.ts";
import { AREAS, actionOf } from "../../../web/src/pages/changes/actions.ts";
import { type Answers, opened } from "../support/opened.tsx";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const NOW = Date.UTC(2026, 2, 10, 12);
const by = { subject: "ann", email: "ann@shop.example", role: "admin", via: "api" };
const PUBLISHED = {
  ...{ id: `${NOW}-2`, at: NOW, what: "PUT /v1/config", area: "config", target: "config" },
  ...{ from: 3, to: 4, outcome: "done", by },
};
const PAUSED = {
  ...{ id: `${NOW - 1}-1`, at: NOW - 1, what: "comeback chain pause", area: "chains", target: "win-back" },
  ...{ from: false, to: true, outcome: "done", by: { subject: "root", via: "command-line" } },
};
const SCOPES = ["audit.read", "config.read"];

const log = (page: (query: URLSearchParams) => object): Answers => ({
  "GET /v1/audit": ({ url }) => page(url.searchParams),
});
const rowOf = async (text: string) => within((await screen.findByText(text)).closest("tr") ?? document.body);

describe("the log of changes", () => {
  it("has words and a kind for every route that changes something", () => {
    const routes = ADMIN_ROUTES.filter(({ scope }) => scope.endsWith(".write"));
    expect(routes.map(({ route }) => route).filter((route) => actionOf(route) === undefined)).toEqual([]);
    const areas = new Set(routes.map(({ scope }) => scope.split(".")[0]));
    expect([...areas].filter((area) => !AREAS.some((known) => known === area))).toEqual([]);
  });

  it("says who did what, from what to what, and leads there", async () => {
    await opened(
      "/changes",
      log(() => ({ changes: [PUBLISHED, PAUSED] })),
      { scopes: SCOPES },
    );
    const published = await rowOf("Publish a config");
    expect(published.getByText("ann@shop.example")).toBeTruthy();
    expect(published.getByText("version 3 → version 4")).toBeTruthy();
    expect(published.getByRole("link").getAttribute("href")).toBe("/config?tab=history&from=3&to=4");
    const paused = await rowOf("Pause a chain");
    expect(paused.getByText("root (command line)")).toBeTruthy();
    expect(paused.getByText("running → paused")).toBeTruthy();
    expect(paused.getByRole("link", { name: "win-back" }).getAttribute("href")).toBe("/chains/win-back");
  });

  it("leads nowhere that its reader may not go, and shows names as text", async () => {
    const name = "<img src=x onerror=alert(1)>";
    await opened(
      "/changes",
      log(() => ({ changes: [{ ...PAUSED, target: name }] })),
      {
        scopes: ["audit.read"],
      },
    );
    const row = await rowOf("Pause a chain");
    expect(row.getByText(name)).toBeTruthy();
    expect(row.queryByRole("link")).toBeNull();
  });

  it("leads nowhere where there is no such thing", async () => {
    const refused = { ...PAUSED, outcome: "refused", why: "not-found" };
    await opened(
      "/changes",
      log(() => ({ changes: [refused] })),
      { scopes: SCOPES },
    );
    const row = await rowOf("Pause a chain");
    expect(row.getByText("there is no such thing")).toBeTruthy();
    expect(row.queryByRole("link")).toBeNull();
  });

  it("keeps its filter in the address, and asks for what it says", async () => {
    const answers = log((query) => ({ changes: query.get("what") === "chains" ? [PAUSED] : [PUBLISHED] }));
    const { asked } = await opened("/changes?kind=chains&by=root", answers, { scopes: SCOPES });
    await screen.findByText("Pause a chain");
    expect(asked.some(({ url }) => url.search === "?by=root&what=chains")).toBe(true);
  });

  it("looks further back by the cursor, also where a page of a filter has nothing", async () => {
    const answers = log((query) =>
      query.has("after") ? { changes: [PAUSED] } : { changes: [], next: `${NOW}-9` },
    );
    const { user } = await opened("/changes?kind=chains", answers, { scopes: SCOPES });
    await user.click(await screen.findByRole("button", { name: "Look further back" }));
    expect(await screen.findByText("Pause a chain")).toBeTruthy();
  });

  it("says that nobody knows what became of a change that broke", async () => {
    await opened(
      "/changes",
      log(() => ({ changes: [{ ...PUBLISHED, outcome: "unknown" }] })),
      {
        scopes: SCOPES,
      },
    );
    expect(await screen.findByText("nobody knows")).toBeTruthy();
  });
});
