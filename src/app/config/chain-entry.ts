import { defined } from "../../domain/basics/defined.ts";
import type { Chain } from "../../domain/config/chain.ts";

/** What enters a customer into a chain, for whoever puts it in words. Spans as `14d`. */
export type ChainEntry =
  | { readonly by: "event"; readonly event: string }
  | { readonly by: "segment"; readonly segment: string }
  | { readonly by: "date"; readonly date: string; readonly before?: string; readonly after?: string }
  | {
      readonly by: "replenishment";
      readonly before?: string;
      readonly product?: string;
      /** One of them; any where empty. */
      readonly categories: readonly string[];
    }
  | { readonly by: "points-expiring"; readonly before: string }
  | { readonly by: "points-available"; readonly least: number }
  /** `within`: in the store's currency. */
  | { readonly by: "level-near"; readonly within: number };

export function chainEntryOf(enter: Chain["enter"]): ChainEntry {
  if ("event" in enter) return { by: "event", event: enter.event };
  if ("segment" in enter) return { by: "segment", segment: enter.segment };
  if ("date" in enter) {
    const { date, before, after } = enter;
    return { by: "date", date, ...defined({ before, after }) };
  }
  if ("level" in enter) return { by: "level-near", within: enter.within };
  if ("points" in enter)
    return enter.points === "expiring"
      ? { by: "points-expiring", before: enter.before }
      : { by: "points-available", least: enter.least };
  const { before, product, category, categories } = enter;
  const of = category === undefined ? categories : [category];
  return { by: "replenishment", ...defined({ before, product }), categories: of ?? [] };
}
