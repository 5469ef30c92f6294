// @vitest-environment happy-dom
import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Health } from "../../../web/src/api/health.ts";
import { type Answers, opened } from "../support/opened.tsx";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const NOW = Date.UTC(2026, 2, 10, 12);
const READS = ["metrics.read"];
const SWITCHES = [...READS, "sending.write"];

const SENDING: Health["sending"] = {
  ...{ barrier: null, resumed: null, breach: null, countedFrom: 0, shopStops: [] },
  days: [{ day: 20_522, sent: 1_200, unknown: 0, bounced: 3, complained: 0 }],
  waiting: { inChains: 310, asOf: NOW - 32_400_000, dueAbout: null, campaigns: ["spring"] },
};
const STOPPED: Health["sending"] = {
  ...SENDING,
  barrier: {
    ...{ kind: "stopped", why: "wrong prices", since: NOW - 7_200_000 },
    by: { subject: "ben", email: "ben@shop.example", role: "marketer", via: "api" },
  },
  waiting: { ...SENDING.waiting, dueAbout: 80 },
};
const HEALTH: Health = {
  ...{ now: NOW, sending: SENDING, troubles: [], alarms: [] },
  night: { date: "2026-03-09", late: false },
};

/** A shop whose mails can be stopped and let go. */
function switchable(sending: Health["sending"]): Answers {
  let now = sending;
  const change = (next: Health["sending"]) => () => {
    now = next;
    return { changed: true, sending: next };
  };
  return {
    "GET /v1/health": () => ({ ...HEALTH, sending: now }),
    "POST /v1/sending/stop": change(STOPPED),
    "POST /v1/sending/resume": change(SENDING),
  };
}

describe("the switch of all mail", () => {
  it("asks for a reason, says what it stops, and stops by keyboard alone", async () => {
    const { user, asked } = await opened("/health", switchable(SENDING), { scopes: SWITCHES });
    const button = await screen.findByRole("button", { name: "Stop all mail" });
    button.focus();
    await user.keyboard("{Enter}");
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText(/1,200 mails went in the last 30 days/)).toBeTruthy();
    expect(dialog.getByText(/310 customers were in chains/)).toBeTruthy();
    expect(dialog.getByRole<HTMLButtonElement>("button", { name: "Stop all mail" }).disabled).toBe(true);
    await user.type(dialog.getByRole("textbox"), "wrong prices{Enter}");
    expect(await screen.findByText("All mail is stopped")).toBeTruthy();
    expect(asked.find(({ route }) => route === "POST /v1/sending/stop")?.body).toEqual({
      reason: "wrong prices",
    });
  });

  it("says who has stopped, and what goes out before it is undone", async () => {
    const { user, asked } = await opened("/health", switchable(STOPPED), { scopes: SWITCHES });
    expect(await screen.findByText(/Stopped by ben@shop.example \(marketer\).*wrong prices/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Resume" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText(/About 80 mails have come due/)).toBeTruthy();
    expect(dialog.getByText(/These campaigns go on: spring/)).toBeTruthy();
    await user.type(dialog.getByRole("textbox"), "prices are right{Enter}");
    expect(await screen.findByText("Mails go out")).toBeTruthy();
    expect(asked.some(({ route }) => route === "POST /v1/sending/resume")).toBe(true);
  });

  it("is not there for who may not use it", async () => {
    await opened("/health", switchable(STOPPED), { scopes: READS });
    expect(await screen.findByText("All mail is stopped")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Resume" })).toBeNull();
    expect(screen.getByText(/Marketers and admins can stop/)).toBeTruthy();
  });

  it("speaks Russian", async () => {
    await opened("/health", switchable(STOPPED), { scopes: SWITCHES, language: "ru" });
    expect(await screen.findByText("Вся почта остановлена")).toBeTruthy();
    expect(screen.getByText(/подошёл срок примерно для 80 писем/)).toBeTruthy();
  });
});

describe("alarms", () => {
  it("stand with their state, and lead to their runbook", async () => {
    const alarm = { name: "NightlyMissed", state: "ringing", hurts: "Nobody at once.", runbook: "night" };
    const { user } = await opened(
      "/health",
      { "GET /v1/health": () => ({ ...HEALTH, alarms: [alarm] }) },
      { scopes: READS },
    );
    expect(await screen.findByText("1 of 1 ring.")).toBeTruthy();
    const [link] = screen.getAllByRole("link", { name: "night" });
    if (link) await user.click(link);
    expect(await screen.findByText("NightlyMissed: rings")).toBeTruthy();
    expect(await screen.findByRole("heading", { name: "No night, or a failed one" })).toBeTruthy();
  });

  it("are none on a local stack, which says so, and may be unknown", async () => {
    await opened("/health", { "GET /v1/health": () => HEALTH }, { scopes: READS });
    expect(await screen.findByText("There are no alarms here")).toBeTruthy();
    cleanup();
    await opened("/health", { "GET /v1/health": () => ({ ...HEALTH, alarms: null }) }, { scopes: READS });
    expect(await screen.findByText("CloudWatch did not answer")).toBeTruthy();
  });
});

const OF = { standing: 0, customers: 1, events: 2, mails: 3 };
const COST = {
  ...{ night: "2026-03-09", monthly: 20, withoutMailFee: 17, of: OF },
  volume: {
    ...{ customers: 1_000, events: 10_000, eventsAre: "assumed", mails: 2_000 },
    ...{ orders: 300, codes: 0, loyalty: false, months: 2.5 },
  },
  lines: [
    { item: "SES: mails", service: "SES", units: 2_000, usd: 14, of: { ...OF, mails: 14 } },
    { item: "DynamoDB: write units", service: "DynamoDB", units: 9_000, usd: 6, of: OF },
  ],
  each: { customer: 0.02, customersNights: 0.001, event: 0.0002, mail: 0.007 },
  prices: { region: "us-east-1", date: "2026-11-21" },
};

describe("the cost", () => {
  it("says that it is reckoned, and what one of a thousand takes", async () => {
    await opened("/health?tab=cost", { "GET /v1/cost": () => COST }, { scopes: READS });
    expect(await screen.findByText("Reckoned from list prices: this is not AWS's bill")).toBeTruthy();
    expect(screen.getByText("$17.00 without the fee of the mail service")).toBeTruthy();
    const row = within(screen.getByRole("rowheader", { name: "SES: mails" }).closest("tr") ?? document.body);
    expect(row.getByText("$14.00")).toBeTruthy();
    expect(row.getByText("$7.00")).toBeTruthy();
    expect(screen.getByText(/10,000 \(assumed/)).toBeTruthy();
  });

  it("is there after the first night", async () => {
    await opened("/health?tab=cost", {}, { scopes: READS });
    expect(await screen.findByText("The cost is reckoned after the first night")).toBeTruthy();
  });
});
