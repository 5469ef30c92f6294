// @vitest-environment happy-dom
import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { CodeRecord } from "../../../web/src/api/codes.ts";
import { type Answers, opened, problem } from "../support/opened.tsx";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const NOW = Date.UTC(2026, 2, 10, 12);
const DAY_MS = 86_400_000;
const TODAY = Math.floor(NOW / DAY_MS);
const READS = ["codes.read"];

const COUNTS = {
  ...{ issued: 10, sent: 10, redeemed: 4, voided: 0, expired: 2, withdrawn: 0, byOthers: 0, strangers: 3 },
  ...{ discount: 4_000, revenue: 40_000, over: 6, usedOfOver: 4, open: 4, openFace: 6_000, unbounded: 0 },
};
const ROW = {
  ...{ offer: "win_back", kind: "percent", tier: "raised", variant: "universal", chain: "win-back" },
  ...{ mailVariant: null, ...COUNTS, marginLeft: null, exposure: null },
  redemption: { share: 0.667, low: 0.3, high: 0.9 },
};
const NIGHT = {
  ...{ date: "2026-03-09", currency: "EUR" },
  offers: { rows: [ROW], total: { ...COUNTS, margin: 0, priced: 0 } },
  abuse: { friends: { earned: 2, ring: 1 }, newcomers: 10, serialNewcomers: 4 },
};

const ANSWERS: Answers = {
  "GET /v1/codes/budgets": () => ({
    currency: "EUR",
    budgets: [
      {
        budget: "offer:win_back",
        period: "W2932",
        limit: 100_000,
        issued: 90_000,
        returned: 5_000,
        reserved: 85_000,
        free: 15_000,
      },
      {
        budget: "chain:campaign:spring",
        period: "2026-03",
        limit: 50_000,
        issued: 0,
        returned: 0,
        reserved: 0,
        free: 50_000,
      },
    ],
  }),
  "GET /v1/codes/pools": () => ({
    now: NOW,
    pools: [
      { offer: "listed", added: 100, free: 20, taken: { [TODAY]: 10, [TODAY - 6]: 18, [TODAY - 7]: 50 } },
      { offer: "gone", added: 5, free: 0, taken: {} },
    ],
  }),
  "GET /v1/metrics": () => NIGHT,
};

const codeOf = (given: Partial<CodeRecord> = {}) =>
  ({
    ...{ code: "HELLO-1", offer: "win_back", issue: 1, customer: "u:1", bound: "customer", revision: 1 },
    ...{ counters: ["offer:win_back@2026-03"], reserved: 2_000, issuedAt: NOW - DAY_MS, stage: "sent" },
    sentAt: NOW - DAY_MS,
    terms: {
      ...{ variant: "universal", tier: "raised", validUntil: NOW + DAY_MS },
      benefit: { kind: "percent", percent: 15, most: 3_000 },
    },
    ...given,
  }) as CodeRecord;

describe("the page of offers", () => {
  it("shows how much of each budget is reserved, in its period", async () => {
    await opened("/offers", ANSWERS, { scopes: READS });
    const budget = await screen.findByText("Offer win_back, week of Mar 9, 2026");
    const line = within(budget.closest("li") ?? document.body);
    expect(line.getByText("€850 of €1,000")).toBeTruthy();
    expect(line.getByText("€150 left. Reserved €900 − came back €50 = €850")).toBeTruthy();
    expect(screen.getByText("Campaign spring, Mar 2026")).toBeTruthy();
  });

  it("says how many days a list lasts at the pace of a week", async () => {
    await opened("/offers", ANSWERS, { scopes: READS });
    expect(await screen.findByText("5 days")).toBeTruthy();
    expect(screen.getByText("Empty")).toBeTruthy();
  });

  it("shows what offers cost with intervals, and what is not known as not known", async () => {
    await opened("/offers", ANSWERS, { scopes: [...READS, "metrics.read"] });
    expect(await screen.findByText("67% (30% – 90%) of 6 whose time is over")).toBeTruthy();
    expect(screen.getByText("too early to say what they cost")).toBeTruthy();
    expect(screen.queryByText(/^margin left/)).toBeNull();
    expect(screen.getByText("4 (40%)")).toBeTruthy();
    expect(screen.getByText("rewarded: 2, in a ring: 1")).toBeTruthy();
  });

  it("asks for no figures that its reader may not see", async () => {
    const { asked } = await opened("/offers", ANSWERS, { scopes: READS });
    await screen.findByText("5 days");
    expect(asked.map(({ route }) => route)).not.toContain("GET /v1/metrics");
  });
});

describe("looking a code up", () => {
  const found = (code: CodeRecord): Answers => ({
    ...ANSWERS,
    "GET /v1/codes/code": () => ({ kind: "issued", code, currency: "EUR", now: NOW }),
    "POST /v1/codes/withdraw": () => ({ kind: "changed", code }),
  });

  it("keeps it in the address, and tells its life", async () => {
    const redemption = { order: "A-1", amount: 1_500, total: 8_500, at: NOW, by: "u:2" };
    const { user, router } = await opened(
      "/offers",
      found(codeOf({ stage: "redeemed", redemption } as Partial<CodeRecord>)),
      { scopes: [...READS, "codes.write"] },
    );
    await user.type(await screen.findByRole("searchbox"), "hello-1{Enter}");
    expect(await screen.findByText("15% off, at most €30")).toBeTruthy();
    expect(screen.getByText(/by order A-1, €15 off, of an order of €85$/)).toBeTruthy();
    expect(screen.getByText("Ordered by").nextElementSibling?.textContent).toBe("u:2");
    expect(router.state.location.search).toEqual({ code: "hello-1" });
    expect(screen.queryByRole("button", { name: "Withdraw" })).toBeNull();
    expect(screen.queryByRole("link", { name: "u:1" })).toBeNull();
  });

  it("leads to the customer whose it is, for those who may see customers", async () => {
    await opened("/offers?code=HELLO-1", found(codeOf()), { scopes: [...READS, "customers.read"] });
    const link = await screen.findByRole("link", { name: "u:1" });
    expect(link.getAttribute("href")).toContain("/customers/u%3A1");
  });

  it("withdraws one that nobody has used, with a reason", async () => {
    const { user, asked } = await opened("/offers?code=HELLO-1", found(codeOf()), {
      scopes: [...READS, "codes.write"],
    });
    await user.click(await screen.findByRole("button", { name: "Withdraw" }));
    const dialog = within(await screen.findByRole("dialog"));
    await user.type(dialog.getByLabelText("Reason"), "printed by mistake");
    await user.click(dialog.getByRole("button", { name: "Withdraw" }));
    expect(await screen.findByText("The code is withdrawn.")).toBeTruthy();
    expect(asked.find(({ route }) => route.startsWith("POST"))?.body).toEqual({
      code: "HELLO-1",
      why: "printed by mistake",
    });
  });

  it.each([
    ["expired", codeOf({ terms: { ...codeOf().terms, validUntil: NOW - DAY_MS } }), "Expired"],
    [
      "withdrawn",
      codeOf({ stage: "withdrawn", why: "sold out", withdrawnAt: NOW } as Partial<CodeRecord>),
      "Withdrawn",
    ],
  ])("offers no withdrawal of one that is %s", async (_, code, says) => {
    await opened("/offers?code=HELLO-1", found(code), { scopes: [...READS, "codes.write"] });
    expect((await screen.findAllByText(says)).length).toBeGreaterThan(0);
    expect(screen.queryByRole("button", { name: "Withdraw" })).toBeNull();
  });

  it("says so where there is none", async () => {
    const none = { ...ANSWERS, "GET /v1/codes/code": () => problem(404, "nobody was given such a code") };
    await opened("/offers?code=nope", none, { scopes: READS });
    expect(await screen.findByText("There is no code “nope”")).toBeTruthy();
  });
});
