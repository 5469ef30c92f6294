// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { instantIn } from "../../../web/src/format/zoned.ts";
import { type Answers, opened, problem } from "../support/opened.tsx";
import { NOW, runOf, statusOf, weighedOf } from "./documents.ts";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const READS = ["config.read"];
const WRITES = [...READS, "campaigns.write"];
const SPRING = { id: "spring", name: { en: "Spring" }, audience: { segment: "loyal", frozen: true } };
const listWith = (run?: ReturnType<typeof runOf>) => () => ({
  campaigns: [{ ...SPRING, ...(run && { run }) }],
});
const unknown = () => problem(404, "it was never started");

const NEW: Answers = {
  "GET /v1/campaigns": listWith(),
  "GET /v1/campaigns/spring": unknown,
  "GET /v1/campaigns/spring/check": unknown,
};

describe("the list of campaigns", () => {
  it("says of each whom it is for, how it stands and why", async () => {
    const paused = { why: "a wrong link", at: NOW, itself: false };
    await opened("/campaigns", { "GET /v1/campaigns": listWith(runOf({ paused })) }, { scopes: READS });
    const row = within(
      (await screen.findByRole("rowheader", { name: "Spring" })).closest("tr") ?? document.body,
    );
    expect(row.getByText("segment loyal")).toBeTruthy();
    expect(row.getByText("Paused")).toBeTruthy();
    expect(row.getByText("a wrong link")).toBeTruthy();
  });

  it("says what to do where none is published", async () => {
    await opened("/campaigns", { "GET /v1/campaigns": () => ({ campaigns: [] }) }, { scopes: READS });
    expect(await screen.findByText(/files in the folder campaigns/)).toBeTruthy();
  });
});

describe("a campaign before its start", () => {
  it("asks for the check until it is there, and shows who falls out and why", async () => {
    const answers = [unknown, unknown, () => weighedOf(NOW)];
    const { user } = await opened(
      "/campaigns/spring",
      {
        ...NEW,
        "GET /v1/campaigns/spring/check": () => (answers.length > 1 ? answers.shift() : answers[0])?.(),
        "POST /v1/campaigns/spring/check": () => ({ result: "checking", since: NOW }),
      },
      { scopes: WRITES },
    );
    const start = await screen.findByRole("button", { name: "Start" });
    expect(start.getAttribute("disabled")).not.toBeNull();
    await user.click(await screen.findByRole("button", { name: "Check the audience" }));
    expect(await screen.findByText(/Nothing is sent\./)).toBeTruthy();
    expect(await screen.findByText("No address or no consent")).toBeTruthy();
    expect(screen.getByText("−30")).toBeTruthy();
    expect(screen.getByText("unsubscribed: 5")).toBeTruthy();
    expect(screen.getByText("−8")).toBeTruthy();
  });

  it("starts after asking with the numbers of the check, at the time given by the shop's clock", async () => {
    const { user, asked } = await opened(
      "/campaigns/spring",
      {
        ...NEW,
        "GET /v1/campaigns/spring/check": () => weighedOf(),
        "POST /v1/campaigns/spring/start": () => ({ result: "started", run: runOf() }),
      },
      { scopes: WRITES },
    );
    await waitFor(() =>
      expect(screen.getByRole("button", { name: "Start" }).getAttribute("disabled")).toBeNull(),
    );
    await user.click(screen.getByRole("button", { name: "Start" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText(/About 60 mails go to an audience of 100/)).toBeTruthy();
    await user.type(dialog.getByLabelText("Not before"), "2026-03-02T10:30");
    await user.click(dialog.getByRole("button", { name: "Start" }));
    expect(await screen.findByText(/The audience is being entered/)).toBeTruthy();
    expect(asked.find(({ route }) => route === "POST /v1/campaigns/spring/start")?.body).toEqual({
      at: "2026-03-02T10:30:00.000Z",
    });
  });

  it("starts again only after a check newer than the last start", async () => {
    const ended = runOf({ phase: "ended", startedAt: NOW });
    const answers: Answers = {
      "GET /v1/campaigns": listWith(ended),
      "GET /v1/campaigns/spring": () => statusOf(ended),
    };
    const old = { ...answers, "GET /v1/campaigns/spring/check": () => weighedOf(NOW) };
    const { unmount } = await opened("/campaigns/spring", old, { scopes: WRITES });
    expect(await screen.findByText("In the audience")).toBeTruthy();
    expect(screen.getByText("Check the audience first")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Start again" }).getAttribute("disabled")).not.toBeNull();
    unmount();
    const fresh = { ...answers, "GET /v1/campaigns/spring/check": () => weighedOf(NOW + 1) };
    await opened("/campaigns/spring", fresh, { scopes: WRITES });
    expect(await screen.findByText("In the audience")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Start again" }).getAttribute("disabled")).toBeNull();
  });

  it("offers nothing to whoever may only read", async () => {
    await opened("/campaigns/spring", NEW, { scopes: READS });
    expect(await screen.findByText("The audience has not been checked")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Start" })).toBeNull();
    expect(screen.queryByRole("button", { name: "Check the audience" })).toBeNull();
  });
});

describe("a campaign under way", () => {
  it("reports what was sent and what became of everybody, and stops them all", async () => {
    const stops = [
      { result: "stopped", run: runOf(), stopped: 4, next: 1 },
      { result: "stopped", run: runOf(), stopped: 2 },
    ];
    const { user, asked } = await opened(
      "/campaigns/spring",
      {
        "GET /v1/campaigns": listWith(runOf()),
        "GET /v1/campaigns/spring": () => statusOf(runOf()),
        "GET /v1/campaigns/spring/check": () => weighedOf(),
        "POST /v1/campaigns/spring/stop": () => stops.shift(),
      },
      { scopes: WRITES },
    );
    expect(await screen.findByText("of 60 expected")).toBeTruthy();
    expect(screen.getByText("2% of those sent")).toBeTruthy();
    expect(screen.getByText(/7 after a mail, 1 of the 8 held out/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Stop for good" }));
    const dialog = within(await screen.findByRole("dialog"));
    await user.type(dialog.getByLabelText("Reason"), "sold out");
    await user.type(dialog.getByLabelText(/Type “spring”/), "spring");
    await user.click(dialog.getByRole("button", { name: "Stop for good" }));
    expect(await screen.findByText(/6 customers had no mail yet/)).toBeTruthy();
    const sent = asked.filter(({ route }) => route === "POST /v1/campaigns/spring/stop");
    expect(sent.map(({ body }) => body)).toEqual([{ reason: "sold out" }, { reason: "sold out", from: 1 }]);
  });
});

describe("a time by the shop's clock", () => {
  it.each([
    ["UTC", "2026-03-02T10:30", Date.UTC(2026, 2, 2, 10, 30)],
    ["Europe/Berlin", "2026-07-01T00:15", Date.UTC(2026, 5, 30, 22, 15)],
    ["Europe/Berlin", "2026-03-29T03:30", Date.UTC(2026, 2, 29, 1, 30)],
    ["America/New_York", "2026-11-01T12:00", Date.UTC(2026, 10, 1, 17)],
    ["UTC", "soon", undefined],
  ])("in %s %s", (zone, local, at) => {
    expect(instantIn(zone, local)).toBe(at);
  });
});
