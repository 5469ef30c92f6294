import { describe, expect, it } from "vitest";
import { DAY, HOUR, type Instant } from "../../src/domain/basics/calendar.ts";
import { sentOf } from "../../src/domain/campaigns/outcome.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import { makeCampaignWorld, shopWithCampaign } from "../support/campaigns.ts";
import { keyOf, NOON } from "../support/chains.ts";
import { consentIn } from "../support/mailboxes.ts";

type World = Awaited<ReturnType<typeof makeCampaignWorld>>;

const people = (many: number, from = 0) =>
  Array.from({ length: many }, (_, index) => keyOf(`p${from + index}`));

async function have(world: World, ids: readonly CustomerKey[], over: Parameters<World["has"]>[1] = {}) {
  for (const id of ids) await world.has(id, over);
}

const wall = (at: Instant, zone: string) =>
  new Date(at).toLocaleString("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });

const sentAt = async (world: World, id: CustomerKey) => (await world.journal.sends(id))[0]?.claimedAt ?? 0;

describe("a campaign", () => {
  it("says before how many mails go, and why others do not, and afterwards that it was so", async () => {
    const world = await makeCampaignWorld({
      bundle: shopWithCampaign(
        { topic: "offers", offer: "thanks", audience: { when: "orders < 5", frozen: true } },
        { topics: [{ id: "offers", name: "Offers" }] },
      ),
      shards: 3,
    });
    await have(world, people(10), { orders: 1, averageOrder: 100_000, spent: 100_000 });
    await have(world, people(3, 100), { consent: { status: "none" } });
    await have(world, people(2, 200), { suppression: "bounced" });
    await have(world, people(4, 300), { orders: 9 });
    await have(world, [keyOf("twin-1"), keyOf("twin-2")], { email: "twin@example.com" });
    await have(world, [keyOf("withdrawn")], { consent: { status: "withdrawn", at: NOON } });
    const mailbox = consentIn("p0@example.com", NOON).customer;
    await world.events.append([
      {
        ...{ kind: "preferences-set", id: "choice" as never, customer: mailbox, at: NOON, receivedAt: NOON },
        ...{ source: "test", topics: { offers: false }, proof: { source: "test" } },
      } as never,
    ]);

    const checked = await world.check();
    expect(world.mailer.taken).toHaveLength(0);
    expect(checked.waterfall).toMatchObject({
      audience: 18,
      lost: {
        "no-consent": { "no consent to mails": 3, unsubscribed: 1 },
        suppressed: { "suppressed: bounced": 2 },
        unwanted: { "topic offers is not wanted": 1 },
      },
      twice: 1,
      mails: 10,
      discount: { mails: { "5%": 11 }, ofAverageOrders: 9 * 5_000, withoutOrders: 2 },
    });
    await world.starts();
    await world.plays();
    expect(world.mailer.taken).toHaveLength(checked.waterfall.mails);
    const status = await world.status();
    expect(status?.run.phase).toBe("ended");
    expect(status?.outcome?.tally.by.mail).toEqual({
      sent: { "": 10 },
      skipped: { "the same mail went to this address today": 1 },
    });
  });

  it("tells each difference: who has unsubscribed, bought or been written to by another chain since", async () => {
    const world = await makeCampaignWorld({
      bundle: shopWithCampaign(
        { exit: "ordered_since_entry", schedule: { at: "2026-03-03 12:00", late: "tomorrow" } },
        { frequency_cap: { mails: 1, per: "7d", over: "skip" } },
      ),
    });
    await have(world, people(5));
    await world.starts();
    const { waterfall } = await world.check();
    expect(waterfall.mails).toBe(5);
    const [input] = world.executions;
    if (!input) throw new Error("not started");
    await world.enter(input);
    world.setNow(NOON + DAY);
    await world.has(keyOf("p0"), { consent: { status: "withdrawn", at: NOON + DAY } });
    await world.has(keyOf("p1"), { orders: 1, lastOrderAt: NOON + DAY, firstOrderAt: NOON + DAY });
    await world.enters(keyOf("p2"));
    await world.plays();
    const { tally } = (await world.status())?.outcome ?? {};
    expect(tally?.by.mail).toEqual({
      sent: { "": 2 },
      left: { unsubscribed: 1, "exit: ordered_since_entry": 1 },
      skipped: { "frequency cap: 1 mails in 7d": 1 },
    });
  });

  it("goes at the same time of day in three time zones, and a day later where that is over", async () => {
    const world = await makeCampaignWorld({
      bundle: shopWithCampaign({ schedule: { local_time: "16:00", late: "tomorrow" } }),
    });
    const zones = ["America/New_York", "Europe/Moscow", "Asia/Vladivostok"] as const;
    for (const [index, timeZone] of zones.entries()) await world.has(keyOf(`z${index}`), { timeZone });
    await world.starts();
    await world.plays();
    const times = await Promise.all(
      zones.map(async (zone, index) => wall(await sentAt(world, keyOf(`z${index}`)), zone)),
    );
    // Noon in UTC is 15:00 in Moscow and 22:00 in Vladivostok.
    expect(times).toEqual(["2026-03-01 16:00", "2026-03-01 16:00", "2026-03-02 16:00"]);
  });

  it("spreads mails over hours, a second start of the task included, and lets the night pass", async () => {
    const world = await makeCampaignWorld({
      bundle: shopWithCampaign(
        { schedule: { at: "2026-03-01 18:00", spread: "6h", late: "tomorrow" } },
        { quiet_hours: { from: "21:00", to: "09:00" } },
      ),
    });
    await have(world, people(60));
    await world.starts();
    const [input] = world.executions;
    if (!input) throw new Error("not started");
    await world.enter(input);
    await world.plays();
    const hours = world.mailer.taken.length;
    expect(hours).toBe(60);
    const times = await Promise.all(
      people(60).map(async (id) => new Date(await sentAt(world, id)).getUTCHours()),
    );
    expect(new Set(times)).toEqual(new Set([18, 19, 20, 9, 21].filter((hour) => times.includes(hour))));
    expect(times.filter((hour) => hour === 9).length).toBeGreaterThan(15);
    expect(times.filter((hour) => hour >= 18 && hour < 21).length).toBeGreaterThan(15);
  });

  it("counts who would be due after its end, and sends nothing from then on", async () => {
    const world = await makeCampaignWorld({
      bundle: shopWithCampaign(
        { schedule: { local_time: "22:00", until: "2026-03-02 06:00", late: "tomorrow" } },
        { quiet_hours: { from: "21:00", to: "09:00" } },
      ),
    });
    await have(world, people(3));
    await have(world, people(2, 10), { timeZone: "America/New_York" });
    const { waterfall } = await world.check();
    expect(waterfall).toMatchObject({ mails: 0, lost: { "too-late": { "due after the end": 5 } } });
    await world.starts();
    await world.plays();
    expect(world.mailer.taken).toHaveLength(0);
  });

  it("holds out a fair share, the same people as the check counts", async () => {
    const world = await makeCampaignWorld({ bundle: shopWithCampaign({ holdout_percent: 30 }) });
    await have(world, people(200));
    const { waterfall } = await world.check();
    expect(waterfall.holdout).toBeGreaterThan(40);
    expect(waterfall.holdout).toBeLessThan(80);
    await world.starts();
    await world.plays();
    expect(world.mailer.taken).toHaveLength(200 - waterfall.holdout);
    const { tally } = (await world.status())?.outcome ?? {};
    expect(tally?.by.holdout).toEqual({ holdout: { "": waterfall.holdout } });
  });

  it("warms up a domain: exactly so many mails on the first day, twice as many on the second", async () => {
    const world = await makeCampaignWorld({
      bundle: shopWithCampaign({ ramp_up: { first_day: 10, growth: 2 } }),
    });
    await have(world, people(75));
    await have(world, [keyOf("twin-1"), keyOf("twin-2")], { email: "twin@example.com" });
    expect((await world.check()).days).toEqual([10, 20, 40, 6]);
    await world.starts();
    await world.plays();
    const days = new Map<number, number>();
    for (const { customer } of world.mailer.taken) {
      const day = Math.floor(((await sentAt(world, customer)) - NOON) / DAY);
      days.set(day, (days.get(day) ?? 0) + 1);
    }
    expect([...days]).toEqual([
      [0, 10],
      [1, 20],
      [2, 40],
      [3, 6],
    ]);
  });

  it("asks a live audience again when the mail is due, and a frozen one never", async () => {
    for (const frozen of [true, false]) {
      const world = await makeCampaignWorld({
        bundle: shopWithCampaign({
          audience: { when: "orders == 0", frozen },
          schedule: { at: "2026-03-02 12:00", late: "tomorrow" },
        }),
      });
      await have(world, people(2));
      await world.starts();
      const [input] = world.executions;
      if (!input) throw new Error("not started");
      await world.enter(input);
      await world.has(keyOf("p1"), { orders: 1, lastOrderAt: NOON + HOUR });
      await world.plays();
      expect(world.mailer.taken).toHaveLength(frozen ? 2 : 1);
      const { tally } = (await world.status())?.outcome ?? {};
      expect(tally?.by.mail.skipped).toEqual(frozen ? undefined : { "when: orders == 0 is false": 1 });
    }
  });

  it("is spread at the account's rate, so that no cohort is late", async () => {
    const world = await makeCampaignWorld({ mailsASecond: 0.01 });
    await have(world, people(40));
    const { table, plan } = await world.check();
    expect(table.spreadMs).toBe((40 / (0.01 * 0.8)) * 1_000);
    expect(plan.sendingMs).toBe(table.spreadMs);
  });

  it("keeps the version that it started with", async () => {
    const world = await makeCampaignWorld({
      bundle: shopWithCampaign({ schedule: { at: "2026-03-02 12:00", late: "tomorrow" } }),
    });
    await have(world, people(2));
    await world.starts();
    await world.publish({ ...shopWithCampaign(), campaigns: {} });
    await world.plays();
    expect(world.mailer.taken.map(({ subject }) => subject)).toEqual(["One", "One"]);
    expect(sentOf((await world.status())?.outcome?.tally ?? never())).toBe(2);
  });
});

function never(): never {
  throw new Error("nothing was counted");
}
