import { DAY, dayOf, type Instant } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import type { KnownProduct } from "./entry.ts";
import { type Said, shownOf } from "./told.ts";

/** So long a feed's word stands against those of events; told again, it stands longer. */
export const FEED_STANDS_MS = 45 * DAY;

/** Of two prices that orders tell on one day (sizes, discounts) one is as good as the other. */
const HOLDS_MS = DAY;

export interface Word {
  readonly said: Said;
  readonly at: Instant;
}

interface Shop {
  readonly timeZone: string;
  readonly currency: string | undefined;
}

/**
 * What the catalogue knows of a product after an event or an order has named it; undefined when that is no news. What is
 * missing is taken from any word; a word that is there gives way to one that is a day newer, unless a feed told it within
 * 45 days. A price in another currency never takes the place of a price.
 */
export function learn(
  known: KnownProduct | undefined,
  product: string,
  { said, at }: Word,
  { timeZone, currency }: Shop,
): KnownProduct | undefined {
  const day = dayOf(timeZone, at);
  if (!known) return { kind: "product", product: { product, ...shownOf(said), since: day }, toldAt: at };
  const taken = newsIn(known, shownOf(said), at, currency);
  const since = known.product.since !== undefined && day < known.product.since ? day : undefined;
  if (Object.keys(taken).length === 0 && since === undefined) return undefined;
  const toldAt = Math.max(known.toldAt ?? at, at);
  return { ...known, product: { ...known.product, ...taken, ...defined({ since }) }, toldAt };
}

function newsIn(known: KnownProduct, said: Said, at: Instant, currency: string | undefined): Said {
  const isFed = known.fedAt !== undefined && at < known.fedAt + FEED_STANDS_MS;
  const mayReplace = !isFed && at >= (known.toldAt ?? Number.NEGATIVE_INFINITY) + HOLDS_MS;
  const { name, category, price, image, url } = known.product;
  const text = (there: string | undefined, told: string | undefined) =>
    told !== undefined && told !== there && (there === undefined || mayReplace) ? told : undefined;
  const isForeign = said.price !== undefined && currency !== undefined && said.price.currency !== currency;
  const isNewPrice =
    said.price !== undefined &&
    (said.price.amount !== price?.amount || said.price.currency !== price.currency) &&
    (price === undefined || (mayReplace && !isForeign));
  return defined({
    name: text(name, said.name),
    category: text(category, said.category),
    price: isNewPrice ? said.price : undefined,
    image: text(image, said.image),
    url: text(url, said.url),
  });
}
