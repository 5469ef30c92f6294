// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { ConfigPlan } from "../../../web/src/api/plan.ts";
import { Plan } from "../../../web/src/pages/config/plan/plan.tsx";
import { showPage } from "../support.tsx";

const ID = `2026-03-02-${"a".repeat(32)}`;
const JOB = `/v1/config/plan/${ID}`;
const FILES = { "store.yaml": "name: Shop\n" };

const exactly = (about: number) => ({ about, low: about, high: about });
const forecast = (expected: number, low = expected, high = expected, most: number | null = null) => ({
  ...{ expected, low, high, most },
});

type Outlook = NonNullable<ConfigPlan["chains"][number]["after"]>;
const outlook = (entrants: number, more: Partial<Outlook> = {}): Outlook => ({
  tonight: {
    ...{ entrants, entering: exactly(entrants), heldOut: exactly(0), unmailed: exactly(0) },
    ...{ capped: exactly(0), mailed: exactly(entrants), examples: [] },
  },
  month: {
    ...{ by: "records", entries: forecast(entrants), heldOut: forecast(0), mails: forecast(entrants) },
    usd: forecast(0.01),
  },
  ...more,
});

const total = (mails: number): ConfigPlan["total"]["after"] => ({
  ...{
    entries: forecast(mails),
    mails: forecast(mails, mails - 5, mails + 5, mails * 2),
    usd: forecast(0.01),
  },
});

const planWith = (parts: Partial<ConfigPlan> = {}): ConfigPlan => ({
  ...{ version: 1, night: "2026-03-02", at: 0, currency: "EUR", customers: 640, takesStock: false },
  ...{ segments: { moves: [], sizes: [] }, tiers: { moves: [], sizes: [] }, chains: [], warnings: [] },
  total: { before: total(40), after: total(60) },
  ...parts,
});

const done = (parts: Partial<ConfigPlan> = {}) => ({ state: "done", plan: planWith(parts) });

function show(
  told: unknown,
  { scopes = ["config.read", "customers.read"], start = { id: ID } as unknown } = {},
) {
  const Page = () => <Plan files={FILES} base={1} meanwhile={<p>by the sample</p>} />;
  return showPage(Page, {
    ...{ path: "/config", at: "/config", scopes },
    answers: { "/v1/config/plan": start, [JOB]: told, "/v1/shop": { shop: null } },
  });
}

const part = () => screen.findByRole("region", { name: "What it would do" });
/** The two figures beside a row's name. */
const rowOf = (of: HTMLElement, name: string) => {
  const row = within(of).getByRole("rowheader", { name }).closest("tr");
  return (
    row &&
    within(row)
      .getAllByRole("cell")
      .map(({ textContent }) => textContent?.replaceAll("\u00a0", " "))
  );
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe("what a draft would do", () => {
  it("says that it is being worked out, how far it is, and shows the sample's figures meanwhile", async () => {
    show({ state: "running", looked: 12_000 });
    expect(await screen.findByText(/^Being worked out.*looked at so far: 12,000\.$/)).toBeTruthy();
    expect(screen.getByText("by the sample")).toBeTruthy();
  });

  it("shows the plan in its place once it is there", async () => {
    const answers = [{ state: "running" }, done()];
    const { asked } = show(undefined);
    vi.stubGlobal("fetch", async (request: Request) => {
      const { pathname } = new URL(request.url);
      asked.push(pathname);
      if (pathname === "/v1/config/plan") return Response.json({ id: ID }, { status: 202 });
      if (pathname === JOB) return Response.json(answers.length > 1 ? answers.shift() : answers[0]);
      return Response.json({ shop: null });
    });
    expect(await screen.findByText(/of 640 customers 0 change segment/, {}, { timeout: 5_000 })).toBeTruthy();
    expect(screen.queryByText("by the sample")).toBeNull();
    expect(asked.filter((path) => path === "/v1/config/plan")).toHaveLength(1);
    expect(asked.filter((path) => path === JOB)).toHaveLength(2);
  });

  it("says what failed, and tries again", async () => {
    const { asked } = show({ state: "failed", problem: "the table does not answer" });
    expect(await screen.findByText("the table does not answer")).toBeTruthy();
    expect(screen.getByText("by the sample")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(asked.filter((path) => path === "/v1/config/plan")).toHaveLength(2));
    await waitFor(() => expect(asked.filter((path) => path === JOB).length).toBeGreaterThan(1));
  });

  it("says what failed where nothing could be started", async () => {
    show(undefined, { start: Response.json({ title: "Too much at once" }, { status: 503 }) });
    expect(await screen.findByText("It could not be worked out")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Try again" })).toBeTruthy();
  });

  it("puts every warning into words, before anything else", async () => {
    show(
      done({
        warnings: [
          { kind: "held-tonight", chain: "remind", entrants: 65, because: { why: "existing" } },
          {
            ...{ kind: "held-later", chain: "remind", night: 3, entrants: 70 },
            because: { why: "much-of-the-base", customers: 640 },
          },
          { kind: "nobody-enters", chain: "wake", before: 12.4 },
          { kind: "segment-emptied", segment: "doubting", before: 31 },
          { kind: "budget", counter: "offer:hello@2026-03", left: 5_000, most: 90_000, expected: 8_000 },
          { kind: "cap", share: 0.31, before: 0.05 },
          { kind: "more-mails", before: 40, after: 120 },
        ],
      }),
    );
    const region = await part();
    const said = (await within(region).findAllByRole("listitem")).map(({ textContent }) => textContent);
    expect(said).toEqual([
      "remind: 65 customers meet the entry in the next night, because the chain takes those who are in the segment already. They would wait for your approval.",
      "remind: 70 customers meet the entry later (nights after the next one: 3), more than 2% of 640 customers. They would wait for your approval.",
      "wake: nobody who just stays silent enters in the next 30 nights any more; now 12 would.",
      "Segment doubting would be empty; it has 31 customers now.",
      expect.stringMatching(/hello.*\(Mar 2026\): €50 left.*up to €900, about €80 as expected\.$/),
      "The frequency cap has no place for 31% of the mails; as things are, for 5%.",
      "About 120 mails in the next 30 days instead of 40.",
    ]);
    expect(region.textContent?.indexOf("Look at this first")).toBeLessThan(
      region.textContent?.indexOf("In the night of") ?? 0,
    );
  });

  const MOVES = {
    moves: [{ from: "active", to: "doubting", customers: 31, examples: ["u:42"] }],
    sizes: [
      { id: "active", before: 100, after: 69 },
      { id: "doubting", before: 10, after: 41 },
      { id: "old", before: 5, after: null },
      { id: "same", before: 7, after: 7 },
    ],
  };

  it("shows who changes segment, with examples that lead to the customers", async () => {
    show(done({ segments: MOVES }));
    const region = await part();
    expect((await within(region).findByRole("link", { name: "u:42" })).getAttribute("href")).toContain("42");
    expect(within(region).getByText("active → doubting")).toBeTruthy();
    expect(rowOf(region, "doubting")).toEqual(["10", "41"]);
    expect(rowOf(region, "old")).toEqual(["5", "–"]);
    expect(within(region).queryByRole("rowheader", { name: "same" })).toBeNull();
  });

  it("leads nowhere for who may not see customers", async () => {
    show(done({ segments: MOVES }), { scopes: ["config.read"] });
    expect(await screen.findByText("u:42")).toBeTruthy();
    expect(screen.queryByRole("link")).toBeNull();
  });

  it("shows of each chain the night and the 30 days, with intervals, codes, discounts and cost", async () => {
    const discount = {
      most: 250_000,
      unbounded: 2,
      expected: { expected: 12_345, low: 4_000, high: 30_000 },
    };
    const after = outlook(9, {
      tonight: { ...outlook(9).tonight, entering: { about: 8, low: 6, high: 9 }, heldOut: exactly(1) },
      month: {
        ...{
          by: "records",
          entries: forecast(40, 31, 49),
          heldOut: forecast(4),
          mails: forecast(36, 30, 44, 90),
        },
        codes: forecast(20, 15, 25),
        discount: { ...discount, withoutRate: 3 },
        usd: forecast(0.012),
      },
    });
    show(done({ chains: [{ chain: "remind", change: "changed", before: outlook(5), after }] }));
    const region = await part();
    const chain = (await within(region).findByText("remind")).closest("details");
    if (!chain) throw new Error("the chain is not there");
    expect(chain.open).toBe(true);
    expect(rowOf(chain, "Meet the entry")).toEqual(["5", "9"]);
    expect(rowOf(chain, "Enter")).toEqual(["5", "8 (6 – 9)"]);
    expect(rowOf(chain, "Held out")).toEqual(["0", "1"]);
    expect(rowOf(chain, "Entries")).toEqual(["5", "40 (31 – 49)"]);
    expect(rowOf(chain, "Mails at most")).toEqual(["–", "90"]);
    expect(rowOf(chain, "Codes")).toEqual(["–", "20 (15 – 25)"]);
    expect(rowOf(chain, "Discounts as expected")).toEqual(["–", "€123 (€40 – €300)"]);
    expect(rowOf(chain, "Discounts at most")).toEqual(["–", "€2,500; codes without a limit: 2"]);
    expect(rowOf(chain, "Codes of unknown use")).toEqual(["–", "3"]);
    expect(rowOf(chain, "AWS")).toEqual(["$0.01", "$0.012"]);
  });

  it("folds away what stays as it is, and says what nobody can know", async () => {
    const unknown = outlook(0, { month: { ...outlook(0).month, by: "unknown" } });
    show(
      done({
        chains: [
          { chain: "new-one", change: "new", after: unknown },
          { chain: "calm", change: "same", before: outlook(5), after: outlook(5) },
        ],
      }),
    );
    const region = await part();
    expect(await within(region).findByText("Chains for which nothing changes: 1")).toBeTruthy();
    expect(within(region).getByText("calm").closest("details")?.open).toBe(false);
    const fresh = within(region).getByText("new-one").closest("details");
    expect(fresh?.textContent).toContain("is not known before it has happened");
    expect(fresh?.textContent).not.toContain("Next 30 days");
  });

  it("says that entrants wait for approval, and that a first night only takes stock", async () => {
    const held = outlook(65, { tonight: { ...outlook(65).tonight, held: { why: "existing" } } });
    show(
      done({
        ...{ version: null, takesStock: true, total: { after: total(0) } },
        chains: [{ chain: "remind", change: "new", after: held }],
      }),
    );
    const region = await part();
    expect(await within(region).findByText(/only takes stock/)).toBeTruthy();
    expect(rowOf(region, "Enter")).toEqual(["–", "wait for approval"]);
  });
});
