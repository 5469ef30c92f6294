import { describe, expect, it } from "vitest";
import { type Simulation, simulate } from "../../cli/simulate/simulate.ts";
import { assumedUplift } from "../../src/app/foresight/replay/assumed-uplift.ts";
import type { ReplayedMail } from "../../src/app/foresight/replay/report.ts";
import { perKey } from "../../src/contracts/keys.ts";
import { DAY, dayOf } from "../../src/domain/basics/calendar.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { Fact } from "../../src/domain/facts/facts.ts";
import { offersWith } from "../support/config.ts";
import { day, fact, key, order, PROOF, START } from "../support/facts.ts";
import { consentIn, MAILBOX_KEY } from "../support/mailboxes.ts";
import { bundleOf, chainOf, type ShopOptions } from "../support/nights.ts";

const KEYS = { ...perKey(() => []), links: ["links-key-of-a-test-0123456789"], mailbox: [MAILBOX_KEY] };
const secrets = { keys: async () => KEYS };

const FROM = dayOf("UTC", START);
const DAYS = 65;

/** The same numbers in every run. */
function drawing(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const addressOf = (id: string): string => `${id.slice(2)}@shop.example`;

const subscribed = (id: string, at: number): readonly Fact[] => [
  fact("identified", { customer: key(id), at, email: addressOf(id) }),
  fact("consent-given", { customer: key(id), at, proof: PROOF, dated: true }),
  consentIn(addressOf(id), at),
];

/** Customers who come over a month and buy now and then. */
function lifeOf(customers: number, seed: number): readonly Fact[] {
  const draw = drawing(seed);
  const facts: Fact[] = [];
  for (let index = 0; index < customers; index++) {
    const id = `u:c${index}`;
    let at = START + Math.floor(draw() * 30) * DAY + Math.floor(draw() * DAY);
    facts.push(...subscribed(id, at));
    for (let orders = 0; orders < 12 && at < day(DAYS); orders++) {
      facts.push(order(`${id}-${orders}`, at, Math.round(20_000 + draw() * 400_000), { customer: key(id) }));
      at += Math.ceil((2 + draw() ** 2 * 60) * DAY);
    }
  }
  return facts.sort((a, b) => a.receivedAt - b.receivedAt);
}

const OFFERED = {
  ...chainOf({ segment: "asleep" }),
  holdout_percent: 30,
  steps: [
    { wait_until: "11:00" as const },
    { send: "hello", offer: "thanks" },
    { wait: "5d" as const },
    { send: "hello", when: "days_since_last_order > 33" },
  ],
};

const SHOP: ShopOptions = {
  store: {
    frequency_cap: { mails: 1, per: "7d", over: "defer" },
    quiet_hours: { from: "21:00", to: "09:00" },
  },
  offers: offersWith({
    max_discount: 300,
    valid_for: "60d",
    code: { prefix: "BACK", bound: "customer", on_cancel: "release" },
    budget: { amount: 3_000, per: "month" },
  }),
  chains: {
    wake: OFFERED,
    remind: chainOf({ segment: "doubting" }),
    best: chainOf({ segment: "champions" }),
    late: chainOf({ segment: "risky" }),
  },
};

const withSegments = (bundle: Bundle, hysteresis?: number): Bundle => ({
  ...bundle,
  segments: {
    ...bundle.segments,
    rfm: { cut: "value", ...(hysteresis !== undefined && { hysteresis }) },
    list: [
      { id: "risky", name: "Risky", when: "orders >= 4 && no_purchase_probability > 0.6" },
      ...bundle.segments.list,
    ],
  },
});

async function playing(over: Partial<Simulation>) {
  const mails: ReplayedMail[] = [];
  const result = await simulate({
    ...{ bundle: withSegments(bundleOf(SHOP)), facts: lifeOf(25, 7), from: FROM, to: FROM + DAYS - 1 },
    ...{
      fit: "daily",
      render: false,
      secrets,
      uplift: assumedUplift(10),
      onMail: (mail) => mails.push(mail),
    },
    ...over,
  });
  return { mails: mails.sort(byMail), result };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const byMail = (a: ReplayedMail, b: ReplayedMail) =>
  a.at - b.at || (`${a.customer} ${a.chain}` < `${b.customer} ${b.chain}` ? -1 : 1);

describe("a replay", () => {
  /** As the shop is, played once for all who only look. */
  const asItIs = once(() => playing({}));

  it.each([
    ["plain limits", undefined],
    ["hysteresis", 5],
  ])("that passes customers by comes to what one that looks at everybody does, with %s", async (_, hysteresis) => {
    const bundle = withSegments(bundleOf(SHOP), hysteresis);
    const [plain, quick] = [await playing({ bundle, fit: "plain" }), await playing({ bundle })];
    expect(plain.mails.length).toBeGreaterThan(30);
    expect(plain.result.chains.map(({ chain }) => chain)).toEqual(expect.arrayContaining(["remind", "wake"]));
    expect(quick).toEqual(plain);
  });

  it("sends nothing at night, and no more than the cap lets through", async () => {
    const { mails } = await asItIs();
    expect(mails.length).toBeGreaterThan(30);
    const hours = new Set(mails.map(({ at }) => new Date(at).getUTCHours()));
    expect([...hours].filter((hour) => hour < 9 || hour >= 21)).toEqual([]);
    for (const its of Map.groupBy(mails, ({ customer }) => customer).values())
      for (const [index, { at }] of its.entries())
        expect(at - (its[index - 1]?.at ?? 0)).toBeGreaterThanOrEqual(7 * DAY);
  });

  it("holds out and offers as the config says, within a budget of which no code is over yet", async () => {
    const { result } = await asItIs();
    const wake = result.chains.find(({ chain }) => chain === "wake");
    expect(result.discounts.most).toBeGreaterThan(0);
    expect(wake?.heldOut).toBeGreaterThan(0);
    const months = Map.groupBy(result.steps, ({ month }) => month);
    for (const steps of months.values()) {
      const given = steps.flatMap(({ offers }) => Object.values(offers));
      expect(given.reduce((sum, { most }) => sum + most, 0)).toBeLessThanOrEqual(300_000);
    }
  });

  it("begins no chain before its first day", async () => {
    const { mails } = await playing({ from: FROM + 40 });
    expect(mails.length).toBeGreaterThan(0);
    expect(mails.filter(({ at }) => at < day(40))).toEqual([]);
  });

  it("takes stock of all whom the shop had before, so that nobody enters for what they were already", async () => {
    const facts = Array.from({ length: 200 }, (_, index) => `u:old${index}`).flatMap((id, index) => [
      ...subscribed(id, START),
      order(`${id}-0`, index % 20 === 0 ? START + 1 : day(44), 50_000, { customer: key(id) }),
    ]);
    const past = facts.sort((a, b) => a.receivedAt - b.receivedAt);
    const { result } = await playing({ facts: past, from: FROM + 45, to: FROM + 47 });
    expect(result.customers).toBe(200);
    expect(result.chains.map(({ entered }) => entered)).toEqual([]);
  });

  it("tells what chains bring from the assumption, of those who were not held out", async () => {
    const { result } = await asItIs();
    expect(result.brought.length).toBe(result.chains.length);
    for (const { chain, orders, low, high } of result.brought) {
      const row = result.chains.find((one) => one.chain === chain);
      expect(orders).toBeCloseTo(((row?.entered ?? 0) - (row?.heldOut ?? 0)) / 10);
      expect(low).toBeLessThan(orders);
      expect(high).toBeGreaterThan(orders);
    }
  });
});
