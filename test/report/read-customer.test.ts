import { beforeEach, describe, expect, it } from "vitest";
import { customerPage } from "../../cli/pages/customer-page.ts";
import { loyaltyText } from "../../cli/pages/loyalty-text.ts";
import { makeMemoryCodeStore } from "../../src/adapters/memory/code-store.ts";
import { makeMemoryJournal } from "../../src/adapters/memory/journal.ts";
import { hashEmail } from "../../src/app/collect/identity-keys.ts";
import type { NightlyModel } from "../../src/app/nightly/documents.ts";
import { customerLoyalty } from "../../src/app/report/customer-loyalty.ts";
import { makeReadCustomer } from "../../src/app/report/read-customer.ts";
import type { GivenOffer, Send } from "../../src/domain/chains/journal.ts";
import { expectedPurchases } from "../../src/domain/churn/buy-till-you-die.ts";
import { fold } from "../../src/domain/people/fold.ts";
import { foldSettings } from "../../src/domain/people/fold-settings.ts";
import type { CodeStore } from "../../src/ports/codes.ts";
import type { Journal } from "../../src/ports/journal.ts";
import { entry, send } from "../support/chains.ts";
import { bundleWith } from "../support/config.ts";
import { day, fact, key, link, order, START, visit } from "../support/facts.ts";
import { loyalty } from "../support/loyalty.ts";
import { mailboxOf } from "../support/mailboxes.ts";
import { secrets, type World, world } from "../support/projecting.ts";
import { codeWith, published, redeemedCode, tillBundle } from "../support/tills.ts";

const ANNA = key("u:1");
const ADDRESS = "anna@example.com";
const ORDERS_MODEL = { r: 0.6, alpha: 6, a: 0.8, b: 1.6 };
const MODEL: NightlyModel = {
  run: "2026-01-10",
  version: 1,
  timeZone: "UTC",
  currency: "RUB",
  periodDays: 30,
  cuts: { recencyDays: [10, 30], orders: [2, 8], spent: [3_000, 50_000] },
  churn: {
    kind: "shrunk-prior",
    parameters: ORDERS_MODEL,
    buyers: 3,
    why: "few buyers",
  },
  typical: { silence: 90, pace: 40, orderDays: 1, spentEach: 20_000 },
  value: {
    orders: {
      kind: "shrunk-prior",
      parameters: ORDERS_MODEL,
      cause: "scarce",
      why: "3 buyers; a fit of its own needs 50",
    },
    money: { kind: "store-average", mean: 60_000, spenders: 1, why: "1 repeat buyers; a fit needs 10" },
    horizon: { months: 12, monthlyDiscount: 0.01 },
  },
};

const RUB = { currency: "RUB", paused: new Set<string>() };

const offer = (over: Partial<GivenOffer> = {}): GivenOffer => ({
  offer: "come_back",
  variant: "last_category",
  subject: "tea",
  tier: "plain",
  benefit: { kind: "percent", percent: 7 },
  code: "BACK-0123ABCD",
  validUntil: day(20),
  reason: "last bought tea",
  ...over,
});

let shop: World;
let journal: Journal;
let codes: CodeStore;
const config = { current: async () => published(tillBundle({ prefix: "BACK" })) };
/** Anna's, used by her order B. */
const USED = redeemedCode("B", { code: "BACK-0123ABCD", offer: "come_back" });

beforeEach(async () => {
  shop = world();
  journal = makeMemoryJournal();
  codes = makeMemoryCodeStore();
  await codes.put(USED);
  await shop.tell([
    fact("identified", { email: ADDRESS, name: "Анна" }),
    ...link(`e:${hashEmail(ADDRESS)}`, "u:1"),
    ...link("a:browser", "u:1"),
    visit(day(-1), key("a:browser")),
    order("A", day(0), 100_000),
    order("B", day(6), 50_000, { coupons: ["BACK-0123ABCD"] }),
  ]);
});

async function sent(id: string, over: Partial<Send> = {}) {
  const one = send(ANNA, id, over);
  await journal.claim(one, undefined);
  await journal.settle(one, { status: "sent", messageId: `m-${id}` });
}

const readCustomer = (asked: string, model: NightlyModel | undefined = MODEL, now = day(10)) =>
  makeReadCustomer({
    events: shop.events,
    customers: shop.customers,
    secrets,
    journal,
    codes,
    config,
    nights: { model: async () => model },
    clock: { now: () => now },
  })(asked);

const beforeAnyNight = (asked: string) =>
  makeReadCustomer({
    events: shop.events,
    customers: shop.customers,
    secrets,
    journal,
    codes,
    config,
    nights: { model: async () => undefined },
    clock: { now: () => day(10) },
  })(asked);

describe("reading a customer", () => {
  it.each([
    "1",
    "u:1",
    ADDRESS,
    " Anna@Example.COM ",
    "a:browser",
    "browser",
  ])("finds the person by %j", async (asked) => {
    expect((await readCustomer(asked))?.id).toBe("u:1");
  });

  it.each(["", "2", "nobody@example.com", "u:", "a:"])("finds nobody by %j", async (asked) => {
    expect(await readCustomer(asked)).toBeUndefined();
  });

  it("tells the facts of all the person's partitions in the order in which they happened", async () => {
    const report = await readCustomer("1");
    expect(report?.facts.map(({ at }) => at)).toEqual(
      report?.facts.map(({ at }) => at).sort((a, b) => a - b),
    );
    expect(report?.facts.map(({ kind }) => kind)).toContain("visited");
  });

  it("says what the mailbox's owner has chosen about mails, as the page does", async () => {
    const chosen = fact("preferences-set", {
      topics: { news: true, sale: false },
      most: { mails: 1, days: 7 },
    });
    await shop.events.append([{ ...chosen, customer: mailboxOf(ADDRESS) }]);
    const report = await readCustomer("1");
    expect(report?.preferences).toEqual({
      topics: { news: true, sale: false },
      most: { mails: 1, days: 7 },
    });
    expect(report && customerPage(report, RUB)).toContain(
      "wants news; does not want sale; at most 1 mail in 7 days",
    );
  });

  it("tells a link between two of the person's keys once, although both partitions have it", async () => {
    const facts = (await readCustomer("1"))?.facts ?? [];
    const links = facts.flatMap((one) => (one.kind === "linked" ? [`${one.alias} is ${one.owner}`] : []));
    expect(links.toSorted()).toEqual(["a:browser is u:1", `e:${hashEmail(ADDRESS)} is u:1`]);
  });

  it("computes the probability of no purchase as of now, by the last night's model", async () => {
    const soon = (await readCustomer("1"))?.noPurchase?.probability ?? 0;
    const later = (await readCustomer("1", MODEL, day(100)))?.noPurchase?.probability ?? 0;
    expect(soon).toBeGreaterThan(0);
    expect(later).toBeGreaterThan(soon);
    expect(later).toBeLessThan(1);
  });

  it("says nothing about the future before the first night, and of somebody who never bought", async () => {
    await shop.tell([visit(START, key("u:2"))]);
    expect((await readCustomer("2"))?.noPurchase).toBeUndefined();
    expect((await beforeAnyNight("1"))?.noPurchase).toBeUndefined();
  });

  it("shows which codes came back with an order", async () => {
    await sent("s1", { offer: offer() });
    await sent("s2", { offer: offer({ code: "BACK-99999999" }), claimedAt: day(60) });
    expect((await readCustomer("1"))?.sends.map(({ used }) => used)).toEqual([true, false]);
  });

  it("tells what the ledger says of every code, and which were given to nobody or to somebody else", async () => {
    await codes.put(codeWith({ code: "BACK-11111111", strangers: 2, terms: { validUntil: day(5) } }));
    await codes.put(codeWith({ code: "BACK-22222222", customer: key("u:9") }));
    await sent("s1", { offer: offer({ code: "BACK-11111111" }) });
    await shop.tell([order("C", day(7), 100, { coupons: ["BACK-22222222", "BACK-FAKEC0DE", "SPRING"] })]);
    const report = await readCustomer("1");
    expect(report?.codes.map(({ code, state, order: used }) => [code, state, used])).toEqual([
      ["BACK-22222222", "another's", "C"],
      ["BACK-FAKEC0DE", "nobody's", "C"],
      ["BACK-0123ABCD", "redeemed", "B"],
      ["BACK-11111111", "expired", undefined],
    ]);
    const page = report ? customerPage(report, RUB) : "";
    for (const text of ["was given to nobody", "order B, 200.00 RUB off", "tried by others"])
      expect(page).toContain(text);
  });

  it("is not fooled by somebody else's order with the customer's code", async () => {
    await codes.put(redeemedCode("Z", { code: "BACK-33333333" }, "u:9"));
    await sent("s1", { offer: offer({ code: "BACK-33333333" }) });
    expect((await readCustomer("1"))?.sends.map(({ used }) => used)).toEqual([false]);
  });
});

describe("what a customer is worth", () => {
  it("is the order model's expectation times what an order day brings", async () => {
    const value = (await readCustomer("1"))?.value;
    const buyer = { x: 1, tx: 6, T: 10 };
    const orders = expectedPurchases("mbg-nbd", ORDERS_MODEL, buyer, 30);
    const perOrder = (60_000 + 150_000) / 3;
    expect(value).toMatchObject({
      known: true,
      expectedOrders: expect.closeTo(orders, 10),
      expectedMoney: Math.round(orders * perOrder),
      currency: "RUB",
      periodDays: 30,
    });
  });

  it("comes with the range that the customer's money will be in", async () => {
    const report = await readCustomer("1");
    if (!report?.value.known) throw new Error("the customer has bought");
    const { ranges, expectedMoney, lifetimeValue } = report.value;
    expect(ranges.expectedMoney.low).toBeLessThanOrEqual(expectedMoney);
    expect(ranges.expectedMoney.high).toBeGreaterThan(expectedMoney);
    expect(ranges.lifetimeValue.high).toBeGreaterThan(lifetimeValue);
    expect(customerPage(report, RUB)).toMatch(/next 30 days +\d\.\d\d orders, .* RUB \(.* RUB to .* RUB\)/);
  });

  it("rests mostly on the shop's average after one order, and no longer after a second", async () => {
    await shop.tell([order("Z", day(1), 1_000, { customer: key("u:3") })]);
    const [once, twice] = [await readCustomer("3"), await readCustomer("1")];
    expect(once?.noPurchase?.note).toBe("one order: mostly the shop's average");
    expect(once?.value).toMatchObject({ note: "one order: mostly the shop's average" });
    expect(once && customerPage(once, RUB)).toContain("one order: mostly the shop's average");
    expect(twice?.noPurchase?.note).toBeUndefined();
    expect(twice?.value).not.toHaveProperty("note");
  });

  it("says where the seasons are not known yet", async () => {
    const why = "seasons are not known yet";
    const churn = { ...MODEL.churn, season: { kind: "unknown", why } } as const;
    const report = await readCustomer("1", { ...MODEL, churn });
    expect(report && customerPage(report, RUB)).toContain(why);
    expect((await readCustomer("1"))?.noPurchase?.seasonUnknown).toBeUndefined();
  });

  it("is at risk by the probability of no purchase", async () => {
    const report = await readCustomer("1", MODEL, day(40));
    const value = report?.value;
    if (!value?.known) throw new Error("the customer has bought");
    expect(value.lifetimeValue).toBeGreaterThan(value.expectedMoney);
    expect(value.valueAtRisk).toBeCloseTo(value.lifetimeValue * (report?.noPurchase?.probability ?? 0), -1);
  });

  it("counts no orders of the future", async () => {
    await shop.tell([order("C", day(300), 900_000)]);
    const before = await readCustomer("1");
    await shop.tell([order("D", day(400), 900_000)]);
    expect((await readCustomer("1"))?.value).toEqual(before?.value);
  });

  it("is not known of somebody who has not bought, nor before a night with a value model", async () => {
    await shop.tell([visit(START, key("u:2")), order("Z", day(300), 1_000, { customer: key("u:3") })]);
    const { value: _, ...older } = MODEL;
    for (const [report, why] of [
      [await readCustomer("2"), "nothing bought yet"],
      [await readCustomer("3"), "nothing bought yet"],
      [await beforeAnyNight("1"), "no night has been computed yet"],
      [await readCustomer("1", older), "the last night had no value model: the next one has"],
    ] as const) {
      expect(report?.value).toEqual({ known: false, why });
      expect(report && customerPage(report, RUB)).toContain(`not known yet: ${why}`);
      expect(JSON.stringify(report)).not.toContain("null");
    }
  });

  it("stands on the page with the models that say so, fallbacks by name and reason", async () => {
    const report = await readCustomer("1");
    const page = report ? customerPage(report, RUB) : "";
    expect(page).toMatch(/next 30 days +\d\.\d\d orders, [\d.,]+ RUB/);
    expect(page).toMatch(/next 12 months +[\d.,]+ RUB \(.* RUB to .* RUB\), discounted by 1\.0% a month/);
    expect(page).toMatch(/no purchase +[\d.]+% in the next 30 days/);
    expect(page).toMatch(/at risk +[\d.,]+ RUB/);
    for (const model of [
      "days, by shrunk-prior, a fallback: few buyers",
      "shrunk-prior, a fallback: 3 buyers; a fit of its own needs 50",
      "store-average, a fallback: 1 repeat buyers; a fit needs 10",
    ]) {
      expect(page).toContain(model);
    }
  });
});

describe("the page of a customer", () => {
  it("says why nothing comes of a chain that is paused", async () => {
    await journal.enter(entry(ANNA), START);
    const report = await readCustomer("1");
    const page = report ? customerPage(report, { ...RUB, paused: new Set(["welcome"]) }) : "";
    expect(page).toContain("still in it, but the chain is paused");
  });

  it("gives the reasons of chains, mails and offers", async () => {
    await journal.enter(entry(ANNA, { reason: "segment churn_risk" }), START);
    await sent("s1", { offer: offer(), reason: "a regular who is late" });
    const report = await readCustomer("1");
    const page = report ? customerPage(report, RUB) : "";
    for (const text of [
      "segment churn_risk",
      "a regular who is late",
      "last bought tea",
      "BACK-0123ABCD, used",
    ]) {
      expect(page).toContain(text);
    }
    expect(page).toContain("1,500.00 RUB");
  });

  it("says why the probability of no purchase is what it is, in the file and on the page", async () => {
    const report = await readCustomer("1", MODEL, day(30));
    const why = report?.noPurchase?.explanation;
    const parts = (why?.contributions ?? []).map(({ logOdds }) => logOdds);
    const logOdds = parts.reduce((sum, part) => sum + part, why?.typical.logOdds ?? Number.NaN);
    expect(1 / (1 + Math.exp(-logOdds))).toBeCloseTo(report?.noPurchase?.probability ?? Number.NaN, 8);
    const page = report ? customerPage(report, RUB) : "";
    expect(page).toContain("usually orders every 6 days, silent for 24 (4.0 times as long)");
    expect(page).toContain("spends 750.00 RUB a time (typical: 200.00 RUB)");
  });

  it("shows hostile names without obeying them", async () => {
    const hostile = "Eve\u001b[2J\u001b]0;owned\u0007\r\n\u202Eevil";
    await shop.tell([fact("identified", { customer: key("u:3"), name: hostile })]);
    const report = await readCustomer("3");
    const page = report ? customerPage(report, RUB) : "";
    expect(page).toContain("Eve");
    for (const order of ["\u001b[2J", "\u0007", "\r", "\u202E"]) expect(page).not.toContain(order);
  });
});

describe("points of a customer", () => {
  it("shows points, lots and their history with reasons where there is a loyalty programme", async () => {
    const bundle = bundleWith({ loyalty: loyalty() });
    const settings = foldSettings({ bundle });
    const facts = [
      order("A", day(0), 100_000),
      fact("points-spent", { spend: "s", order: "B", points: 10, at: day(20) }),
      fact("points-granted", { grant: "g", points: 5, reason: "sorry", by: "anna", at: day(21) }),
    ];
    const club = customerLoyalty(fold(key("u:1"), facts, settings), facts, bundle, day(22));
    expect(club).toMatchObject({ level: "start", balance: { good: 25 }, next: { level: "silver" } });
    const text = club ? loyaltyText(club, fold(key("u:1"), facts, settings), "RUB") : "";
    expect(text).toContain("25 to spend, 0 pending");
    for (const line of [
      "+30",
      "order A, to spend from 2026-01-15",
      "−10",
      "spent on order B",
      "by anna: sorry",
    ])
      expect(text).toContain(line);
    expect(customerLoyalty(fold(key("u:1"), facts, settings), facts, bundleWith(), day(22))).toBeUndefined();
  });
});
