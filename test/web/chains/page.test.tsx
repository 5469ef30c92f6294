// @vitest-environment happy-dom
import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { ChainDetails } from "../../../src/app/config/read-chain-details.ts";
import { lineWith, orderedBy, resultsOf } from "../../support/results.ts";
import { type Answers, opened, problem } from "../support/opened.tsx";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const WIN_BACK: ChainDetails = {
  ...{
    id: "win-back",
    name: { en: "Win-back" },
    kind: "marketing",
    enter: { by: "segment", segment: "asleep" },
    reenter: "90d",
  },
  ...{ holdoutPercent: 10, explorePercent: 0, paused: false, held: [] },
  steps: [
    { step: 0, waits: [], does: { kind: "send", template: "hello", variants: [] }, offer: "back" },
    { step: 2, waits: [{ wait: "5d" }], does: { kind: "silence" } },
  ],
};
const SCOPES = ["config.read", "results.read", "customers.read"];
const CHAIN = lineWith({
  ...{ entered: 214, heldOut: 11, waiting: 60, sent: 190 },
  ordered: orderedBy(21, 170, 420_000),
  attributed: { orders: 15, revenue: 290_000 },
});
const STEP = lineWith({
  ...{ step: 0, sent: 190, delivered: 188, skipped: 14, skippedBy: { cap: 9, "no-consent": 5 } },
  ...{ opened: 71, openedByMachine: 52, clicked: 19 },
  ordered: orderedBy(20, 165, 400_000),
  attributed: { orders: 15, revenue: 290_000 },
});
const LINES = {
  chain: [CHAIN],
  // Who has had the first mail waits at the wait behind it.
  step: [STEP, lineWith({ step: 1, waiting: 60 })],
  version: [lineWith({ version: 3, entered: 100 }), lineWith({ version: 4, entered: 114 })],
};

const ANSWERS: Answers = {
  "GET /v1/chains": () => ({ version: 4, chains: [WIN_BACK] }),
  "GET /v1/results": ({ url }) => {
    const by = url.searchParams.get("by") as keyof typeof LINES;
    return resultsOf(by, LINES[by]);
  },
};

const hrefOf = (name: string, inside: Pick<typeof screen, "getByRole"> = screen) =>
  inside.getByRole("link", { name }).getAttribute("href");
const rowOf = async (name: string) =>
  within((await screen.findByRole("rowheader", { name })).closest("tr") ?? document.body);

describe("the list of chains", () => {
  it("has what each has sent and brought, and opens the customers", async () => {
    await opened("/chains", ANSWERS, { scopes: SCOPES });
    const row = await rowOf("Win-back");
    expect(await screen.findByText(/within 5 days of the entry/)).toBeTruthy();
    expect(row.getByRole("link", { name: "190" }).getAttribute("href")).toBe(
      "/chains/win-back/customers?outcome=sent",
    );
    expect(row.getByText("€4,200")).toBeTruthy();
  });

  it("is there without figures for who may not see them", async () => {
    const { asked } = await opened("/chains", ANSWERS, { scopes: ["config.read"] });
    await rowOf("Win-back");
    expect(screen.queryByText("Revenue")).toBeNull();
    expect(asked.map(({ route }) => route)).not.toContain("GET /v1/results");
  });

  it("is there although its figures failed, and says so", async () => {
    const answers = { ...ANSWERS, "GET /v1/results": () => problem(500, "broken") };
    await opened("/chains", answers, { scopes: SCOPES });
    await rowOf("Win-back");
    expect(await screen.findByRole("button", { name: "Try again" })).toBeTruthy();
  });
});

describe("a chain's timeline", () => {
  it("has beside each step what came of it, and every number opens its customers", async () => {
    await opened("/chains/win-back?days=90", ANSWERS, { scopes: SCOPES });
    const step = within((await screen.findByText("Sends “hello”")).closest("li") ?? document.body);
    expect(await step.findByText("frequency cap")).toBeTruthy();
    const list = "/chains/win-back/customers?outcome=";
    expect(hrefOf("71", step)).toBe(`${list}opened&step=0&days=90`);
    expect(hrefOf("52", step)).toBe(`${list}opened-by-machine&step=0&days=90`);
    expect(hrefOf("9", step)).toBe(`${list}skipped&step=0&reason=cap&days=90`);
    expect(hrefOf("20", step)).toBe(`${list}ordered&step=0&of=steps&days=90`);
    expect(step.getByText("Attributed revenue, 5 days")).toBeTruthy();
    expect(step.getByText("37.8% of delivered")).toBeTruthy();
  });

  it("counts who waits at the step that their wait is for", async () => {
    await opened("/chains/win-back", ANSWERS, { scopes: SCOPES });
    const step = within((await screen.findByText(/Goes silent/)).closest("li") ?? document.body);
    expect((await step.findByRole("link", { name: "60" })).getAttribute("href")).toBe(
      "/chains/win-back/customers?outcome=waiting&step=1",
    );
  });

  it("asks for ninety days by the shop's clock", async () => {
    const { asked } = await opened("/chains/win-back?days=90", ANSWERS, { scopes: SCOPES });
    await screen.findByText("frequency cap");
    const [first] = asked.filter(({ route }) => route === "GET /v1/results");
    expect(first?.url.searchParams.get("to")).toBe("1970-01-01");
    expect(first?.url.searchParams.get("from")).toBe("1969-10-04");
  });

  it("says when there will be results where there are none, and shows what happens all the same", async () => {
    const answers = { ...ANSWERS, "GET /v1/results": () => problem(404, "no night") };
    await opened("/chains/win-back", answers, { scopes: SCOPES });
    expect(await screen.findByText(/begins at 03:00 by the shop's clock \(UTC\)/)).toBeTruthy();
    expect(screen.getByText("Sends “hello”")).toBeTruthy();
  });

  it("speaks Russian", async () => {
    await opened("/chains/win-back", ANSWERS, { scopes: SCOPES, language: "ru" });
    expect(await screen.findByText("Приписанная выручка, дней: 5", { selector: "div" })).toBeTruthy();
  });
});

describe("versions of a chain", () => {
  const config = (version: number, wait: string) => () => ({
    ...{ version, publishedAt: 0, by: "bob", digest: "d" },
    files: { "chains/win-back.yaml": `steps:\n  - wait: ${wait}\n`, "store.yaml": `name: ${version}\n` },
  });
  const answers = (other: string): Answers => ({
    ...ANSWERS,
    "GET /v1/config": () => ({
      ...{ version: 4, chains: [] },
      history: [4, 3].map((version) => ({ version, publishedAt: 0, by: "bob", digest: "d" })),
    }),
    "GET /v1/config/3": config(3, "5d"),
    "GET /v1/config/4": config(4, other),
  });

  it("stand side by side, newest first, each with its own customers", async () => {
    await opened("/chains/win-back?tab=versions", answers("5d"), { scopes: SCOPES });
    const row = await rowOf("Entered");
    expect(row.getAllByRole("link").map((link) => link.getAttribute("href"))).toEqual([
      "/chains/win-back/customers?outcome=entered&version=4",
      "/chains/win-back/customers?outcome=entered&version=3",
    ]);
    expect(screen.getByRole("columnheader", { name: /Version 4 \(in force\)/ })).toBeTruthy();
  });

  it("are said to be the same where the chain is, whatever else was published", async () => {
    await opened("/chains/win-back?tab=versions", answers("5d"), { scopes: SCOPES });
    expect(await screen.findByText(/Nothing of this chain is different/)).toBeTruthy();
  });

  it("show the files of the chain that differ, and no others", async () => {
    await opened("/chains/win-back?tab=versions", answers("6d"), { scopes: SCOPES });
    expect(await screen.findByRole("heading", { name: /chains\/win-back\.yaml/ })).toBeTruthy();
    expect(screen.queryByRole("heading", { name: /store\.yaml/ })).toBeNull();
  });
});

describe("the customers behind a number", () => {
  const listed = (customer: string) => ({
    ...{ customer, at: 0, chain: "win-back", version: 4, step: 0, channel: null, template: null },
    ...{ variant: null, offer: null, offerVariant: null, tier: null, outcome: "skipped", reason: "cap" },
    of: `run-${customer}`,
  });
  const pages: Answers = {
    ...ANSWERS,
    "GET /v1/results/customers": ({ url }) =>
      url.searchParams.has("after")
        ? { total: 2, customers: [listed("u:<b>2")] }
        : { total: 2, customers: [listed("u:1/a")], next: "more" },
  };

  it("come page by page, each with a link to their page", async () => {
    const { user, asked } = await opened(
      "/chains/win-back/customers?outcome=skipped&step=0&reason=cap",
      pages,
      { scopes: SCOPES },
    );
    expect(await screen.findByText("2 customers")).toBeTruthy();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(
      "Win-back: Skipped, “hello”, frequency cap",
    );
    expect(hrefOf("u:1/a")).toContain("/customers/u%3A1%2Fa");
    await user.click(screen.getByRole("button", { name: "Show more" }));
    expect(await screen.findByText("u:<b>2")).toBeTruthy();
    const last = asked.findLast(({ route }) => route === "GET /v1/results/customers");
    expect(Object.fromEntries(last?.url.searchParams ?? [])).toEqual({
      ...{ chain: "win-back", outcome: "skipped", step: "0", reason: "cap", after: "more" },
    });
  });

  it("are named without links for who may not see customers", async () => {
    await opened("/chains/win-back/customers?outcome=skipped", pages, {
      scopes: ["config.read", "results.read"],
    });
    expect(await screen.findByText("u:1/a")).toBeTruthy();
    expect(screen.queryByRole("link", { name: "u:1/a" })).toBeNull();
  });

  it("are nobody of a figure that there is not", async () => {
    await opened("/chains/win-back/customers?outcome=nonsense", pages, { scopes: SCOPES });
    expect(await screen.findByRole("heading", { level: 1, name: "There is no such figure" })).toBeTruthy();
  });

  it("says what its offers have added, where a few get the mails without them", async () => {
    const proof = {
      ...{ id: "offer:win-back", percent: 10, withinDays: 30, state: "not-begun" },
      ...{ ripening: { mailed: 0, heldOut: 0 }, earlier: [] },
    };
    await opened(
      "/chains/win-back",
      {
        ...ANSWERS,
        "GET /v1/chains": () => ({
          version: 4,
          chains: [{ ...WIN_BACK, holdoutPercent: 0, explorePercent: 10 }],
        }),
        [`GET /v1/proof/${encodeURIComponent("offer:win-back")}`]: () => proof,
      },
      { scopes: SCOPES },
    );
    expect(await screen.findByText("What its offers added")).toBeTruthy();
    expect(screen.getByText(/10%. So many get the mails without their offer/)).toBeTruthy();
  });
});
