// @vitest-environment happy-dom
import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Counted, Experiment } from "../../../web/src/api/experiments.ts";
import { opened } from "../support/opened.tsx";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const READS = ["results.read"];
const WRITES = [...READS, "chains.write"];
const NAME = "second.second";

const countedOf = (interval: { estimate: number; low: number; high: number } | undefined): Counted => ({
  ...{ beganOn: "2026-01-01", through: "2026-02-28", currency: "EUR", tightestAt: 500, leader: "question" },
  differences: [{ than: "discount", ...(interval && { interval }), detectable: 0.05, peopleForFifth: 900 }],
  ...{ sampleRatio: 0.4, missing: { people: 0, outcomes: 0 }, gone: 0 },
});

const testOf = (given: Partial<Experiment> = {}): Experiment => ({
  ...{ experiment: NAME, chain: "second", epoch: "e", by: "orders", withinDays: 21, automatic: false },
  state: "undecided",
  variants: [
    { variant: "discount", share: 50, people: 400, moved: 40, mean: 0.11 },
    { variant: "question", share: 50, people: 410, moved: 48, mean: 0.13 },
  ],
  decisions: [],
  counted: countedOf({ estimate: 0.02, low: -0.03, high: 0.07 }),
  ...given,
});

const showing = (test: Experiment, scopes = READS) =>
  opened(`/tests/${NAME}`, { [`GET /v1/experiments/${NAME}`]: () => test }, { scopes });

describe("the list of tests", () => {
  it("says of each whether something is known", async () => {
    await opened("/tests", { "GET /v1/experiments": () => ({ experiments: [testOf()] }) }, { scopes: READS });
    const head = await screen.findByRole("rowheader", { name: NAME });
    const row = within(head.closest("tr") ?? document.body);
    expect(row.getByText("Not known yet")).toBeTruthy();
    expect(row.getByText("discount 400, question 410")).toBeTruthy();
  });
});

describe("a test", () => {
  it("says that nothing is known where the interval holds zero, with both of its ends", async () => {
    await showing(testOf());
    expect(
      await screen.findByText("not known yet: 0.02, but anything between −0.03 and 0.07 is possible"),
    ).toBeTruthy();
    expect(screen.getByText(/no variant is certain to be better than every other/)).toBeTruthy();
    expect(screen.getByText(/each variant needs 900 people/)).toBeTruthy();
  });

  it("says how much more where the interval is clear of zero", async () => {
    const counted = countedOf({ estimate: 0.05, low: 0.01, high: 0.09 });
    await showing(testOf({ state: "winner", counted }));
    expect(await screen.findByText("0.05 more, between 0.01 and 0.09")).toBeTruthy();
    expect(screen.queryByText(/not known yet/)).toBeNull();
  });

  it("says what is missing where there is no interval yet", async () => {
    const counted = { ...countedOf(undefined), missing: { people: 99, outcomes: 0 } };
    await showing(testOf({ state: "too-early", counted }));
    expect(await screen.findByText(/the smallest variant lacks 99 people/)).toBeTruthy();
  });

  it("warns where the groups are not as they were drawn", async () => {
    const counted = { ...countedOf(undefined), sampleRatio: 0.000_04 };
    await showing(testOf({ state: "counts-are-off", counted }));
    expect(await screen.findByText(/cannot be compared/)).toBeTruthy();
    expect(screen.getByText(/not as drawn: .* 4\.0e-5/)).toBeTruthy();
  });

  it("tells who decided, and reopens", async () => {
    const decided = { kind: "decided", at: 0, by: "ann", variant: "question", leader: "question" } as const;
    const test = testOf({ state: "decided", decisions: [{ ...decided, differences: [] }] });
    const { user, asked } = await opened(
      `/tests/${NAME}`,
      {
        [`GET /v1/experiments/${NAME}`]: () => test,
        [`POST /v1/experiments/${NAME}/reopen`]: () => ({ experiment: NAME, changed: true }),
      },
      { scopes: WRITES },
    );
    expect(await screen.findByText(/by ann/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Reopen" }));
    const dialog = within(await screen.findByRole("dialog"));
    await user.click(dialog.getByRole("button", { name: "Reopen" }));
    expect(asked.filter(({ route }) => route.startsWith("POST"))).toHaveLength(1);
  });

  it("decides for the one ahead, and says that it is not certain", async () => {
    const { user, asked } = await opened(
      `/tests/${NAME}`,
      {
        [`GET /v1/experiments/${NAME}`]: () => testOf(),
        [`POST /v1/experiments/${NAME}/decide`]: () => ({ experiment: NAME, changed: true }),
      },
      { scopes: WRITES },
    );
    await user.click(await screen.findByRole("button", { name: "Decide" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText(/not known whether this variant is better/)).toBeTruthy();
    await user.click(dialog.getByRole("button", { name: "Give everybody “question”" }));
    expect(asked.find(({ route }) => route.startsWith("POST"))?.body).toEqual({ variant: "question" });
  });

  it("offers no decision to whoever may only read", async () => {
    await showing(testOf());
    await screen.findByText(/no variant is certain/);
    expect(screen.queryByRole("button", { name: "Decide" })).toBeNull();
  });
});
