import { everyProduct } from "../../src/app/catalogue/every-product.ts";
import { FEED_CHUNK } from "../../src/app/catalogue/take-feed.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import type { FeedProduct } from "../../src/domain/catalogue/feed.ts";
import { Refusal } from "../terminal/refusal.ts";
import type { CatalogueAccess, FeedPart } from "./access.ts";
import type { Feed } from "./feed/open-feed.ts";
import { type FeedRow, NO_CURRENCY } from "./feed/row.ts";
import { type Survey, surveyed } from "./feed/survey.ts";

export interface FeedReport {
  readonly rows: number;
  readonly products: number;
  readonly inStock: number;
  /** Products that were written because something about them is new. */
  readonly changed: number;
  readonly discontinued: number;
  /** Why none was marked as discontinued. */
  readonly notDiscontinued?: string;
  readonly survey: Survey;
}

interface Wanted {
  readonly by: string;
  /** Although most of the catalogue would be discontinued. */
  readonly force?: boolean;
  readonly dryRun?: boolean;
}

/** A feed that would discontinue more than this share of the products is likely to be cut off or another shop's. */
const MOST_DISCONTINUED = 0.5;

/**
 * Takes a feed in: reads it once as a whole, and only then a second time to write what is new. Whatever breaks off can be
 * repeated. Products that it tells of no more are marked last, and only when every row could be read.
 */
export async function importFeed(
  catalogue: CatalogueAccess,
  feed: Feed,
  wanted: Wanted,
): Promise<FeedReport> {
  const survey = await surveyed(feed.rows());
  refuseNothing(feed, survey);
  refusePriceless(feed, survey);
  const missing = await missingIn(catalogue, survey);
  const notDiscontinued =
    survey.unknown > 0 && missing.ids.length > 0 ? unreadable(survey.unknown) : undefined;
  const discontinued = notDiscontinued === undefined ? missing.ids : [];
  if (!wanted.force) refuseTooMuch(feed, missing.known, discontinued.length);
  const inStock = [...survey.products.values()].filter((product) => product.inStock).length;
  const counts = { rows: survey.rows, products: survey.products.size, inStock, survey };
  if (wanted.dryRun)
    return { ...counts, changed: 0, discontinued: discontinued.length, ...defined({ notDiscontinued }) };
  const changed = await catalogue.importing(async (isIn) => {
    const written = await takeIn(catalogue, feed, survey, isIn);
    for (let from = 0; from < discontinued.length; from += FEED_CHUNK) {
      const some = discontinued.slice(from, from + FEED_CHUNK);
      await catalogue.discontinue(some);
      isIn({ discontinued: some.length });
    }
    await catalogue.noteFeed({
      ...{ at: catalogue.now, by: wanted.by, products: counts.products, inStock },
      discontinued: discontinued.length,
    });
    return written;
  });
  return { ...counts, changed, discontinued: discontinued.length, ...defined({ notDiscontinued }) };
}

function refuseNothing({ file }: Feed, { rows, products, skipped }: Survey): void {
  if (products.size > 0) return;
  const [reason] = skipped;
  const why = reason ? `: ${reason[0]} (line ${reason[1].lines[0]} and others)` : "";
  throw new Refusal(`${file} has no products in ${rows} rows${why}. Nothing was taken in.`, 1);
}

/** A table whose prices are bare numbers: what they are is not for Comeback to guess. */
function refusePriceless({ file }: Feed, { remarks, products }: Survey): void {
  const bare = remarks.get(NO_CURRENCY);
  if (!bare || bare.count < products.size / 2) return;
  throw new Refusal(
    `${file}: ${bare.count} prices name no currency (line ${bare.lines[0]} and others): write them like 19.90 EUR, or say --currency EUR. Nothing was taken in.`,
    1,
  );
}

function refuseTooMuch({ file }: Feed, known: number, discontinued: number): void {
  if (discontinued <= known * MOST_DISCONTINUED) return;
  throw new Refusal(
    `${file} does not tell of ${discontinued} of the ${known} products that are on offer by earlier feeds. If they are gone for good: --force. Nothing was taken in.`,
    1,
  );
}

const unreadable = (rows: number) =>
  `${rows} ${rows === 1 ? "row" : "rows"} could not be read, and may be what seems to be missing`;

/** Products of earlier feeds that this one does not tell of, and how many are on offer by earlier feeds at all. */
async function missingIn(catalogue: CatalogueAccess, { products }: Survey) {
  const ids: string[] = [];
  let known = 0;
  for await (const { product, fedAt } of everyProduct(catalogue)) {
    if (fedAt === undefined || product.discontinued) continue;
    known += 1;
    if (!products.has(product.product)) ids.push(product.product);
  }
  return { ids, known };
}

async function takeIn(
  catalogue: CatalogueAccess,
  feed: Feed,
  survey: Survey,
  isIn: (part: FeedPart) => void,
): Promise<number> {
  const first = (await catalogue.lastFeed()) === undefined;
  let changed = 0;
  let waiting: FeedProduct[] = [];
  const send = async () => {
    const products = waiting;
    waiting = [];
    if (products.length === 0) return;
    const { changed: some } = await catalogue.takeFeed({ products, at: catalogue.now, first });
    changed += some;
    isIn({ products: products.length, changed: some });
  };
  let row = 0;
  for await (const chunk of feed.rows())
    for (const read of chunk) {
      row += 1;
      if ("skipped" in read || survey.products.get(read.product)?.row !== row) continue;
      waiting.push(productOf(read, survey));
      if (waiting.length >= FEED_CHUNK) await send();
    }
  await send();
  return changed;
}

/** Of a product's other ids those that no other product has. */
function productOf({ product, name, category, price, image, url }: FeedRow, survey: Survey): FeedProduct {
  const { aliases = [], inStock = true } = survey.products.get(product) ?? {};
  return {
    product,
    aliases: [...new Set(aliases)].filter((alias) => survey.ownerOf(alias) === product).slice(0, 200),
    inStock,
    ...defined({ name, category, price, image, url }),
  };
}
