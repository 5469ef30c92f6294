import { DAY, type Day, type Instant } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import type { KnownProduct } from "./entry.ts";
import type { Product } from "./product.ts";
import { type Said, shownOf } from "./told.ts";

/** One product of a feed: all rows of its variants together. */
export interface FeedProduct extends Said {
  /** The id that carts and orders are likely to name it by. */
  readonly product: string;
  /** Other ids by which they may: of its variants, SKUs, what shopping feeds call it. */
  readonly aliases: readonly string[];
  readonly inStock: boolean;
}

/** A product that no feed changes is noted as told again so often. */
const NOTED_AGAIN_MS = 15 * DAY;

/**
 * What the catalogue knows of a product after a feed has told of it; undefined when that is no news. The feed's word
 * outranks what events told, and what it leaves out stays. `today`: the first day of what nobody has heard of before;
 * undefined of a shop's first feed, whose products may be of any age.
 */
export function fed(
  known: KnownProduct | undefined,
  { product: id, aliases: _, inStock, ...said }: FeedProduct,
  { at, today }: { readonly at: Instant; readonly today: Day | undefined },
): KnownProduct | undefined {
  const { outOfStock: __, discontinued: ___, ...before } = known?.product ?? newcomer(id, today);
  const product: Product = { ...before, ...shownOf(said), ...(!inStock && { outOfStock: true as const }) };
  const isFresh = known?.fedAt !== undefined && at < known.fedAt + NOTED_AGAIN_MS;
  if (known && isFresh && isSame(known.product, product)) return undefined;
  return { kind: "product", product, ...defined({ toldAt: known?.toldAt }), fedAt: at };
}

const newcomer = (product: string, since: Day | undefined): Product => ({ product, ...defined({ since }) });

/** A product that the feed tells of no more; undefined when that is known, or no feed has ever told of it. */
export function unfed(known: KnownProduct): KnownProduct | undefined {
  if (known.fedAt === undefined || known.product.discontinued) return undefined;
  return { ...known, product: { ...known.product, discontinued: true } };
}

/** Two entries that turn out to be one product: what the first lacks comes from the second, and the earlier day. */
export function joined(known: KnownProduct, other: KnownProduct): KnownProduct {
  const { since: one, ...rest } = known.product;
  const { since: another, product: _, outOfStock: __, discontinued: ___, ...more } = other.product;
  const since = one !== undefined && another !== undefined ? Math.min(one, another) : (one ?? another);
  const product = { ...more, ...rest, ...defined({ since }) };
  return { ...known, product };
}

function isSame(one: Product, other: Product): boolean {
  const texts = ["name", "category", "image", "url", "since", "outOfStock", "discontinued"] as const;
  return (
    texts.every((field) => one[field] === other[field]) &&
    one.price?.amount === other.price?.amount &&
    one.price?.currency === other.price?.currency
  );
}
