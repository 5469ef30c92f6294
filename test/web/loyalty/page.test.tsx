// @vitest-environment happy-dom
import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Wallet } from "../../../web/src/api/loyalty.ts";
import type { Liability, Wallets } from "../../../web/src/api/metrics.ts";
import { type Answers, opened, problem } from "../support/opened.tsx";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const FIGURES = ["metrics.read"];
const WALLETS = [...FIGURES, "loyalty.read"];
const WRITES = [...WALLETS, "loyalty.write"];

const liabilityOf = (given: Partial<Liability> = {}): Liability => ({
  ...{ members: 40, points: 9_000, pending: 500, worth: 90_000, pendingWorth: 5_000, expiringSoon: 120 },
  ...{
    expectedWorth: { expected: 70_000, low: 60_000, high: 80_000 },
    debt: 0,
    earned: 12_000,
    spent: 2_000,
  },
  ...{ breakage: { share: 0.2, low: 0.1, high: 0.35 }, spenders: 10, shareOfSpenders: 0.25 },
  ...{ medianDaysToFirstReward: 45, rewardedWithin90Days: 0.6 },
  levels: [{ level: "gold", members: 5, points: 4_000, worth: 40_000 }],
  ages: [{ age: "up to 30", points: 9_000, worth: 90_000 }],
  ...given,
});
const wallets = (differ: number, customers: readonly string[] = []): Wallets => ({
  ...{ looked: 40, told: 0, differ },
  customers: [...customers],
});
const nightWith = (loyalty: Liability | undefined, audit = wallets(0)): Answers => ({
  "GET /v1/metrics": () => ({
    ...{ date: "2026-03-09", currency: "EUR", wallets: audit },
    ...(loyalty && { loyalty }),
  }),
});

const WALLET: Wallet = {
  ...{ customer: "u:42", level: "gold", available: 700, held: 100, pending: 50, expiringSoon: 20 },
  ...{ spent: 10, nextExpiry: { on: 20_521, points: 20 }, card: "7001" },
  holds: [{ order: "A-1", points: 100, state: "held" }],
};

describe("what the programme owes", () => {
  it("is said in money, with the interval of what is going to be spent", async () => {
    await opened("/loyalty", nightWith(liabilityOf()), { scopes: FIGURES });
    expect(await screen.findByText("77.8% of what is owed today, likely €600 – €800")).toBeTruthy();
    expect(screen.getByText("of points that are gone, likely 10% – 35%")).toBeTruthy();
    expect(screen.getByText("Up to 30 days")).toBeTruthy();
    expect(screen.getByRole("rowheader", { name: "gold" })).toBeTruthy();
    expect(screen.getByText(/recounted 40 wallets: all hold what the facts say/)).toBeTruthy();
    expect(screen.queryByRole("searchbox")).toBeNull();
  });

  it("is not known while too few have spent or lost points, and the page says so", async () => {
    const few = liabilityOf({ expectedWorth: null, breakage: null });
    await opened("/loyalty", nightWith(few), { scopes: FIGURES });
    expect(await screen.findAllByText(/not known yet: needs 20 members/)).toHaveLength(2);
  });

  it("names the wallets that differ from the facts, and leads to each", async () => {
    await opened("/loyalty", nightWith(liabilityOf(), wallets(1, ["u:a/b"])), { scopes: WALLETS });
    expect(await screen.findByText("1 wallet holds other points than the facts say")).toBeTruthy();
    const link = screen.getByRole("link", { name: "u:a/b" });
    expect(new URL(link.getAttribute("href") ?? "", "https://x.example").searchParams.get("wallet")).toBe(
      "u:a/b",
    );
  });

  it.each([
    ["there is no programme", nightWith(undefined), "There is no loyalty programme"],
    [
      "no night has been",
      { "GET /v1/metrics": () => problem(404, "no night") },
      "Figures come with the first night",
    ],
  ])("says so where %s", async (_, answers, says) => {
    await opened("/loyalty", answers, { scopes: FIGURES });
    expect(await screen.findByText(says)).toBeTruthy();
  });
});

describe("a wallet", () => {
  const answers: Answers = {
    ...nightWith(liabilityOf()),
    "GET /v1/loyalty/customers/u:42": () => WALLET,
    "GET /v1/loyalty/customers/u%3A42": () => WALLET,
  };

  it("says what can be spent, what not yet, and what expires next", async () => {
    await opened("/loyalty?wallet=u%3A42", answers, { scopes: WALLETS });
    expect(await screen.findByText("20 points on Mar 9, 2026")).toBeTruthy();
    expect(screen.getByText("100 (of orders that are being paid)")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Give points" })).toBeNull();
  });

  it("gives points with a reason, and tries again under the same name", async () => {
    let tries = 0;
    const { user, asked } = await opened(
      "/loyalty?wallet=u%3A42",
      {
        ...answers,
        "POST /v1/loyalty/grant": () => {
          tries += 1;
          return tries === 1
            ? problem(503, "not now")
            : { kind: "granted", customer: "u:42", available: 700 };
        },
      },
      { scopes: WRITES },
    );
    await user.click(await screen.findByRole("button", { name: "Give points" }));
    const dialog = within(await screen.findByRole("dialog"));
    const confirm = dialog.getByRole("button", { name: "Give points" });
    await user.type(dialog.getByLabelText("Points"), "0");
    await user.type(dialog.getByLabelText("Reason"), "parcel came late");
    expect(confirm.getAttribute("disabled")).not.toBeNull();
    await user.clear(dialog.getByLabelText("Points"));
    await user.type(dialog.getByLabelText("Points"), "500");
    await user.click(confirm);
    expect(await dialog.findByText("not now")).toBeTruthy();
    await user.click(dialog.getByRole("button", { name: "Give points" }));
    expect(await screen.findByText("500 points given.")).toBeTruthy();
    const sent = asked.filter(({ route }) => route === "POST /v1/loyalty/grant").map(({ body }) => body);
    expect(sent[0]).toMatchObject({ customer: "u:42", points: 500, reason: "parcel came late" });
    expect(sent[1]).toEqual(sent[0]);
  });

  it("says so where nobody is known", async () => {
    await opened("/loyalty?wallet=nobody", nightWith(liabilityOf()), { scopes: WALLETS });
    expect(await screen.findByText("Nobody is known by “nobody”")).toBeTruthy();
  });
});
