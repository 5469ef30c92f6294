import type { Fact, FactOf } from "../facts/facts.ts";
import { orderKey } from "../facts/identity.ts";
import type { Source } from "../facts/sources.ts";
import { endsEverything, isLifted, type Standing } from "./ledger.ts";

/** Platforms that ask to forget everybody whom a shop of theirs has told of. */
export const SHOPS_THAT_REDACT = ["shopify"] as const satisfies readonly Source[];
export type RedactingShop = (typeof SHOPS_THAT_REDACT)[number];

/** Where it is kept what a platform asks of the whole shop, and what an operator answers: part of nobody. */
export const shopKey = (shop: RedactingShop) => orderKey(shop, "shop");

/** A request of the whole shop that no operator has taken back since. */
export interface ShopStop {
  readonly shop: RedactingShop;
  readonly request: string;
  readonly at: Fact["at"];
}

/** The stop that holds, by the facts under `shopKey`; the newest request of several. */
export function shopStopOf(shop: RedactingShop, facts: readonly Fact[]): ShopStop | undefined {
  const last = facts
    .filter((fact): fact is FactOf<"privacy-requested"> => fact.kind === "privacy-requested")
    .filter(({ request }) => endsEverything(request))
    .toSorted((one, other) => one.at - other.at)
    .at(-1);
  return last && !isLifted(last, facts) ? { shop, request: last.request, at: last.at } : undefined;
}

/** What a stop means to somebody of whom these facts tell: nothing where the shop's platform told none of them. */
export function stoppedBy(stops: readonly ShopStop[], facts: readonly Fact[]): Standing | undefined {
  const stop = stops.find(({ shop }) => facts.some(({ source }) => source === shop));
  return stop && { mayMail: "never", why: `privacy request of ${stop.shop}: ${stop.request}`, at: stop.at };
}
