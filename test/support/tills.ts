import { refusedCaller } from "../../functions/collect/shop-caller.ts";
import { makeTillCodesHandler } from "../../functions/offers/till-codes-handler.ts";
import { makeMemoryBudgetStore } from "../../src/adapters/memory/budget-store.ts";
import { makeMemoryCodeStore } from "../../src/adapters/memory/code-store.ts";
import { makeMemoryConfigStore } from "../../src/adapters/memory/config-store.ts";
import { makeMemoryCustomerStore } from "../../src/adapters/memory/customer-store.ts";
import { mailboxKey } from "../../src/app/mailbox/mailbox-key.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { CodeRule } from "../../src/domain/config/offers.ts";
import type { Code, Terms } from "../../src/domain/offers/codes/code.ts";
import type { Profile } from "../../src/domain/people/profile.ts";
import type { CodeStore } from "../../src/ports/codes.ts";
import { bundleWith, customerWith, offersWith } from "./config.ts";
import { key } from "./facts.ts";
import { KEYS, NOW } from "./ingest.ts";
import { invoke } from "./ingest-server.ts";

/** A code of ten percent for `u:1`, sent and good for a week, of which only what matters is said. */
export function codeWith({
  terms,
  ...more
}: Partial<Omit<Code, "terms" | "stage">> & {
  readonly stage?: never;
  readonly terms?: Partial<Terms>;
} = {}): Code {
  return {
    code: "HELLO-7F3K9Q2M",
    offer: "thanks",
    issue: 1,
    customer: key("u:1"),
    bound: "customer",
    counters: [],
    reserved: 0,
    issuedAt: NOW - DAY,
    stage: "sent",
    sentAt: NOW - DAY,
    revision: 1,
    ...more,
    terms: {
      benefit: { kind: "percent", percent: 10 },
      variant: "universal",
      tier: "standard",
      validUntil: NOW + 7 * DAY,
      ...terms,
    },
  };
}

/** One that an order has used. */
export const redeemedCode = (
  order: string,
  more: Parameters<typeof codeWith>[0] = {},
  by?: string,
): Code => ({
  ...codeWith(more),
  stage: "redeemed",
  redemption: { order, amount: 20_000, at: NOW, ...(by !== undefined && { by: key(by) }) },
});

export const codeRule = (rule: Partial<CodeRule> = {}): CodeRule => ({
  prefix: "HELLO",
  bound: "customer",
  on_cancel: "release",
  ...rule,
});

export const tillBundle = (rule: Partial<CodeRule> = {}, store: Partial<Bundle["store"]> = {}): Bundle => {
  const { store: whole } = bundleWith();
  return bundleWith({ store: { ...whole, ...store }, offers: offersWith({ code: codeRule(rule) }) });
};

export const published = (bundle: Bundle) => ({
  ...{ publishedAt: NOW, by: "test", digest: "", files: {}, version: 1, bundle },
});

/** Counts what a store is asked, so that a test can say what a question costs. */
export function countingCodes(codes: CodeStore = makeMemoryCodeStore()) {
  const calls = { strong: 0, eventual: 0, written: 0 };
  const store: CodeStore = {
    ...codes,
    get(code, consistency) {
      calls[consistency ?? "strong"] += 1;
      return codes.get(code, consistency);
    },
    put(next) {
      calls.written += 1;
      return codes.put(next);
    },
  };
  return { store, calls };
}

/** A shop's till in memory: `time.now` may be moved. */
export async function till(options: {
  readonly codes?: readonly Code[];
  readonly store?: CodeStore;
  readonly rule?: Partial<CodeRule>;
  readonly shop?: Partial<Bundle["store"]>;
  readonly customers?: readonly Partial<Profile>[];
}) {
  const time = { now: NOW };
  const store = options.store ?? makeMemoryCodeStore();
  const [customers, config] = [makeMemoryCustomerStore(), makeMemoryConfigStore()];
  for (const code of options.codes ?? [codeWith()]) await store.put(code);
  for (const profile of options.customers ?? []) {
    const { profile: whole } = customerWith(profile);
    await customers.putProfile(whole.id, { profile: whole }, 0);
  }
  await config.publish(published(tillBundle(options.rule, options.shop)));
  const clock = { now: () => time.now };
  const deps = {
    codes: store,
    budgets: makeMemoryBudgetStore(),
    customers,
    config,
    secrets: { keys: async () => KEYS },
    clock,
  };
  const handler = makeTillCodesHandler({ ...deps, refusedCaller });
  return {
    ...deps,
    time,
    ask: (
      what: "check" | "redeem" | "release",
      body: object,
      headers: Readonly<Record<string, string>> = BEARER,
    ) =>
      invoke(handler, {
        path: `/v1/codes/${what}`,
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(body),
      }),
  };
}

export const BEARER = { authorization: `Bearer ${KEYS.server[0]}` };

export const BASKET = {
  currency: "RUB",
  items: [
    { product: "tea", category: "Tea", price: 900, quantity: 2 },
    { product: "cup", category: "Cups", price: 200 },
  ],
  delivery: 300,
  total: 2_300,
};

/** A question about the code of `codeWith`, by its customer. */
export const asking = (more: object = {}) => ({
  code: "HELLO-7F3K9Q2M",
  customer: { id: "1" },
  basket: BASKET,
  ...more,
});

export const mailboxOf = (address: string) => mailboxKey(address, KEYS);
