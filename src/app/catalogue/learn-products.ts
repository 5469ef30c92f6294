import pMap from "p-map";
import type { KnownProduct } from "../../domain/catalogue/entry.ts";
import { learn, type Word } from "../../domain/catalogue/learn.ts";
import { productId } from "../../domain/catalogue/told.ts";
import type { Fact, Item } from "../../domain/facts/facts.ts";
import { rankOf } from "../../domain/facts/ranks.ts";
import type { CatalogueStore, StoredEntry } from "../../ports/catalogue.ts";
import type { ConfigStore } from "../../ports/config.ts";
import { makeHeardOf } from "./heard-of.ts";

interface LearnDeps {
  readonly catalogue: Pick<CatalogueStore, "entriesOf" | "put">;
  readonly config: Pick<ConfigStore, "current">;
}

/** Somebody else writes the same product at the same time: not more often than this in a row. */
const ATTEMPTS = 4;
const CONCURRENCY = 8;

/**
 * Teaches the catalogue what facts tell of products: those of the shop's own word only, since what a browser tells must
 * not change what a mail shows to others. What this process has heard and cannot be news is not even looked up.
 */
export function makeLearnProducts({ catalogue, config }: LearnDeps) {
  const heard = makeHeardOf();
  return async (facts: readonly Fact[]): Promise<void> => {
    const words = heard.news(wordsIn(facts));
    if (words.size === 0) return;
    const store = (await config.current())?.bundle.store;
    const shop = { timeZone: store?.time_zone ?? "UTC", currency: store?.currency };
    const entries = await catalogue.entriesOf([...words.keys()]);
    const teach = async ([id, told]: readonly [string, readonly Word[]]) => {
      let entry = entries.get(id);
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const target = await meantBy(id, entry);
        if (await taught(target.id, target.entry, told)) return heard.remember(id, told);
        entry = (await catalogue.entriesOf([id])).get(id);
      }
    };
    await pMap(words, teach, { concurrency: CONCURRENCY });

    async function taught(
      id: string,
      entry: StoredEntry | undefined,
      told: readonly Word[],
    ): Promise<boolean> {
      const before = entry?.kind === "product" ? entry : undefined;
      const after = told.reduce<KnownProduct | undefined>(
        (known, word) => learn(known, id, word, shop) ?? known,
        before,
      );
      if (!after || after === before) return true;
      return (await catalogue.put(id, after, entry?.revision ?? 0)) === "written";
    }
  };

  /** A word on another id of a product is one on the product. */
  async function meantBy(id: string, entry: StoredEntry | undefined) {
    if (entry?.kind !== "alias") return { id, entry };
    return { id: entry.of, entry: (await catalogue.entriesOf([entry.of])).get(entry.of) };
  }
}

/** By product, in time. */
function wordsIn(facts: readonly Fact[]): ReadonlyMap<string, readonly Word[]> {
  const words = new Map<string, Word[]>();
  for (const fact of facts) {
    if (rankOf(fact) !== "server") continue;
    for (const item of itemsOf(fact)) {
      const id = productId(item.product);
      if (id !== undefined) words.set(id, [...(words.get(id) ?? []), { said: item, at: fact.at }]);
    }
  }
  for (const told of words.values()) told.sort((a, b) => a.at - b.at);
  return words;
}

/** The things that a fact describes. A refund or a delivery names what an order has described. */
function itemsOf(fact: Fact): readonly Item[] {
  switch (fact.kind) {
    case "product-viewed":
      return [fact.item];
    case "cart-changed":
      return fact.change.type === "replaced" ? fact.change.items : [fact.change.item];
    case "checkout-started":
      return fact.items;
    case "order-placed":
    case "order-updated":
      return fact.items ?? [];
    default:
      return [];
  }
}
