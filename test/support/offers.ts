import { makeMemoryBudgetStore } from "../../src/adapters/memory/budget-store.ts";
import { makeMemoryCodeStore } from "../../src/adapters/memory/code-store.ts";
import { makeMemoryPoolStore } from "../../src/adapters/memory/pool-store.ts";
import { type IssueDeps, makeIssueCode } from "../../src/app/offers/issue-code.ts";
import { perKey } from "../../src/contracts/keys.ts";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import type { Offer } from "../../src/domain/config/offers.ts";
import type { Code } from "../../src/domain/offers/codes/code.ts";
import type { OfferNews } from "../../src/domain/offers/news.ts";
import type { ChosenOffer } from "../../src/domain/offers/offers.ts";
import { CODE_SHARDS, type CodeStore } from "../../src/ports/codes.ts";
import { NOON } from "./chains.ts";
import { bundleWith, TIERS } from "./config.ts";

const DAY_MS = 86_400_000;

/** A shop whose offer `hello` gives 5.00 off with a code; everybody's codes may cost 15.00 a month. */
export function shopWith(offer: Partial<Offer> = {}, budget = 15): Bundle {
  const hello = {
    ...{ kind: "amount", name: "Hello", amount: { standard: 5 }, variants: ["universal"], valid_for: "7d" },
    code: { prefix: "HELLO", bound: "customer", on_cancel: "release" },
    ...offer,
  } as Offer;
  return bundleWith({
    offers: {
      ...{ tiers: TIERS, price_floor_percent: 50, list: { hello } },
      budget: { amount: budget, per: "month" },
    },
  });
}

export function chosenWith(over: Partial<ChosenOffer> = {}): ChosenOffer {
  return {
    ...{ offer: "hello", variant: "universal", tier: "standard", reason: "a test" },
    benefit: { kind: "amount", amount: 500 },
    validUntil: NOON + 7 * DAY_MS,
    ...over,
  };
}

/** Everything that issuing needs, in memory. `at` may be moved. */
export function offerWorld(over: Partial<IssueDeps> = {}) {
  const time = { at: NOON as Instant };
  const news: OfferNews[] = [];
  const stores = {
    codes: makeMemoryCodeStore(),
    budgets: makeMemoryBudgetStore(),
    pools: makeMemoryPoolStore(),
  };
  const deps: IssueDeps = {
    ...stores,
    secrets: { keys: async () => ({ ...perKey(() => []), links: ["a key"] }) },
    clock: { now: () => time.at },
    tell: async (one) => void news.push(one),
    ...over,
  };
  return { ...stores, deps, time, news, issue: makeIssueCode(deps) };
}

export async function allCodes(codes: CodeStore): Promise<readonly Code[]> {
  const all: Code[] = [];
  for (let shard = 0; shard < CODE_SHARDS; shard++)
    for await (const code of codes.inShard(shard)) all.push(code);
  return all;
}
