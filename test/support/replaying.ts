import { type Simulation, simulate } from "../../cli/simulate/simulate.ts";
import { assumedUplift } from "../../src/app/foresight/replay/assumed-uplift.ts";
import type { ReplayedMail } from "../../src/app/foresight/replay/report.ts";
import { perKey } from "../../src/contracts/keys.ts";
import { DAY, dayOf } from "../../src/domain/basics/calendar.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { Fact } from "../../src/domain/facts/facts.ts";
import { offersWith } from "./config.ts";
import { day, fact, key, order, PROOF, START } from "./facts.ts";
import { consentIn, MAILBOX_KEY } from "./mailboxes.ts";
import { bundleOf, chainOf, type ShopOptions } from "./nights.ts";

const KEYS = { ...perKey(() => []), links: ["links-key-of-a-test-0123456789"], mailbox: [MAILBOX_KEY] };
const secrets = { keys: async () => KEYS };

/** The first day of the shops that are played here, and for how many days they are. */
export const FROM = dayOf("UTC", START);
export const DAYS = 65;

/** The same numbers in every run. */
function drawing(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const addressOf = (id: string): string => `${id.slice(2)}@shop.example`;

export const subscribed = (id: string, at: number): readonly Fact[] => [
  fact("identified", { customer: key(id), at, email: addressOf(id) }),
  fact("consent-given", { customer: key(id), at, proof: PROOF, dated: true }),
  consentIn(addressOf(id), at),
];

/** Customers who come over a month and buy now and then. */
export function lifeOf(customers: number, seed: number, days = DAYS): readonly Fact[] {
  const draw = drawing(seed);
  const facts: Fact[] = [];
  for (let index = 0; index < customers; index++) {
    const id = `u:c${index}`;
    let at = START + Math.floor(draw() * 30) * DAY + Math.floor(draw() * DAY);
    facts.push(...subscribed(id, at));
    for (let orders = 0; orders < 12 && at < day(days); orders++) {
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

export const SHOP: ShopOptions = {
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

export const withSegments = (bundle: Bundle, hysteresis?: number): Bundle => ({
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

export async function playing(over: Partial<Simulation>) {
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

const byMail = (a: ReplayedMail, b: ReplayedMail) =>
  a.at - b.at || (`${a.customer} ${a.chain}` < `${b.customer} ${b.chain}` ? -1 : 1);
