import { describe, expect, it } from "vitest";
import { checkFiles } from "../../cli/config/folder.ts";
import { PRICES } from "../../src/contracts/prices.ts";
import { DAY, HOUR } from "../../src/domain/basics/calendar.ts";
import { campaignPlan } from "../../src/domain/campaigns/plan.ts";
import { dueFor, rampDays, type Timetable } from "../../src/domain/campaigns/schedule.ts";
import { NOON } from "../support/chains.ts";
import { SMALL_CONFIG } from "../support/config.ts";

async function said(campaign: string): Promise<readonly string[]> {
  const loaded = await checkFiles({ ...SMALL_CONFIG, "campaigns/spring.yaml": campaign });
  const of = loaded.ok ? loaded.warnings : loaded.problems;
  return of.map(({ file, line, message }) => `${file}:${line} ${message}`);
}

const good = "name: Spring\naudience: { when: orders > 1 }\nsend: hello\n";

describe("a campaign's file", () => {
  it("may say as little as whom and what", async () => {
    expect(await said(good)).toEqual([]);
  });

  it.each([
    [
      "name: S\naudience: { when: orders > 1 }\nsend: helo\n",
      "there is no template helo: did you mean hello?",
    ],
    [`${good}offer: nothing\n`, "there is no offer nothing"],
    [`${good}winner: { by: orders, within: 7d }\n`, "there is nothing to choose the winner from"],
    [`${good}variants:\n  a: {}\n`, "one variant is no test"],
    [`${good}variants:\n  a: {}\n  b: { send: helo }\n`, "there is no template helo"],
    [`${good}variants:\n  a: {}\n  b: { subject: "{{ custmer.name }}" }\n`, "custmer"],
    [
      `${good}variants:\n  a: { share: 99 }\n  b: { share: 1, subject: Tea }\n`,
      "it takes years until anything can be said of it",
    ],
    [`${good}raise: 5\n`, "raise needs an offer to raise"],
    ["name: S\naudience: { segment: nobody }\nsend: hello\n", "there is no segment nobody"],
    ["name: S\naudience: { when: oders > 1 }\nsend: hello\n", "unknown field oders: did you mean orders?"],
    ["name: S\naudience: {}\nsend: hello\n", "write segment, when or both"],
    [`${good}schedule: { at: "1.3.2027" }\n`, "not a time"],
    [`${good}schedule: { late: send }\n`, "is about local_time"],
    [`${good}schedule: { at: "2027-03-02 10:00", until: "2027-03-01 10:00" }\n`, "ends before it begins"],
    [
      "name: S\naudience: { when: orders < 0 }\nsend: hello\n",
      "can never hold, so nobody is in the audience",
    ],
    [`${good}exit: orders > 0\n`, "holds for everybody in the audience, so nobody gets the mail"],
    [`${good}ramp_up: { first_day: 5 }\nschedule: { until: 12h }\n`, "at most 5 mails go"],
  ])("%j is told why not", async (text, why) => {
    const messages = await said(text);
    expect(messages[0]).toMatch(/^campaigns\/spring\.yaml:\d+ /);
    expect(messages.join("\n")).toContain(why);
  });
});

describe("the timetable", () => {
  const table: Timetable = {
    ...{ beginsAt: NOON, late: "tomorrow", spreadMs: 10 * HOUR, days: [], timeZone: "UTC" },
  };

  it("never spreads past the end", () => {
    const short = { ...table, endsAt: NOON + 2 * HOUR };
    for (const position of [0, 0.5, 0.97]) {
      const due = dueFor(short, position, "UTC");
      expect(due.kind === "due" && due.at < short.endsAt).toBe(true);
    }
  });

  it("sends at once whoever is late, where the shop wants that", () => {
    const late: Timetable = { ...table, spreadMs: 0, localTime: 9 * 60 };
    expect(dueFor(late, 0, "UTC")).toEqual({ kind: "due", at: NOON + 21 * HOUR });
    expect(dueFor({ ...late, late: "send" }, 0, "UTC")).toEqual({ kind: "due", at: NOON });
  });

  it("gives each day of the ramp-up its number of mails, the last what is left", () => {
    const positions = Array.from({ length: 100 }, (_, index) => index / 100);
    const days = rampDays(positions, { first_day: 10, growth: 3 });
    expect(days).toEqual([0.1, 0.4]);
    expect(dueFor({ ...table, days }, 0.09, "UTC")).toMatchObject({ kind: "due" });
    const last = dueFor({ ...table, days }, 0.4, "UTC");
    expect(last).toEqual({ kind: "due", at: NOON + 2 * DAY });
  });

  it("counts ten million mails before they go", () => {
    const many = 10_000_000;
    const input = { customers: many, audience: many, mails: many, others: 0, zones: 11, days: 1 };
    const plan = campaignPlan({ ...input, mailsASecond: 200, spreadMs: 62_500_000 }, PRICES);
    expect(plan.sendingMs).toBe(62_500_000);
    expect(plan.stateTransitions).toBeLessThan(100_000);
    expect(plan.dollars.mails).toBe(1_600);
    const parts = Object.entries(plan.dollars).filter(([name]) => name !== "total");
    expect(plan.dollars.total).toBeCloseTo(parts.reduce((sum, [, dollars]) => sum + dollars, 0));
    expect(plan.dollars.total - plan.dollars.mails).toBeLessThan(100);
  });
});
