import { formatDay } from "../../src/domain/basics/calendar.ts";
import type { FeedMark } from "../../src/domain/catalogue/entry.ts";
import type { Product } from "../../src/domain/catalogue/product.ts";
import type { Feed } from "../catalogue/feed/open-feed.ts";
import type { Reasons } from "../catalogue/feed/survey.ts";
import type { FeedReport } from "../catalogue/import-feed.ts";
import { grid, moment, money, number, pairs } from "../terminal/terminal.ts";

/** What became of a feed, with what was left out and why. */
export function feedPage({ file, format }: Feed, report: FeedReport, isDryRun: boolean): string {
  const { rows, products, inStock, changed, discontinued, notDiscontinued, survey } = report;
  const done = isDryRun
    ? `Nothing was written. ${number(discontinued)} would be marked as discontinued.`
    : `${number(changed)} written, ${number(products - changed)} unchanged, ${number(discontinued)} marked as discontinued.`;
  return [
    `${file} (${format}): ${number(products)} products in ${number(rows)} rows, ${number(inStock)} in stock`,
    ...reasonLines("left out", survey.skipped),
    ...reasonLines("without its", survey.remarks),
    done,
    ...(notDiscontinued === undefined ? [] : [`None is marked as discontinued: ${notDiscontinued}.`]),
  ].join("\n");
}

const reasonLines = (what: string, reasons: Reasons): readonly string[] =>
  [...reasons].map(([reason, { count, lines }]) => {
    const more = count > lines.length ? ", …" : "";
    return `  ${number(count)} ${count === 1 ? "row" : "rows"} ${what} ${what === "left out" ? `(${reason})` : reason}: line ${lines.join(", ")}${more}`;
  });

export function productsPage(products: readonly Product[]): string {
  if (products.length === 0) return "No products.";
  return grid(
    ["product", "name", "category", "price", "stock"],
    products.map((product) => [
      product.product,
      product.name ?? "",
      product.category ?? "",
      product.price ? money(product.price.amount, product.price.currency) : "",
      stockOf(product),
    ]),
  );
}

const stockOf = ({ outOfStock, discontinued }: Product): string =>
  discontinued ? "discontinued" : outOfStock ? "out of stock" : "";

export function productPage(product: Product, asked: string): string {
  const { name, category, price, url, image, since } = product;
  return pairs([
    ["product", product.product],
    ["asked for as", asked === product.product ? undefined : asked],
    ["name", name],
    ["category", category],
    ["price", price && money(price.amount, price.currency)],
    ["page", url],
    ["picture", image],
    ["stock", stockOf(product) || "may be had"],
    ["known since", since === undefined ? undefined : formatDay(since)],
  ]);
}

interface Counts {
  readonly products: number;
  readonly fed: number;
  readonly outOfStock: number;
  readonly discontinued: number;
  readonly without: Readonly<Record<string, number>>;
  readonly lastFeed?: FeedMark;
}

export function countPage({ products, fed, outOfStock, discontinued, without, lastFeed }: Counts): string {
  return pairs([
    ["products", number(products)],
    ["told by a feed", number(fed)],
    ["out of stock", number(outOfStock)],
    ["discontinued", number(discontinued)],
    ...Object.entries(without).map(([field, count]) => [`without ${field}`, number(count)] as const),
    [
      "last feed",
      lastFeed ? `${moment(lastFeed.at)}, ${number(lastFeed.products)} products, by ${lastFeed.by}` : "none",
    ],
  ]);
}
