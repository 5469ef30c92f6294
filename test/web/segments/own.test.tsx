// @vitest-environment happy-dom
import { cleanup, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import SegmentsPage from "../../../web/src/pages/segments/page.tsx";
import { showPage } from "../support.tsx";

const figures = { share: 0.5, mailable: 3, meanSpent: 120_000, shareOfSpent: 0.25 };
const SEGMENTS = {
  ...{ night: "2026-03-31", nightThen: "2026-03-01", customers: 20, currency: "EUR", rfm: [] },
  segments: [
    {
      ...figures,
      ...{ id: "asleep", name: "Asleep", names: { en: "Asleep", ru: "Спят" }, current: true },
      ...{ when: "days_since_last_order > 30", people: 12, peopleThen: 10 },
    },
  ],
};

const show = (answers: Readonly<Record<string, unknown>>, scopes?: readonly string[]) =>
  showPage(SegmentsPage, { path: "/segments", at: "/segments", answers, ...(scopes && { scopes }) });

describe("the page of segments", () => {
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it("tells each segment's rule, its people and how many more they are than a month ago", async () => {
    show({ "/v1/segments": SEGMENTS });
    expect(await screen.findByText("days_since_last_order > 30")).toBeTruthy();
    const row = screen.getByRole("row", { name: /Asleep/ });
    expect(row.textContent).toContain("12");
    expect(row.textContent).toContain("+2");
    expect(screen.getByRole("link", { name: "Asleep" }).getAttribute("href")).toBe("/segments/asleep");
  });

  it("lists nobody to whom customers are not shown", async () => {
    show({ "/v1/segments": SEGMENTS }, ["metrics.read"]);
    expect(await screen.findByText("Asleep")).toBeTruthy();
    expect(screen.queryByRole("link", { name: "Asleep" })).toBeNull();
  });

  it("says what to do before the first night", async () => {
    show({ "/v1/segments": { ...SEGMENTS, night: null, nightThen: null } });
    expect(await screen.findByText("No night has been computed yet")).toBeTruthy();
  });

  it("says what failed", async () => {
    show({ "/v1/segments": Response.json({ detail: "the night is broken" }, { status: 400 }) });
    expect(await screen.findByText("the night is broken")).toBeTruthy();
  });
});
