import {
  amountWithMark,
  markShownBy,
  moneyOf,
  parseCurrency,
  readAmount,
} from "../../../src/domain/basics/amount.ts";
import type { Instant } from "../../../src/domain/basics/calendar.ts";
import { defined } from "../../../src/domain/basics/defined.ts";
import type { Money } from "../../../src/domain/basics/money.ts";
import { readYesOrNo } from "../../../src/domain/basics/yes-or-no.ts";
import { productId } from "../../../src/domain/catalogue/told.ts";
import { groupOf, otherIds } from "./ids.ts";

/** What a feed says of a product, by Google's names. */
export const FIELDS = [
  ...["id", "title", "link", "image_link", "price", "sale_price", "sale_price_effective_date", "currency"],
  ...[
    "availability",
    "quantity",
    "product_type",
    "google_product_category",
    "item_group_id",
    "sku",
    "mpn",
    "gtin",
  ],
] as const;
export type Field = (typeof FIELDS)[number];
export type FieldsOf = Readonly<Record<string, string>>;

/** A row or an item of a feed, as it is there. */
export interface RawRow {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly fields: FieldsOf;
  /** Why it cannot be taken apart. */
  readonly problem?: string;
}

export const NO_CURRENCY = "price: it names no currency";

export interface RowSettings {
  readonly now: Instant;
  /** Of prices that name none. */
  readonly currency?: string;
}

export interface FeedRow {
  readonly line: number;
  /** Of the product that it is a variant of. */
  readonly product: string;
  readonly id: string;
  readonly aliases: readonly string[];
  readonly inStock: boolean;
  readonly name?: string;
  readonly category?: string;
  readonly price?: Money;
  readonly image?: string;
  readonly url?: string;
  /** What of it was left out, and why. */
  readonly remarks: readonly string[];
}

export type ReadRow = FeedRow | { readonly line: number; readonly skipped: string };

/** One row as the catalogue takes it, or why it cannot go in. */
export function readRow({ line, fields, problem }: RawRow, settings: RowSettings): ReadRow {
  if (problem !== undefined) return { line, skipped: problem };
  const field = (name: Field) => fields[name]?.trim() ?? "";
  const id = productId(field("id"));
  if (id === undefined) return { line, skipped: "no id" };
  if (field("title") === "" && field("link") === "") return { line, skipped: "neither a title nor a link" };
  const remarks: string[] = [];
  const price = priceIn(field, settings, remarks);
  const stock = stockIn(field, remarks);
  const product = groupOf(id, field("item_group_id"));
  return {
    line,
    product,
    id,
    aliases: otherIds(product, id, [field("item_group_id"), field("sku"), field("mpn"), field("gtin")]),
    inStock: stock,
    ...defined({
      name: field("title") || undefined,
      category: categoryIn(field),
      price,
      image: field("image_link") || undefined,
      url: field("link") || undefined,
    }),
    remarks,
  };
}

type Cell = (name: Field) => string;

function priceIn(field: Cell, { now, currency }: RowSettings, remarks: string[]): Money | undefined {
  const sale = field("sale_price") !== "" && isNow(field("sale_price_effective_date"), now);
  const text = field(sale ? "sale_price" : "price") || field("price");
  if (text === "") return undefined;
  const named = /(?:^|[^A-Z])([A-Z]{3})(?:$|[^A-Z])/.exec(text.toUpperCase())?.[1];
  const code = parseCurrency(named) ?? parseCurrency(field("currency")) ?? currency;
  if (code === undefined) {
    remarks.push(NO_CURRENCY);
    return undefined;
  }
  // Feeds write a point; shops' own exports also a comma.
  const mark = markShownBy(text) === "," ? "," : ".";
  const amount = readAmount(text).kind === "none" ? undefined : amountWithMark(text, mark);
  const price = typeof amount === "number" && amount >= 0 ? moneyOf(amount, code) : undefined;
  if (!price) remarks.push("price: it is no amount");
  return price;
}

/** Of an interval `from/to`; what cannot be read holds. */
function isNow(interval: string, now: Instant): boolean {
  const [from, to] = interval
    .split("/")
    .map((time) => Date.parse(time.replace(/([+-]\d{2})(\d{2})$/, "$1:$2")));
  if (from === undefined || to === undefined || Number.isNaN(from) || Number.isNaN(to)) return true;
  return from <= now && now <= to;
}

const IN_STOCK =
  /^(in ?stock|available|pre ?order|back ?order|limited ?availability|online ?only|instoreonly|есть|в наличии)$/;
const OUT_OF_STOCK = /^(out ?of ?stock|sold ?out|discontinued|unavailable|not available|нет|нет в наличии)$/;

/** What says nothing of stock may be had. */
function stockIn(field: Cell, remarks: string[]): boolean {
  const said = field("availability")
    .replace(/^https?:\/\/schema\.org\//i, "")
    .toLowerCase()
    .replace(/[_-]/g, " ")
    .trim();
  const quantity = field("quantity");
  if (said === "") return quantity === "" || !(Number(quantity.replace(",", ".")) <= 0);
  if (IN_STOCK.test(said)) return true;
  if (OUT_OF_STOCK.test(said)) return false;
  const answer = /^\d+$/.test(said) ? (Number(said) > 0 ? "yes" : "no") : readYesOrNo(said);
  if (answer !== "yes" && answer !== "no") remarks.push(`availability: "${said.slice(0, 40)}" is not known`);
  return answer !== "no";
}

/** The last of the levels, which is what shops' own events name; a number of Google's list says nothing to anybody. */
function categoryIn(field: Cell): string | undefined {
  for (const path of [field("product_type"), field("google_product_category")]) {
    const [first = ""] = path.split(/\s*,\s*(?=[^,]*>)/);
    const leaf = first.split(">").at(-1)?.trim() ?? "";
    if (leaf !== "" && !/^\d+$/.test(leaf)) return leaf;
  }
  return undefined;
}
