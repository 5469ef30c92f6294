import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Onlooker, runDemo } from "../../cli/demo/run-demo.ts";
import type { Summary } from "../../cli/demo/summary.ts";
import { PASSERS_BY } from "../../examples/demo-shop/passers-by.ts";
import { makeDemoShop } from "../../examples/demo-shop/shop.ts";
import { makeRebuild } from "../../src/app/people/rebuild.ts";
import { dayOf, instantAt, MINUTE } from "../../src/domain/basics/calendar.ts";
import { lastWeekday } from "../../src/domain/basics/weekday.ts";
import { campaignChain } from "../../src/domain/campaigns/chain-of.ts";
import type { Send } from "../../src/domain/chains/journal.ts";
import { CONFIRM_TEMPLATE } from "../../src/domain/confirm/template.ts";
import type { CustomerKey } from "../../src/domain/facts/facts.ts";
import type { Code } from "../../src/domain/offers/codes/code.ts";
import { CODE_SHARDS } from "../../src/domain/offers/codes/shards.ts";
import { tierOf } from "../../src/domain/offers/offers.ts";
import { fold } from "../../src/domain/people/fold.ts";
import { adminApi } from "../support/admin-over-http.ts";
import { readAll } from "../support/admin-reads.ts";
import { type StoreStack, startStore } from "../support/store-stack.ts";

const START = 20_514;
const ZONE = "Europe/Moscow";
const OPTIONS = { seed: 5, customers: 120, days: 8 };
const NOBODY: Onlooker = { startProgress: () => ({ update() {}, stop() {} }), say() {}, tell() {} };

let store: StoreStack;
let summary: Summary;
let sends: Send[];

beforeAll(async () => {
  store = await startStore(instantAt(ZONE, START, 0) + MINUTE);
  summary = await runDemo(store.stack, ZONE, OPTIONS, NOBODY);
  const { journal } = await import("../../src/adapters/wiring.ts");
  sends = [];
  for await (const send of journal().scanSends(0, 1)) sends.push(send);
});

afterAll(() => store.stop());

/** Who signs up by the form of a poster or a box, and whom customers bring. */
const isPasserBy = (address: string | undefined) => PASSERS_BY.some(({ email }) => email === address);
const isFriend = (key: string) => key.startsWith("u:friend-");

async function bundleInForce() {
  const { config } = await import("../../src/adapters/wiring.ts");
  const published = await config().current();
  if (!published) throw new Error("nothing is published");
  return published.bundle;
}

/** The codes that went out in a mail and are used, by the ledger. */
async function usesOfCodes() {
  const { codes } = await import("../../src/adapters/wiring.ts");
  const all: Code[] = [];
  for (let shard = 0; shard < CODE_SHARDS; shard += 1)
    for await (const code of codes().inShard(shard)) all.push(code);
  return all.flatMap((code) => (code.stage === "redeemed" && code.sentAt !== undefined ? [code] : []));
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

describe("the demo", () => {
  it("has every customer in exactly one segment, on the first night and on the last", async () => {
    const segments = Object.values(summary.segments);
    expect(sum(segments.map(({ before }) => before))).toBe(summary.customers.before);
    expect(sum(segments.map(({ after }) => after))).toBe(summary.customers.after);
    const { customers } = await import("../../src/adapters/wiring.ts");
    const [known, passersBy, friends] = [[] as string[], [] as string[], [] as string[]];
    for await (const { profile } of customers().scan(0, 1))
      (isPasserBy(profile.email) ? passersBy : isFriend(profile.id) ? friends : known).push(profile.id);
    expect(known).toHaveLength(OPTIONS.customers);
    expect(passersBy.length).toBeGreaterThan(0);
    expect(friends).toHaveLength(summary.account.friends.came);
    expect(known.length + passersBy.length + friends.length).toBe(summary.customers.after);
  });

  it("mails nobody on the first night because of a segment, and many in the days after", () => {
    const firstNight = instantAt(ZONE, START, 4 * 60);
    const bySegment = ["win-back", "churn-risk", "second-purchase", "loyal-inactive"];
    expect(
      sends.filter(({ claimedAt, chain }) => claimedAt < firstNight && bySegment.includes(chain)),
    ).toEqual([]);
    expect(summary.mails.total).toBeGreaterThan(10);
    expect(sum(summary.mails.by.map(({ mails }) => mails))).toBe(summary.mails.total);
    const sent = sends.filter(({ status, template }) => status === "sent" && template !== CONFIRM_TEMPLATE);
    expect(sent).toHaveLength(summary.mails.total);
  });

  it("mails only those who agreed", async () => {
    const { people } = makeDemoShop({ ...OPTIONS, start: START, timeZone: ZONE });
    const agreed = new Set(people.filter(({ consents }) => consents).map(({ email }) => email));
    const { customers } = await import("../../src/adapters/wiring.ts");
    for await (const { profile } of customers().scan(0, 1))
      if (isFriend(profile.id) && profile.email !== undefined) agreed.add(profile.email);
    const readers = (await bundleInForce()).store.digest?.to ?? [];
    const mails = (await store.stack.mails()).filter(({ to }) => !readers.includes(to));
    expect(mails.filter(({ to }) => !agreed.has(to) && !isPasserBy(to))).toEqual([]);
    const first = new Map(mails.toReversed().map(({ to, tags }) => [to, tags.chain]));
    const asked = [...first].filter(([to]) => isPasserBy(to)).map(([, chain]) => chain);
    expect(new Set(asked)).toEqual(new Set([CONFIRM_TEMPLATE]));
  });

  it("mails the week's figures to the team on Mondays, and counts them nowhere", async () => {
    const { digest } = (await bundleInForce()).store;
    const readers = digest?.to ?? [];
    const digests = (await store.stack.mails()).filter(({ to }) => readers.includes(to));
    const mondays = Array.from({ length: OPTIONS.days + 1 }, (_, day) => START + day).filter(
      (day) => digest && lastWeekday(digest.weekday, day) === day,
    );
    expect(digests).toHaveLength(mondays.length * readers.length);
    expect(digests.every(({ tags }) => tags.chain === undefined)).toBe(true);
    expect(digests[0]?.text).toContain("Клиенты");
  });

  it("gives each offer by what the customer had spent when it was given", async () => {
    const { config, events, customers } = await import("../../src/adapters/wiring.ts");
    const bundle = (await config().current())?.bundle;
    if (!bundle) throw new Error("nothing is published");
    const { time_zone: timeZone, currency, exchange_rates: rates } = bundle.store;
    const offered = sends.filter(({ offer }) => offer !== undefined);
    expect(offered.length).toBeGreaterThan(5);
    for (const { customer, claimedAt, offer } of offered) {
      const aliases = (await customers().get(customer))?.profile?.aliases ?? [];
      const facts = (await Promise.all([customer, ...aliases].map((key) => events().factsOf(key)))).flat();
      const then = facts.filter(({ receivedAt }) => receivedAt <= claimedAt);
      const { spent } = fold(customer as CustomerKey, then, { timeZone, currency, rates });
      expect(offer?.tier).toBe(tierOf(spent, bundle.offers.tiers, currency).id);
    }
  });

  it("gives every code to one customer only, and sees them used", () => {
    const codes = sends.flatMap(({ offer }) => (offer?.code === undefined ? [] : [offer.code]));
    expect(new Set(codes).size).toBe(codes.length);
    expect(summary.codes.given).toBe(codes.length);
    expect(summary.codes.used).toBeGreaterThan(0);
    expect(summary.codes.revenue).toBeGreaterThan(0);
  });

  it("has every code on the shop's platform before the mail goes, and uses it at the platform's till", async () => {
    const { codes, tillBatches } = await import("../../src/adapters/wiring.ts");
    const given = sends.flatMap(({ offer }) => (offer?.code === undefined ? [] : [offer.code]));
    for (const text of given) {
      const batch = (await codes().get(text))?.batch;
      expect(batch).toBeDefined();
      expect(await tillBatches().state(`${batch}`, text)).toBe("known");
    }
    const { taken = 0, tried } = summary.events.till ?? {};
    expect(taken).toBeGreaterThan(0);
    expect(tried).toEqual({ invented: "unknown", anothers: "not-yours" });
    const { offers } = summary.account;
    const uses = await usesOfCodes();
    expect(uses).toHaveLength(summary.codes.used);
    // The offers' lines are the last night's; since then half a day went by.
    const byNight = uses.filter(({ redemption }) => redemption.at < Date.parse(summary.to));
    expect(sum(offers.map(({ used }) => used))).toBe(byNight.length);
    expect(sum(offers.map(({ strangers }) => strangers))).toBe(1);
    expect(offers.filter(({ used, given: off }) => used > 0 && off === 0)).toEqual([]);
  });

  it("pays with points, and brings friends", () => {
    const {
      account,
      events: { points },
    } = summary;
    expect(points?.orders).toBeGreaterThan(0);
    expect(account.loyalty?.spenders).toBeGreaterThan(0);
    expect(account.friends.came).toBeGreaterThan(0);
  });

  it("checks a campaign and starts it, and sends as many mails as the check has said or says why not", () => {
    const { campaign, audience = 0, expected = 0, sent = 0, heldOut = 0 } = summary.campaign ?? {};
    expect(campaign).toBe("spring-sale");
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThanOrEqual(expected);
    expect(expected + heldOut).toBeLessThanOrEqual(audience);
    const mails = sends.filter(
      ({ chain, status }) => chain === campaignChain("spring-sale") && status === "sent",
    );
    expect(mails).toHaveLength(sent);
  });

  it("reminds, cares and recommends", () => {
    const chains = new Set(summary.mails.by.map(({ chain }) => chain));
    expect([...chains]).toEqual(expect.arrayContaining(["restock", "care-start"]));
  });

  it("played to the end: the last night is the last day's", () => {
    expect(dayOf("UTC", Date.parse(summary.from))).toBe(START);
    expect(dayOf("UTC", Date.parse(summary.to))).toBe(START + OPTIONS.days);
  });

  it("left no work undone, and nothing to rebuild", async () => {
    const { queues } = await store.stack.stats();
    expect(Object.values(queues).every((messages) => messages === 0)).toBe(true);
    const { config, events, customers, secrets, tastes } = await import("../../src/adapters/wiring.ts");
    const rebuild = makeRebuild({
      events: events(),
      customers: customers(),
      tastes: tastes(),
      config: config(),
      secrets: secrets(),
    });
    expect(await rebuild()).toMatchObject({ customers: summary.customers.after, changed: 0 });
  });
});

describe("the admin API answers as its OpenAPI document says", () => {
  let api: Awaited<ReturnType<typeof adminApi>>;
  beforeAll(async () => {
    api = await adminApi(store.stack);
  });

  it("to every question that needs to be told nothing", async () => {
    const statuses = await readAll(api);
    expect(new Set(Object.values(statuses))).toEqual(new Set([200]));
  });

  it.each([
    ["GET", "/v1/config/1", 200],
    ["GET", "/v1/metrics?from=2026-01-01&to=2026-03-31", 200],
    ["GET", "/v1/campaigns/spring-sale?exact=true", 200],
    ["GET", "/v1/campaigns/spring-sale/check", 200],
    ["POST", "/v1/campaigns/spring-sale/check", 202],
    ["POST", "/v1/campaigns/spring-sale/start", 200],
    ["GET", "/v1/catalogue/product?id=tea-1", 200],
    ["GET", "/v1/experiments/second-purchase.second-purchase", 200],
    ["POST", "/v1/chains/win-back/pause", 200],
    ["POST", "/v1/chains/win-back/resume", 200],
    ["POST", "/v1/chains/win-back/held", 200, { decision: "drop" }],
    ["POST", "/v1/segments/count", 200, { condition: "orders > 0", segment: "active" }],
    ["POST", "/v1/customers/merge", 200, { one: "demo-1", other: "demo-2", reason: "x", dry_run: true }],
    ["POST", "/v1/loyalty/card", 200, { customer: "id:demo-3" }],
    ["POST", "/v1/loyalty/grant", 200, { customer: "id:demo-3", points: 5, reason: "x", grant: "g" }],
    ["POST", "/v1/loyalty/mend", 200, { customer: "id:demo-3", reason: "x" }],
    ["POST", "/v1/loyalty/audit", 200, { shard: 0 }],
    ["POST", "/v1/till/replay", 202, {}],
    ["POST", "/v1/webhooks/replay", 202, {}],
  ] as const)("to %s %s", async (method, path, status, body?: unknown) => {
    expect((await api(method, path, body)).status).toBe(status);
  });

  it("about customers, their wallets and their codes", async () => {
    const codes = new Set<string>();
    for (let index = 1; index <= 40; index += 1) {
      const { status, body } = await api("GET", `/v1/customers/demo-${index}`);
      if (status !== 200) continue;
      for (const { code } of (body as { readonly codes: readonly { readonly code: string }[] }).codes)
        codes.add(code);
      expect((await api("GET", `/v1/loyalty/customers/id:demo-${index}`)).status).toBe(200);
    }
    expect(codes.size).toBeGreaterThan(0);
    for (const code of codes) expect((await api("GET", `/v1/codes/code?code=${code}`)).status).toBe(200);
  });
});
