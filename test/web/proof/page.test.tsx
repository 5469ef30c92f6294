// @vitest-environment happy-dom
import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Proof, ProofCounted, ProofInDetail } from "../../../web/src/api/proof.ts";
import { opened } from "../support/opened.tsx";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const READS = { scopes: ["results.read"] };
const NAME = "chain:win-back";

const interval = (estimate: number, low: number, high: number) => ({ estimate, low, high });

const NOTHING = { percent: 0, quarters: [] };
const LEARNING = { state: "not-looked" } as const;
const NOBODY = { people: 0, buyers: 0, mean: null };

const NONE_BACK = { people: 0, orders: 0, revenue: 0 };

const countedOf = (given: Partial<ProofCounted> = {}): ProofCounted => ({
  ...{ epoch: "e", percent: 10, beganOn: "2026-01-01", lastOn: "2026-02-28", through: "2026-02-27" },
  ...{ currency: "EUR", primary: "margin", missingBuyers: 0, reasons: [], gone: 0, changedOn: [] },
  ...{ variants: [], takenBack: { mailed: NONE_BACK, heldOut: NONE_BACK } },
  ...{ entriesPerDay: 30, learnFast: { state: "not-needed", days: 300 } },
  detectable: { share: 0.02, days: 300, target: 0.017, readyOn: "2026-10-28" },
  outcomes: [
    {
      outcome: "margin",
      mailed: { people: 900, buyers: 90, mean: 400 },
      heldOut: { people: 100, buyers: 31, mean: 200 },
      perEntry: interval(200, 100, 300),
      total: interval(180_000, 90_000, 270_000),
      plain: interval(210, 80, 340),
      limit: 8_000,
    },
  ],
  ...given,
});

const proofOf = (given: Partial<Proof> = {}): ProofInDetail => ({
  ...{ id: NAME, percent: 10, withinDays: 30, state: "more" },
  ripening: { mailed: 50, heldOut: 6 },
  counted: countedOf(),
  earlier: [],
  ...given,
});

const showing = (proof: ProofInDetail) =>
  opened(
    `/proof/${encodeURIComponent(NAME)}`,
    { [`GET /v1/proof/${encodeURIComponent(NAME)}`]: () => proof },
    READS,
  );

describe("the list of hold-outs", () => {
  it("says what each has brought, and adds up what is proven at least", async () => {
    const other = proofOf({ id: "campaign:spring", state: "undecided" });
    await opened(
      "/proof",
      { "GET /v1/proof": () => ({ proof: [proofOf(), other], together: NOTHING, learning: LEARNING }) },
      READS,
    );
    const head = await screen.findByRole("rowheader", { name: "Chain “win-back”" });
    expect(within(head.closest("tr") ?? document.body).getByText("Brings more")).toBeTruthy();
    expect(screen.getByText("€900")).toBeTruthy();
    expect(screen.getByText("1 chain or campaign whose line is above zero")).toBeTruthy();
  });

  it("says why a hold-out is needed where there is none", async () => {
    await opened(
      "/proof",
      { "GET /v1/proof": () => ({ proof: [], together: NOTHING, learning: LEARNING }) },
      READS,
    );
    expect(await screen.findByText("Nobody is held out")).toBeTruthy();
  });
});

describe("a hold-out's page", () => {
  it("shows what was taken back beside the result, and each variant without a verdict", async () => {
    const { outcomes } = countedOf();
    const variants = [{ experiment: "win-back.one", epoch: "t", variant: "short", outcomes }];
    const takenBack = { mailed: { people: 3, orders: 2, revenue: 9_000 }, heldOut: NONE_BACK };
    await showing(proofOf({ counted: countedOf({ variants, takenBack }) }));
    expect(await screen.findByRole("heading", { name: "Taken back after the count" })).toBeTruthy();
    expect(screen.getByText("€90")).toBeTruthy();
    const tested = screen.getByRole("rowheader", { name: "win-back.one: short" }).closest("tr");
    expect(within(tested ?? document.body).getByText("€2, between €1 and €3")).toBeTruthy();
  });
});

describe("whom mails move", () => {
  const showingLearning = (learning: object) =>
    opened("/proof", { "GET /v1/proof": () => ({ proof: [proofOf()], together: NOTHING, learning }) }, READS);
  const looked = {
    ...{ lookedOn: "2026-03-01", nextLookOn: "2026-03-08" },
    sides: [{ experiment: NAME, mailed: 3_600, heldOut: 400 }],
  };

  it("says how many more draws are needed, and about when there are enough", async () => {
    await showingLearning({
      state: "too-early",
      of: "draws",
      have: 400,
      need: 1_000,
      readyOn: "2026-09-02",
      ...looked,
    });
    expect(await screen.findByText(/600 more counted people.*Sep 2, 2026/)).toBeTruthy();
    expect(screen.getByText(/3,600 mailed, 400 held out/)).toBeTruthy();
  });

  it("says since when a ranking is used, with its interval", async () => {
    const claimed = {
      since: "2026-01-01",
      learner: "T-learner, gradient boosting",
      qini: 0.01,
      low: 0.002,
      high: 0.018,
    };
    await showingLearning({ state: "used", ...claimed, ...looked });
    expect(await screen.findByText(/known since Jan 1, 2026.*0.01 orders.*0.002 and 0.018/)).toBeTruthy();
  });
});

describe("all mail together", () => {
  const sides = {
    mailed: { people: 9_500, buyers: 1_900, mean: 900 },
    heldOut: { people: 500, buyers: 90, mean: 700 },
  };
  const quarter = {
    ...{ quarter: "2026-Q3", from: "2026-07-01", to: "2026-09-30", percent: 5, currency: "EUR" },
    ...{ state: "more", primary: "margin", missingBuyers: 0, heldOutButMailed: 0, reasons: [] },
    outcomes: [
      {
        ...{ outcome: "margin", ...sides, limit: 8_000, plain: 210, uncut: 220 },
        ...{ perPerson: interval(200, 100, 300), total: interval(1_900_000, 950_000, 2_850_000) },
      },
    ],
  };
  const next = { quarter: "2026-Q4", to: "2026-12-31" };
  const showingTogether = (together: object) =>
    opened("/proof", { "GET /v1/proof": () => ({ proof: [], together, learning: LEARNING }) }, READS);

  it("says what a closed quarter has brought, per person and in total, and when the next is counted", async () => {
    await showingTogether({ percent: 5, next, quarters: [quarter] });
    expect(await screen.findByText("Q3 2026")).toBeTruthy();
    expect(screen.getByText("Margin: €2, between €1 and €3 per person")).toBeTruthy();
    expect(screen.getByText(/in total €19,000, between €9,500 and €28,500\./)).toBeTruthy();
    expect(screen.getByText(/500 people were held out, of whom 90 ordered/)).toBeTruthy();
    expect(screen.getByText("Q4 2026 ends on Dec 31, 2026. The night after counts it.")).toBeTruthy();
  });

  it("says what is missing where too few have ordered, and what speaks against it", async () => {
    const [margin] = quarter.outcomes;
    const { perPerson: _, total: __, ...early } = margin ?? {};
    const few = { ...quarter, state: "too-early", missingBuyers: 12, outcomes: [early] };
    const doubtful = {
      ...{ ...quarter, quarter: "2026-Q2", state: "not-trusted" },
      reasons: [{ code: "sample-ratio", probability: 0.95, treated: 9_500, heldOut: 100, chance: 1e-9 }],
    };
    await showingTogether({ percent: 5, next, quarters: [few, doubtful] });
    expect(await screen.findByText(/too few to say: 12 people more/)).toBeTruthy();
    expect(screen.getByText("Not to be trusted")).toBeTruthy();
    expect(screen.queryByText(/between €1 and €3/)).toBeNull();
  });
});

describe("a hold-out", () => {
  it("says what it has brought by an entry, with both ends, and who is still waited for", async () => {
    await showing(proofOf());
    expect(await screen.findByText("€2, between €1 and €3 by each who was let in")).toBeTruthy();
    expect(screen.getByText(/in total €1,800, between €900 and €2,700/)).toBeTruthy();
    expect(screen.getByText("It brings more than it would have come to without it.")).toBeTruthy();
    expect(screen.getByText("50")).toBeTruthy();
    expect(screen.getByText(/is found about Oct 28, 2026/)).toBeTruthy();
  });

  it("says what is missing while it is too early", async () => {
    const early = { outcome: "margin", mailed: NOBODY, heldOut: NOBODY, limit: 8_000 } as const;
    const counted = countedOf({ missingBuyers: 12, outcomes: [early] });
    await showing(proofOf({ state: "too-early", counted }));
    expect(await screen.findByText(/12 people more have to order on the smaller side/)).toBeTruthy();
    expect(screen.getByText("no interval yet")).toBeTruthy();
  });

  it("says why it is not to be trusted", async () => {
    const counted = countedOf({ reasons: [{ code: "held-out-but-mailed", people: 3 }] });
    await showing(proofOf({ state: "not-trusted", counted }));
    expect(await screen.findByText("Not to be trusted because")).toBeTruthy();
    expect(
      screen.getByText("3 people held out got a mail of it all the same, by another name."),
    ).toBeTruthy();
  });
});
