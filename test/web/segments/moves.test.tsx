// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import SegmentsPage from "../../../web/src/pages/segments/page.tsx";
import { showPage } from "../support.tsx";

const SEGMENTS = {
  ...{ night: "2026-03-31", nightThen: "2026-03-01", customers: 20, currency: "EUR", rfm: [] },
  segments: ["active", "asleep"].map((id) => ({
    ...{ id, name: id, names: { en: id }, current: true, people: 10, peopleThen: 10 },
    ...{ share: 0.5, mailable: 3, meanSpent: 120_000, shareOfSpent: 0.25 },
  })),
};
const FLOWS = {
  ...{ from: "2026-03-01", to: "2026-03-31", nights: 30, series: [] },
  moves: { segments: { active: { asleep: 3 } }, rfmSegments: {}, tiers: { small: { great: 2 } } },
  sincePeriod: { eve: "2026-03-01", night: "2026-03-31", matrix: { active: { asleep: 2 } } },
  since: [
    { on: "2026-03-24", days: 7, matrix: { active: { active: 8 } } },
    { on: "2026-03-01", days: 30, matrix: { active: { asleep: 2 } } },
  ],
};

const show = (at: string) =>
  showPage(SegmentsPage, {
    ...{ path: "/segments", at },
    answers: { "/v1/segments/flows": FLOWS, "/v1/segments": SEGMENTS },
  });

describe("the moves between segments", () => {
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it("are told of the same people for a date that the reader chooses", async () => {
    show("/segments?tab=flows&back=7");
    expect(
      await screen.findByText("Everybody by their segment on Mar 24, 2026 and on Mar 31, 2026."),
    ).toBeTruthy();
    expect(screen.getByRole("button", { name: /Then/ })).toBeTruthy();
  });

  it("are steps between tiers too", async () => {
    show("/segments?tab=flows&of=tiers");
    expect(await screen.findByText(/Changes of 30 nights/)).toBeTruthy();
    expect(screen.queryByText(/Everybody by their segment/)).toBeNull();
    for (const button of screen.getAllByRole("button", { name: /[Tt]able/ })) fireEvent.click(button);
    expect(screen.getByRole("rowheader", { name: "small" })).toBeTruthy();
    expect(screen.getByRole("columnheader", { name: /great/ })).toBeTruthy();
  });
});
