import { describe, expect, it } from "vitest";
import { compileOwnMjml } from "../../src/adapters/config/own-mjml.ts";
import { makeMemoryBudgetStore } from "../../src/adapters/memory/budget-store.ts";
import { makeMemoryCampaignStore } from "../../src/adapters/memory/campaign-store.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryDeliveries } from "../../src/adapters/memory/deliveries.ts";
import { makeMemoryDigestClaims } from "../../src/adapters/memory/digest-claims.ts";
import { makeMemoryHeardStore } from "../../src/adapters/memory/heard-store.ts";
import { makeMemoryResultsFiles } from "../../src/adapters/memory/results-files.ts";
import { makeMemoryRunStore } from "../../src/adapters/memory/run-store.ts";
import { makeMemorySendingStore } from "../../src/adapters/memory/sending-store.ts";
import { makeMemoryUnseenStore } from "../../src/adapters/memory/unseen-store.ts";
import { makeRenderer } from "../../src/adapters/renderer.ts";
import { makeSendDigest } from "../../src/app/digest/send.ts";
import { writeLatest } from "../../src/app/nightly/documents.ts";
import { makeNights } from "../../src/app/nightly/read.ts";
import { writeDays, writeState } from "../../src/app/results/documents.ts";
import { DAY, formatDay, parseDay } from "../../src/domain/basics/calendar.ts";
import type { Store } from "../../src/domain/config/store.ts";
import type { TrendRow } from "../../src/domain/night/trend.ts";
import { NOTHING } from "../../src/domain/results/counts.ts";
import { atEntry } from "../../src/domain/results/happening.ts";
import type { PlainMail, SendResult } from "../../src/ports/mail.ts";
import { bundleOf, chainOf } from "../support/nights.ts";

const MONDAY = parseDay("2026-03-09") ?? 0;
const TEAM = ["ann@shop.example", "ben@shop.example"];

const rowOf = (date: string, over: Partial<TrendRow>): TrendRow => ({
  ...{
    date,
    customers: 1_000,
    mailable: 800,
    oneTimeBuyers: 300,
    repeatBuyers: 200,
    repeatPurchaseRate: 0.4,
  },
  ...{ joined: 1, newCustomers: 1, activeCustomers: 4, retentionRate: 0.5, churnRate: 0.5 },
  ...{ orders: 50, revenue: 5_000_000, averageOrder: 100_000, valueAtRisk: null, segments: {} },
  ...over,
});

interface World {
  readonly store?: Partial<Store>;
  readonly nights?: readonly TrendRow[];
  readonly answer?: (mail: PlainMail) => SendResult;
}

async function world({ store, nights, answer = () => ({ kind: "sent", messageId: "m" }) }: World = {}) {
  let day = MONDAY;
  const clock = { now: () => day * DAY + 3 * 3_600_000 };
  const [config, runs, files] = [makeMemoryConfigStore(), makeMemoryRunStore(), makeMemoryResultsFiles()];
  const sending = makeMemorySendingStore();
  const bundle = bundleOf({
    store: { digest: { to: TEAM, weekday: "monday" }, ...store },
    chains: { wake: { ...chainOf({ segment: "asleep" }), name: { en: "Wake <up>", ru: "Разбудить" } } },
  });
  await config.publish({ publishedAt: 0, by: "test", digest: "", files: {}, bundle });
  await writeLatest(
    runs,
    "trend",
    nights ?? [
      rowOf(formatDay(MONDAY - 7), { segments: { asleep: groupOf(90) } }),
      rowOf(formatDay(MONDAY), {
        ...{ customers: 1_012, repeatBuyers: 205, revenue: 5_500_000, repeatPurchaseRate: 0.41 },
        segments: { asleep: groupOf(80) },
      }),
    ],
  );
  const wake = { ...atEntry("wake", 1), reason: null };
  await writeState(files, {
    ...{ build: "b", parts: 1, asOf: clock.now(), today: MONDAY, sealed: MONDAY - 2, sealedUntil: 0 },
    ...{ waiting: [], closed: MONDAY - 6, currency: "RUB", hasMargin: false },
  });
  await writeDays(files, [
    {
      day: MONDAY - 6,
      lists: { build: "b", parts: 1 },
      rows: [
        {
          happening: { ...wake, step: 0, template: "hello", outcome: "sent" },
          count: { ...NOTHING, count: 40 },
        },
        {
          happening: { ...wake, step: 0, template: "hello", outcome: "attributed" },
          count: { ...NOTHING, count: 3, orders: 3, revenue: 123_400 },
        },
      ],
    },
  ]);
  const mails: PlainMail[] = [];
  const send = makeSendDigest({
    ...{ config, runs, files, sending, clock, claims: makeMemoryDigestClaims() },
    nights: makeNights(runs),
    campaigns: makeMemoryCampaignStore(),
    budgets: makeMemoryBudgetStore(),
    deliveries: makeMemoryDeliveries(),
    unseen: makeMemoryUnseenStore(),
    heard: makeMemoryHeardStore(),
    misspelt: () => undefined,
    onFailure: () => {},
    renderer: makeRenderer({ strictVariables: true }),
    compile: compileOwnMjml,
    mailer: {
      async send(mail) {
        mails.push(mail);
        return answer(mail);
      },
    },
  });
  return { send, mails, sending, later: (days: number) => (day += days) };
}

const groupOf = (customers: number) => ({ customers, mailable: customers, revenue: 0, spent: 0 });

describe("the weekly digest", () => {
  it("says in HTML and in text how the shop stands and how that has moved in a week", async () => {
    const { send, mails } = await world();
    expect(await send()).toEqual({ week: "2026-03-09", sent: 2, failed: 0 });
    const [mail] = mails;
    expect(mail?.subject).toBe("Shop: the week up to March 9, 2026");
    expect(mail?.text).toMatch(/Customers\s*1,012\s*\+1.2%/);
    expect(mail?.text).toMatch(/Revenue\s*₽55,000\s*\+10%/);
    expect(mail?.text).toMatch(/Repeat purchase rate\s*41%\s*\+1 pp/);
    expect(mail?.text).toContain("12 customers more");
    expect(mail?.text).toContain("“Asleep”: -10");
    expect(mail?.text).toMatch(/Wake <up>\s*40\s*0\s*₽1,234/);
    expect(mail?.text).toContain("Nothing needs you right now.");
    expect(mail?.html).toContain("Wake &lt;up&gt;");
    expect(mail?.html).toContain("1,012");
  });

  it("is in the shop's language, and leads to the page where that is known", async () => {
    const { send, mails } = await world({
      store: {
        ...{ default_language: "ru", languages: ["ru"] },
        digest: { to: TEAM, weekday: "monday", page: "https://page.shop.example" },
      },
    });
    await send();
    expect(mails[0]?.subject).toBe("Shop: неделя до 9 марта 2026 г.");
    expect(mails[0]?.text).toContain("Разбудить");
    expect(mails[0]?.html).toContain('href="https://page.shop.example"');
  });

  it("says that sending is stopped, and goes all the same", async () => {
    const { send, mails, sending } = await world();
    await sending.write({ countedFrom: 0, barrier: { kind: "stopped", why: "a bad list", since: 0 } }, 0);
    await send();
    expect(mails[0]?.text).toContain("No mail goes: sending is stopped (a bad list)");
  });

  it("goes to each reader once a week, however often the night is repeated", async () => {
    const { send, mails, later } = await world();
    await send();
    await send();
    later(1);
    await send();
    expect(mails.map(({ to }) => to)).toEqual(TEAM);
    later(6);
    await send();
    expect(mails).toHaveLength(4);
  });

  it("goes a day late where the night of the day failed, and on no other day", async () => {
    const { send, mails, later } = await world();
    later(2);
    expect(await send()).toEqual({ sent: 0, failed: 0 });
    later(6);
    await send();
    expect(mails).toHaveLength(2);
  });

  it("is tried again for whom the account could not send, and not for whom it may have gone", async () => {
    const [ann, ben] = TEAM;
    let tries = 0;
    const { send, mails } = await world({
      answer: ({ to }) => {
        if (to === ann) return { kind: "unknown", reason: "time-out" };
        tries += 1;
        return tries === 1
          ? { kind: "refused", reason: "too fast", because: "rate" }
          : { kind: "sent", messageId: "m" };
      },
    });
    await expect(send()).rejects.toThrow("the digest could not be sent: too fast");
    expect(await send()).toEqual({ week: "2026-03-09", sent: 1, failed: 0 });
    expect(mails.map(({ to }) => to)).toEqual([ann, ben, ben]);
  });

  it("waits for the first night", async () => {
    const { send, mails } = await world({ nights: [] });
    await send();
    expect(mails).toEqual([]);
  });
});
