import { expect } from "vitest";
import { DAY, HOUR, MINUTE } from "../../../src/domain/basics/calendar.ts";
import type { FactId } from "../../../src/domain/facts/facts.ts";
import type { Claim } from "../../../src/domain/offers/budgets/budget.ts";
import { codedShop } from "../../support/coded-shops.ts";
import { codeWith } from "../../support/codes.ts";
import { fact, key, order } from "../../support/facts.ts";
import { type Answered, ask } from "../ask.ts";
import type { Cloud } from "../cloud.ts";
import type { Flow } from "../flow.ts";
import { ledgerOf } from "../ledger-state.ts";
import { sendsOf, stateOf } from "../state.ts";
import { redrive } from "./chain.ts";
import { recompute, startNight } from "./nightly.ts";
import { consenting, happens, subscribed } from "./people.ts";
import { NOON, publish } from "./shop.ts";

const PEOPLE = ["ann", "ben", "cat"];
/** What a code of the shop takes off. */
const FACE = 10_000;

const shopOf = (codes: number) =>
  codedShop(
    { steps: [{ send: "one", offer: "thanks" }] },
    { budget: { amount: (codes * FACE) / 100, per: "ever" } },
  );
const budgetOf = (codes: number): readonly Claim[] => [{ counter: "offer:thanks@ever", limit: codes * FACE }];

async function everybodySubscribes(cloud: Cloud): Promise<void> {
  await happens(
    cloud,
    PEOPLE.map((id) => subscribed(id, NOON)),
  );
  await cloud.clock.advanceTo(NOON + 3 * HOUR);
}

const arranged = (codes: number) => async (cloud: Cloud) => {
  await publish(cloud, shopOf(codes));
  await happens(
    cloud,
    PEOPLE.flatMap((id) => consenting(id, NOON)),
  );
};

/** Who has what code, by the mail or by the ledger alone where the mail was lost. */
async function codesInMails(cloud: Cloud, budgets: readonly Claim[]) {
  const codes = await ledgerOf(cloud, budgets);
  const sends = await sendsOf(cloud);
  const taken = new Set(cloud.mails().map(({ tags }) => tags.send));
  for (const { id, offer } of sends) {
    const code = codes.find((one) => one.code === offer?.code);
    if (taken.has(id) && offer) expect(code, "the code of a mail that went").toMatchObject({ stage: "sent" });
  }
  return { sends, codes };
}

/** Everybody gets a code by mail. */
export const ISSUE: Flow = {
  name: "codes in mails",
  about: ["functions/chain-step.ts"],
  at: NOON,
  arrange: arranged(20),
  act: everybodySubscribes,
  recover: redrive,
  async outcome(cloud) {
    const { sends, codes } = await codesInMails(cloud, budgetOf(20));
    return {
      mails: sends.map(({ customer, offer }) => `${customer} ${offer?.code}`).sort(),
      codes: codes.map(({ customer, code }) => `${customer} ${code}`).sort(),
    };
  },
};

/** A budget of two codes for three people. Who gets them, and whether all are given out, may differ; the end does not. */
export const SCARCE: Flow = {
  ...ISSUE,
  name: "codes in mails from a budget that ends",
  arrange: arranged(2),
  async outcome(cloud) {
    const { sends, codes } = await codesInMails(cloud, budgetOf(2));
    expect(codes.length, "codes of a budget of two").toBeLessThanOrEqual(2);
    return sends.map(({ customer, template }) => `${customer} ${template}`).sort();
  },
};

const TILL = "functions/till-codes.ts";
const CODES = ["THX-AAAAAAA2", "THX-BBBBBBB3"];
const SENT = { stage: "sent", sentAt: NOON } as const;
const IN_BUDGET = { counters: ["offer:thanks@ever"], reserved: FACE };

/** Two codes that mails have brought to Ann, in a budget of three. */
async function codesOfAnn(cloud: Cloud): Promise<void> {
  await publish(cloud, shopOf(3));
  await happens(cloud, [...consenting("ann", NOON), ...consenting("ben", NOON)]);
  for (const [at, code] of CODES.entries()) {
    await cloud.budgets.reserve(budgetOf(3), FACE);
    const offer = ["thanks", "thanks_again"][at] ?? "";
    await cloud.codes.put(codeWith(code, { ...IN_BUDGET, offer, issuedAt: NOON }, SENT));
  }
}

const basket = { currency: "RUB", total: 1_000 };
const question = (what: "check" | "redeem", code: number, more: object = {}) => ({
  path: `/v1/codes/${what}`,
  body: { code: CODES[code], customer: { id: "ann" }, basket, ...more },
});
const release = (code: number, order: string) => ({
  path: "/v1/codes/release",
  body: { code: CODES[code], order },
});

const answers = new WeakMap<Cloud, Answered[]>();

/** Checks, redeems, tries twice, gives back and redeems again; and somebody else tries. */
async function atTheTill(cloud: Cloud): Promise<void> {
  const given: Answered[] = [];
  for (const asked of [
    question("check", 0),
    question("redeem", 0, { order: "o1" }),
    question("redeem", 0, { order: "o2" }),
    question("redeem", 0, { order: "o1" }),
    release(0, "o1"),
    release(0, "o1"),
    question("redeem", 0, { order: "o1" }),
    question("redeem", 0, { order: "o2" }),
    question("redeem", 1, { order: "o3", customer: { id: "ben" } }),
  ])
    given.push(await ask(cloud, TILL, asked));
  answers.set(cloud, given);
}

export const AT_THE_TILL: Flow = {
  name: "codes at the till",
  about: [TILL],
  at: NOON + DAY,
  arrange: codesOfAnn,
  act: atTheTill,
  outcome: async (cloud) => ({ answers: answers.get(cloud), codes: await ledgerOf(cloud, budgetOf(3)) }),
};

const orderOf = (at: number, code: number) =>
  order(`order-${at}`, at, 90_000, { customer: key("u:ann"), coupons: [CODES[code] ?? ""] });
const [FIRST, SECOND] = [orderOf(NOON + DAY, 0), orderOf(NOON + DAY + HOUR, 1)];
const AGAIN = { ...FIRST, id: `${FIRST.id}-again` as FactId, version: FIRST.version + 1 };
const OVER = { at: NOON + DAY + MINUTE, version: NOON + DAY + MINUTE };
const CANCELLED = fact("order-cancelled", { customer: FIRST.customer, order: FIRST.order, ...OVER });

/** The shop's messages of an order come before its till asks, twice, and are followed by the cancellation; the other stays. */
async function ordersAreTold(cloud: Cloud): Promise<void> {
  await happens(cloud, [FIRST]);
  await ask(cloud, TILL, question("redeem", 0, { order: FIRST.order }));
  await happens(cloud, [AGAIN]);
  cloud.holdStream();
  await cloud.events.append([CANCELLED, SECOND]);
  cloud.releaseStream();
  await cloud.settled();
}

export const TOLD_BY_ORDERS: Flow = {
  name: "codes that orders tell of",
  about: ["functions/project.ts"],
  at: NOON + DAY,
  arrange: codesOfAnn,
  act: ordersAreTold,
  async outcome(cloud) {
    const { customers } = await stateOf(cloud);
    return { customers, codes: await ledgerOf(cloud, budgetOf(3)) };
  },
};

/** 2026-03-12, 03:00 in the shop. */
const NIGHT_AT = Date.UTC(2026, 2, 12, 3);
const LIMIT = 20;

/** One of each stage, and what walks that died had reserved for nobody. */
async function aLedger(cloud: Cloud): Promise<void> {
  await publish(cloud, shopOf(LIMIT));
  const redemption = { order: "o1", amount: 6_000, at: NOON + DAY };
  const stages = [
    { stage: "reserved" },
    SENT,
    { stage: "redeemed", redemption },
    { stage: "released", redemption, voidAt: NOON + DAY },
    { stage: "spent", redemption, voidAt: NOON + DAY },
    { stage: "withdrawn", why: "a test", withdrawnAt: NOON },
  ] as const;
  for (const [at, stage] of stages.entries()) {
    const customer = key(`u:${at}`);
    await cloud.codes.put(codeWith(`THX-AAAAAAA${at}`, { ...IN_BUDGET, customer, issuedAt: NOON }, stage));
  }
  await cloud.budgets.reserve(budgetOf(LIMIT), (stages.length + 3) * FACE);
  await cloud.clock.advanceTo(NIGHT_AT - 10 * DAY);
  startNight(cloud, "first");
  await cloud.settled();
  await cloud.clock.advanceTo(NIGHT_AT);
}

/** Codes run out, and budgets have back what they did not cost, once, whichever task of the night dies. */
export const LEDGER_NIGHT: Flow = {
  name: "the night's account of codes",
  about: ["functions/nightly-ledger.ts", "functions/nightly-publish.ts"],
  at: NOON,
  arrange: aLedger,
  async act(cloud) {
    startNight(cloud, "last");
    await cloud.settled();
  },
  recover: recompute,
  async outcome(cloud) {
    const latest = await cloud.runs.get("latest", "ledger");
    const { counters, leaked } = latest as { counters: unknown; leaked: unknown };
    return {
      ...{ counters, leaked, now: await cloud.budgets.counters() },
      sealed: await cloud.runs.get("latest", "sealed"),
      codes: await ledgerOf(cloud, budgetOf(LIMIT)),
    };
  },
};
