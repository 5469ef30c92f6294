import { defined } from "../../domain/basics/defined.ts";
import type { CatalogueEntry } from "../../domain/catalogue/entry.ts";
import type { StoredEntry } from "../../ports/catalogue.ts";

/** Names of one letter: every read and write pays for them. */
export interface CatalogueItem {
  /** The id. */
  readonly entry: string;
  /** Revision. */
  readonly r: number;
  /** Of an alias: whose. */
  readonly of?: string;
  readonly n?: string;
  readonly c?: string;
  /** Price in minor units, and its currency. */
  readonly p?: number;
  readonly m?: string;
  readonly u?: string;
  readonly i?: string;
  /** Out of stock, discontinued. */
  readonly o?: true;
  readonly d?: true;
  /** The first day. */
  readonly s?: number;
  /** Told at, fed at. */
  readonly t?: number;
  readonly f?: number;
}

export function itemFrom(entry: CatalogueEntry): Omit<CatalogueItem, "entry" | "r"> {
  if (entry.kind === "alias") return { of: entry.of };
  const {
    name: n,
    category: c,
    price,
    url: u,
    image: i,
    outOfStock: o,
    discontinued: d,
    since: s,
  } = entry.product;
  const { toldAt: t, fedAt: f } = entry;
  return defined({ n, c, p: price?.amount, m: price?.currency, u, i, o, d, s, t, f });
}

export function entryFrom(item: CatalogueItem): StoredEntry {
  const { entry: product, r: revision, of, n, c, p, m, u, i, o, d, s, t, f } = item;
  if (of !== undefined) return { kind: "alias", of, revision };
  const price = p === undefined || m === undefined ? undefined : { amount: p, currency: m };
  return {
    kind: "product",
    product: {
      product,
      ...defined({ name: n, category: c, price, url: u, image: i, outOfStock: o, discontinued: d, since: s }),
    },
    ...defined({ toldAt: t, fedAt: f }),
    revision,
  };
}
