import { describe, expect, it } from "vitest";
import { startSchedules } from "../../local/events/schedules.ts";
import { DAY, dayOf, formatDay, type Instant, wallClock } from "../../src/domain/basics/calendar.ts";
import { makeTime, resourcesOf, START } from "../support/local.ts";
import { boughtAgo, openShop, shopper } from "../support/nights.ts";
import { resourcesOf as deployed, synthesized } from "../support/template.ts";

const [schedule] = deployed(synthesized({ canary: false }).service, "AWS::Scheduler::Schedule");
const EXPRESSION = String(schedule?.Properties.ScheduleExpression);
const YEAR = 366 * DAY;

/** When a schedule starts something in the year from START on. */
async function startsOf(timeZone: string, expression = EXPRESSION): Promise<readonly Instant[]> {
  const { clock } = makeTime();
  const starts: Instant[] = [];
  const resources = resourcesOf({
    Schedule: {
      Type: "AWS::Scheduler::Schedule",
      Properties: {
        ScheduleExpression: expression,
        ScheduleExpressionTimezone: timeZone,
        FlexibleTimeWindow: { Mode: "OFF" },
        Target: { Arn: "machine" },
      },
    },
  });
  const machine = {
    has: () => true,
    start: (arn: string, input: string) => {
      starts.push(clock.now());
      return { arn, input, name: "", machine: arn, startedAt: clock.now(), status: "RUNNING" as const };
    },
  };
  const handlers = { has: () => false, invoke: async () => undefined };
  startSchedules(resources, { stepFunctions: machine, handlers, log: () => {} }, clock);
  await clock.advanceTo(START + YEAR);
  return starts;
}

const offset = (timeZone: string, at: Instant) => wallClock(timeZone, at) - at;

/** The local days around each change of the clock within the year, and some of the summer. */
function daysToLookAt(timeZone: string): ReadonlySet<number> {
  const changes = [START + 150 * DAY];
  for (let at = START + 3 * DAY; at < START + YEAR - 3 * DAY; at += DAY)
    if (offset(timeZone, at) !== offset(timeZone, at + DAY)) changes.push(at);
  return new Set(changes.flatMap((at) => [-2, -1, 0, 1, 2].map((days) => dayOf(timeZone, at) + days)));
}

describe("the nightly schedule through a year of clock changes", () => {
  it.each([
    ["Europe/Berlin", 2],
    ["Europe/Athens", 2],
    ["America/New_York", 2],
    ["America/Santiago", 2],
    ["Australia/Lord_Howe", 2],
    ["Africa/Cairo", 2],
    ["Asia/Beirut", 2],
    ["America/Sao_Paulo", 0],
    ["Asia/Kathmandu", 0],
    ["Pacific/Kiritimati", 0],
  ])("in %s, where clocks change %d times, makes one run of every local day, of the right date", async (timeZone, changes) => {
    const shop = await openShop([shopper("u:1", boughtAgo(1, 40))], { store: { time_zone: timeZone } });
    const days = daysToLookAt(timeZone);
    expect(days.size).toBeGreaterThanOrEqual(5 * (1 + changes));
    const runs: string[] = [];
    let now = shop.now();
    for (const at of await startsOf(timeZone)) {
      if (at < now || !days.has(dayOf(timeZone, at))) continue;
      shop.advance((at - now) / DAY);
      now = at;
      const result = await shop.night();
      if (typeof result === "string")
        expect(result).toBe(`${runs.at(-1)} is done already; --force runs it again`);
      else runs.push(result.run);
    }
    const expected = [...days].map(formatDay).sort();
    expect(runs).toEqual(expected.filter((day) => day >= (runs[0] ?? "")));
    expect(runs.length).toBeGreaterThanOrEqual(expected.length - 1);
  });

  it("leaves out a time that a day does not have, as Scheduler does, and takes one that it has twice once", async () => {
    const at = (starts: readonly Instant[], month: string) =>
      starts.map((start) => new Date(start).toISOString()).filter((time) => time.startsWith(month));
    const starts = await startsOf("Europe/Athens", "cron(30 3 * * ? *)");
    expect(at(starts, "2026-03-28")).toEqual(["2026-03-28T01:30:00.000Z"]);
    expect(at(starts, "2026-03-29")).toEqual([]);
    expect(at(starts, "2026-03-30")).toEqual(["2026-03-30T00:30:00.000Z"]);
    expect(at(starts, "2026-10-25")).toHaveLength(1);
    expect(starts).toHaveLength(365);
  });
});
