import type { Chain } from "../../src/domain/config/chain.ts";
import type { Budget, Offer } from "../../src/domain/config/offers.ts";
import type { Store, Till } from "../../src/domain/config/store.ts";
import type { Code } from "../../src/domain/offers/codes/code.ts";
import { CODE_SHARDS } from "../../src/domain/offers/codes/shards.ts";
import type { CodeStore } from "../../src/ports/codes.ts";
import { shopWith } from "./chain-bundles.ts";

export const TILL: Till = {
  platform: "shopify",
  url: "https://tea.example",
  discounts: "shared",
  prepare: "1h",
};

/** A shop whose offer `thanks` takes 100 off, whatever the tier, by a code that is good for 30 days. */
export function codedShop(
  chain: Partial<Chain> & Pick<Chain, "steps">,
  {
    budget,
    code,
    ...store
  }: Partial<Store> & { readonly budget?: Budget; readonly code?: Offer["code"] } = {},
) {
  const bundle = shopWith(chain, store);
  const { discount_percent: _, ...thanks } = bundle.offers.list.thanks as Offer & {
    discount_percent: unknown;
  };
  const flat = {
    ...thanks,
    kind: "amount",
    amount: { standard: 100, raised: 100, top: 100 },
    valid_for: "30d",
    ...(budget && { budget }),
    ...(code && { code }),
  } as Offer;
  return { ...bundle, offers: { ...bundle.offers, list: { ...bundle.offers.list, thanks: flat } } };
}

/** All codes of a ledger, the first issued first. */
export async function allCodes(codes: CodeStore): Promise<readonly Code[]> {
  const found: Code[] = [];
  for (let shard = 0; shard < CODE_SHARDS; shard++)
    for await (const code of codes.inShard(shard)) found.push(code);
  return found.sort((a, b) => a.issuedAt - b.issuedAt || a.issue - b.issue);
}
