import { userInfo } from "node:os";
import { Command } from "commander";
import { afterEach, describe, expect, it, vi } from "vitest";
import { sendingCommand } from "../../cli/commands/sending.ts";
import { makeRecord } from "../../cli/recording/record.ts";
import { makeMemoryChangeLog } from "../../src/adapters/memory/change-log.ts";
import { makeMemoryEventStore } from "../../src/adapters/memory/event-store.ts";
import { makeMemorySendingStore } from "../../src/adapters/memory/sending-store.ts";
import { makeSendingSwitch } from "../../src/app/mail/sending/switch.ts";
import { countingDay } from "../../src/domain/mail/sending.ts";
import { NOON } from "../support/chains.ts";

afterEach(() => vi.restoreAllMocks());

const ME = { subject: userInfo().username, via: "command-line" };

function terminal() {
  const sending = makeMemorySendingStore();
  const events = makeMemoryEventStore();
  const clock = { now: () => NOON };
  const changeLog = makeMemoryChangeLog();
  const record = makeRecord({ changeLog, clock });
  const run = async (...args: readonly string[]) => {
    const printed = vi.spyOn(console, "log").mockImplementation(() => undefined);
    printed.mockClear();
    const program = new Command().exitOverride();
    program.addCommand(sendingCommand(async () => ({ sending, events, clock, record })).exitOverride());
    await program.parseAsync(["sending", ...args], { from: "user" });
    return printed.mock.calls.flat().join("\n");
  };
  return { sending, events, changeLog, run, change: makeSendingSwitch({ sending, clock }) };
}

describe("comeback sending", () => {
  it("says that mails go, and what became of them", async () => {
    const { sending, run } = terminal();
    await sending.count(0, countingDay(NOON), { sent: 4_000, bounced: 9, complained: 1 });
    const text = await run();
    expect(text).toContain("mails go");
    expect(text).toMatch(/sent\W+4000/);
    expect(text).toMatch(/hard bounces\W+9\W+0\.23%/);
    expect(text).toMatch(/complaints\W+1\W+0\.03%/);
  });

  it("writes down who has switched, why, and whether that changed anything", async () => {
    const { changeLog, run } = terminal();
    await run("stop", "--reason", "wrong prices");
    await run("stop", "--reason", "once more");
    const { changes } = await changeLog.page({ most: 10, now: NOON + 1 });
    const told = changes.map(({ what, area, by, outcome, details }) => ({
      what,
      area,
      by,
      outcome,
      details,
    }));
    const line = { what: "comeback sending stop", area: "sending", by: ME, outcome: "done" };
    expect(told).toHaveLength(2);
    expect(told).toContainEqual({ ...line, details: { reason: "wrong prices", changed: true } });
    expect(told).toContainEqual({ ...line, details: { reason: "once more", changed: false } });
  });

  it("says why they do not, and what to do", async () => {
    const { run, change } = terminal();
    await change.close("AccountSuspendedException: no");
    expect(await run()).toContain(
      "WAITING since 2026-03-01 12:00 UTC for the mail service: AccountSuspendedException: no.",
    );
    expect(await run("stop", "--reason", "wrong prices")).toContain(
      `STOPPED since 2026-03-01 12:00 UTC by ${userInfo().username}: wrong prices`,
    );
    expect(await run("stop", "--reason", "another")).toContain("Nothing to do");
    expect(await run("resume", "--reason", "mended")).toBe("mails go");
    expect(JSON.parse(await run("--json"))).toEqual({
      countedFrom: NOON,
      shopStops: [],
      resumed: { at: NOON, why: "mended", by: ME },
      days: [],
    });
  });

  it("leaves a line in the log of changes for each word of a person", async () => {
    const { run, changeLog } = terminal();
    await run("stop", "--reason", "wrong prices");
    const { changes } = await changeLog.page({ most: 10, now: NOON });
    expect(changes).toMatchObject([
      { what: "comeback sending stop", area: "sending", details: { reason: "wrong prices", changed: true } },
    ]);
  });
});
