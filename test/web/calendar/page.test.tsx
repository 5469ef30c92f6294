// @vitest-environment happy-dom
import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Calendar } from "../../../web/src/api/calendar.ts";
import { opened, problem } from "../support/opened.tsx";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const AT = Date.UTC(2026, 2, 9, 10);
const CALENDAR: Calendar = {
  ...{ currency: "EUR", today: "2026-03-09", until: "2026-04-07", pointsExpiring: 1_200 },
  ...{ quietHours: { from: "21:00", to: "09:00" }, countedUntil: AT },
  names: { "campaign:sale": { en: "Sale", ru: "Распродажа" }, greet: { en: "<b>Birthday</b>" } },
  days: [
    {
      day: "2026-03-09",
      items: [
        {
          ...{ kind: "campaign", campaign: "sale", state: "running", paused: true, mails: 1_200 },
          ...{ at: AT, day: 1, days: 3 },
        },
        { kind: "digest", addresses: 2 },
      ],
    },
    {
      day: "2026-03-12",
      items: [
        { kind: "dates", chain: "greet", attribute: "birthday", customers: 1, paused: false },
        { kind: "campaign-ends", campaign: "sale", at: AT },
        { kind: "budget-ends", budget: "offer:thanks", period: "2026-03", limit: 50_000, free: 1_000 },
        { kind: "campaign", campaign: "old", state: "planned", paused: false, mails: null, at: AT },
      ],
    },
  ],
  gone: [
    {
      day: "2026-03-08",
      sent: 9,
      chains: [
        { chain: "greet", sent: 6 },
        { chain: "campaign:old", sent: 3 },
      ],
    },
    { day: "2026-03-09", sent: 0, chains: [] },
  ],
  waiting: [{ chain: "greet", customers: 7, paused: true }],
};
const SCOPES = { scopes: ["results.read"] };
const open = (calendar: unknown, language: "en" | "ru" = "en") =>
  opened("/calendar", { "GET /v1/calendar": () => calendar }, { ...SCOPES, language });

const dayOf = (text: RegExp) =>
  within(screen.getByRole("heading", { name: text }).closest("li") ?? document.body);

describe("the calendar", () => {
  it("shows each day with what goes out on it, and where to look at it", async () => {
    await open(CALENDAR);
    const list = await screen.findByRole("list", { name: "The next 30 days" });
    expect(list.querySelectorAll(":scope > li")).toHaveLength(30);
    const today = dayOf(/Mar 9/);
    expect(today.getByRole("link", { name: "Sale" }).getAttribute("href")).toBe("/campaigns/sale");
    expect(today.getByText("about 1,200 mails, from 10:00 AM, day 1 of 3")).toBeTruthy();
    expect(today.getByText("paused")).toBeTruthy();
    expect(today.getByText("to 2 addresses")).toBeTruthy();
    const later = dayOf(/Mar 12/);
    expect(later.getByRole("link", { name: "<b>Birthday</b>" }).getAttribute("href")).toBe("/chains/greet");
    expect(later.getByText("birthday of 1 customer")).toBeTruthy();
    expect(later.getByText("ends at 10:00 AM")).toBeTruthy();
    expect(later.getByText("period ends, €10 of €500 left")).toBeTruthy();
    expect(later.getByText("planned for 10:00 AM; nothing goes until somebody starts it")).toBeTruthy();
  });

  it("says who waits without a date, what went out, and what nobody can know", async () => {
    await open(CALENDAR);
    const waiting = within(await screen.findByRole("region", { name: "In chains now" }));
    expect(waiting.getByText("7")).toBeTruthy();
    expect(waiting.getByText("paused")).toBeTruthy();
    expect(screen.getByText("<b>Birthday</b>, old")).toBeTruthy();
    expect(screen.getByText(/from 21:00 to 09:00/)).toBeTruthy();
    expect(screen.getByText(/1,200 loyalty points end/)).toBeTruthy();
  });

  it("is in Russian too", async () => {
    await open(CALENDAR, "ru");
    expect((await screen.findAllByRole("link", { name: "Распродажа" })).length).toBeGreaterThan(0);
    expect(screen.getByText(/около 1\s200 писем, с 10:00, день 1 из 3/)).toBeTruthy();
  });

  it("says what to do where there is nothing", async () => {
    await open({ ...CALENDAR, days: [], gone: [], waiting: [], quietHours: null, pointsExpiring: null });
    expect(await screen.findByText("No day has anything on it")).toBeTruthy();
    expect(screen.getByRole("link", { name: "See the campaigns" })).toBeTruthy();
    expect(screen.getByText("Nothing was sent in these days")).toBeTruthy();
    expect(screen.getByText("Nobody is in a chain")).toBeTruthy();
    expect(screen.queryByText(/loyalty point/)).toBeNull();
  });

  it("says what failed, and tries again", async () => {
    const { user, asked } = await open(problem(503, "too much at once"));
    await user.click(await screen.findByRole("button", { name: "Try again" }));
    expect(asked.filter(({ route }) => route === "GET /v1/calendar")).toHaveLength(2);
  });
});
