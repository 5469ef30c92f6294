import pMap from "p-map";
import { dayOf, type Instant } from "../../domain/basics/calendar.ts";
import type { KnownProduct } from "../../domain/catalogue/entry.ts";
import { type FeedProduct, fed, joined, unfed } from "../../domain/catalogue/feed.ts";
import type { CatalogueStore, StoredEntry } from "../../ports/catalogue.ts";
import type { ConfigStore } from "../../ports/config.ts";

/** What the admin API needs of the catalogue: to read it, and to take feeds in. */
export interface CatalogueDeps extends TakeFeedDeps {
  readonly catalogue: CatalogueStore;
}

interface TakeFeedDeps {
  readonly catalogue: Pick<CatalogueStore, "entriesOf" | "put">;
  readonly config: Pick<ConfigStore, "current">;
}

/** Products that are taken in one call, at most: with all their ids they are read at once. */
export const FEED_CHUNK = 200;
const CONCURRENCY = 16;
/** Somebody else (an order that is learnt from) writes the same product: not more often than this in a row. */
const ATTEMPTS = 5;

export interface FeedChunk {
  readonly products: readonly FeedProduct[];
  /** When the feed was read. */
  readonly at: Instant;
  /** The first feed of this shop. */
  readonly first: boolean;
}

/** Takes some products of a feed. A call that broke off can be repeated: it goes on where it was. */
export function makeTakeFeed({ catalogue, config }: TakeFeedDeps) {
  return async ({ products, at, first }: FeedChunk): Promise<{ readonly changed: number }> => {
    const timeZone = (await config.current())?.bundle.store.time_zone ?? "UTC";
    const today = first ? undefined : dayOf(timeZone, at);
    const entries = await catalogue.entriesOf(
      products.flatMap(({ product, aliases }) => [product, ...aliases]),
    );
    const changes = await pMap(products, (product) => take(product, { at, today }, entries), {
      concurrency: CONCURRENCY,
    });
    return { changed: changes.filter(Boolean).length };
  };

  /** Whether anything has changed. */
  async function take(
    product: FeedProduct,
    when: { readonly at: Instant; readonly today: number | undefined },
    seen: ReadonlyMap<string, StoredEntry>,
  ): Promise<boolean> {
    let entries = seen;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const changed = await tryTake(product, when, entries);
      if (changed !== "conflict") return changed;
      entries = await catalogue.entriesOf([product.product, ...product.aliases]);
    }
    throw new Error(`product ${product.product} kept changing while the feed was taken in`);
  }

  async function tryTake(
    product: FeedProduct,
    when: { readonly at: Instant; readonly today: number | undefined },
    entries: ReadonlyMap<string, StoredEntry>,
  ): Promise<boolean | "conflict"> {
    const { product: id, aliases } = product;
    const there = entries.get(id);
    const known = there?.kind === "product" ? there : undefined;
    const wrong = aliases.filter((alias) => {
      const entry = entries.get(alias);
      return entry?.kind !== "alias" || entry.of !== id;
    });
    // What events have told under another id is this product's, and has to be there before that id points here.
    const others = wrong.flatMap((alias) => productIn(entries.get(alias)));
    const merged = others.reduce<KnownProduct | undefined>(
      (all, other) => (all ? joined(all, other) : { ...other, product: { ...other.product, product: id } }),
      known,
    );
    const after = fed(merged, product, when) ?? (merged === known ? undefined : merged);
    if (after && (await catalogue.put(id, after, there?.revision ?? 0)) === "conflict") return "conflict";
    for (const alias of wrong) {
      const entry = { kind: "alias", of: id } as const;
      if ((await catalogue.put(alias, entry, entries.get(alias)?.revision ?? 0)) === "conflict")
        return "conflict";
    }
    return after !== undefined || wrong.length > 0;
  }
}

const productIn = (entry: StoredEntry | undefined): readonly KnownProduct[] =>
  entry?.kind === "product" ? [entry] : [];

/** Marks products that a feed, read to its end, tells of no more. Products that no feed has ever told of stay. */
export function makeDiscontinue({ catalogue }: Pick<TakeFeedDeps, "catalogue">) {
  return async (products: readonly string[]): Promise<{ readonly discontinued: number }> => {
    const mark = async (id: string): Promise<boolean> => {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const entry = (await catalogue.entriesOf([id])).get(id);
        const after = entry?.kind === "product" ? unfed(entry) : undefined;
        if (!entry || !after) return false;
        if ((await catalogue.put(id, after, entry.revision)) === "written") return true;
      }
      throw new Error(`product ${id} kept changing while it was marked as discontinued`);
    };
    const marked = await pMap(products, mark, { concurrency: CONCURRENCY });
    return { discontinued: marked.filter(Boolean).length };
  };
}
