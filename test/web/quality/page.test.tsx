// @vitest-environment happy-dom
import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { CONSENT_ORIGINS } from "../../../src/domain/people/consent-origin.ts";
import { type Answers, opened, problem } from "../support/opened.tsx";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const NOW = Date.UTC(2026, 2, 10, 12);
const DAY_MS = 86_400_000;
const SCOPES = ["metrics.read"];
const NAME = "<script>alert(1)</script>";

const origins = (counts: Readonly<Record<string, number>> = {}) =>
  Object.fromEntries(CONSENT_ORIGINS.map((origin) => [origin, counts[origin] ?? 0]));

const QUALITY = {
  now: NOW,
  sources: [
    {
      ...{ source: "shopify", notUnderstood: 0 },
      heard: { lastAt: NOW - 3 * DAY_MS, days: 20, longestPause: 1, isQuiet: true },
    },
    {
      ...{ source: "segment", notUnderstood: 7 },
      heard: { lastAt: NOW, days: 20, longestPause: 1, isQuiet: false },
    },
  ],
  notUnderstood: [
    {
      ...{ source: "segment", kind: "amount", name: "total (text)", count: 2, about: "money" },
      ...{ first: "2026-03-09", last: "2026-03-10" },
    },
    {
      ...{ source: "segment", kind: "event", name: NAME, count: 5, meant: "Order Completed" },
      ...{ first: "2026-03-09", last: "2026-03-10" },
    },
  ],
  putAside: {},
  base: {
    ...{ night: "2026-03-09", customers: 200, keys: 260, joined: 40, mostKeys: 5, addressed: 150 },
    ...{ unconfirmed: 10, contested: 3, claimedConsents: 4, unpriced: { customers: 1, orders: 2 } },
    strongest: { user: 120, platform: 30, email: 20, anonymous: 30 },
    consents: {
      none: 60,
      given: origins({ "double-opt-in": 75, import: 25 }),
      withdrawn: origins({ "own-page": 40 }),
    },
  },
};
const answers = (quality: object): Answers => ({ "GET /v1/quality": () => quality });
const rowOf = async (text: string) => within((await screen.findByText(text)).closest("tr") ?? document.body);

describe("the page of the quality of data", () => {
  it("says which source has gone quiet, by its own rhythm", async () => {
    await opened("/quality", answers(QUALITY), { scopes: SCOPES });
    const table = within((await screen.findAllByRole("table"))[0] as HTMLElement);
    const quiet = within(table.getByText("Shopify").closest("tr") as HTMLElement);
    expect(quiet.getByText("quiet")).toBeTruthy();
    expect(quiet.getByText(/3 days ago/)).toBeTruthy();
    expect(quiet.getByText("1 day")).toBeTruthy();
  });

  it("says how many records cannot be read, and nothing where all can", async () => {
    await opened("/quality", answers({ ...QUALITY, putAside: { profile: 1, fact: 2 } }), { scopes: SCOPES });
    expect(await screen.findByText("3 stored records cannot be read")).toBeTruthy();
    expect(screen.getByText("Profiles")).toBeTruthy();
    expect(screen.queryByText("Wallets")).toBeNull();
    cleanup();
    await opened("/quality", answers(QUALITY), { scopes: SCOPES });
    expect(await screen.findByText("Sources")).toBeTruthy();
    expect(screen.queryByText(/cannot be read/)).toBeNull();
  });

  it("lists what was not understood, with what to do, and names as text", async () => {
    await opened("/quality", answers(QUALITY), { scopes: SCOPES });
    const amount = await rowOf("total (text)");
    expect(amount.getByText("may cost revenue")).toBeTruthy();
    expect(amount.getByText(/Send the amount as a number/)).toBeTruthy();
    expect((await rowOf(NAME)).getByText("Did you mean “Order Completed”?")).toBeTruthy();
  });

  it("narrows to a source, which the address keeps", async () => {
    await opened("/quality?source=shopify", answers(QUALITY), { scopes: SCOPES });
    expect(await screen.findByText("Everything was understood")).toBeTruthy();
  });

  it("says by what customers are known, and what consents rest on", async () => {
    await opened("/quality", answers(QUALITY), { scopes: SCOPES });
    expect(await screen.findByText("260 in all, at most 5 of one customer")).toBeTruthy();
    expect(screen.getByText("3 (1.5%)")).toBeTruthy();
    const confirmed = await rowOf("confirmed by a link (double opt-in)");
    expect(confirmed.getByText("75 (75%)")).toBeTruthy();
  });

  it("says what comes when nothing has", async () => {
    const nothing = { now: NOW, sources: [], notUnderstood: [], putAside: {}, base: null };
    await opened("/quality", answers(nothing), { scopes: SCOPES, language: "ru" });
    expect(await screen.findByText("Пока ничего не пришло")).toBeTruthy();
    expect(screen.getByText("Сведения о клиентах появятся после первой ночи")).toBeTruthy();
  });

  it("says what failed, and tries again", async () => {
    let isBroken = true;
    const { user } = await opened(
      "/quality",
      { "GET /v1/quality": () => (isBroken ? problem(503, "too much at once") : QUALITY) },
      { scopes: SCOPES },
    );
    expect(await screen.findByText("too much at once")).toBeTruthy();
    isBroken = false;
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("total (text)")).toBeTruthy();
  });
});
