import { type CsvRecord, csvRecords, isBlank, sniffDelimiter } from "../../../src/adapters/import/records.ts";
import { plainTitle } from "../../../src/adapters/import/titles/known-titles.ts";
import { misuse } from "../../terminal/refusal.ts";
import type { Field, RawRow } from "./row.ts";

/** What columns are called besides Google's names, the surest first. */
const TITLES: Readonly<Record<Field, readonly string[]>> = {
  id: ["id", "product id", "item id", "offer id", "handle", "артикул", "sku", "variant sku", "код"],
  title: ["title", "name", "product name", "product title", "название", "наименование", "товар"],
  link: ["link", "url", "product url", "permalink", "ссылка", "адрес"],
  image_link: [
    "image link",
    "image",
    "image url",
    "image src",
    "images",
    "picture",
    "картинка",
    "изображение",
  ],
  price: ["price", "regular price", "variant price", "цена"],
  sale_price: ["sale price", "special price"],
  sale_price_effective_date: ["sale price effective date"],
  currency: ["currency", "currency code", "валюта"],
  availability: ["availability", "in stock", "is in stock", "stock status", "наличие", "в наличии"],
  quantity: ["quantity", "stock", "stock quantity", "qty", "inventory", "variant inventory qty", "остаток"],
  product_type: ["product type", "category", "categories", "type", "категория"],
  google_product_category: ["google product category"],
  item_group_id: ["item group id", "parent id", "parent", "group id"],
  sku: ["sku", "variant sku"],
  mpn: ["mpn"],
  gtin: ["gtin", "ean", "upc", "barcode", "isbn"],
};

/** The rows of a table with a line of titles; `delimiter` where the format says it. */
export async function* tableRows(
  text: AsyncIterable<string>,
  file: string,
  head: readonly string[],
  delimiter = sniffDelimiter(head),
): AsyncGenerator<readonly RawRow[]> {
  if (delimiter === undefined)
    throw misuse(
      `${file}:1: no columns: separate them with commas, semicolons or tabs. Nothing was taken in.`,
    );
  let columns: readonly (Field | undefined)[] | undefined;
  for await (const records of csvRecords(text, delimiter)) {
    const filled = records.filter((record) => !isBlank(record));
    const rows = columns ? filled : filled.slice(1);
    columns ??= columnsOf(filled[0], file);
    yield rows.map((record) => rowOf(record, columns ?? []));
  }
}

function columnsOf(header: CsvRecord | undefined, file: string): readonly (Field | undefined)[] {
  const titles = header?.fields ?? [];
  const plain = titles.map(plainTitle);
  const columns: (Field | undefined)[] = titles.map(() => undefined);
  for (const [field, known] of Object.entries(TITLES) as [Field, readonly string[]][]) {
    const place = known
      .map((title) =>
        plain.findIndex((one, column) => one === plainTitle(title) && columns[column] === undefined),
      )
      .find((column) => column >= 0);
    if (place !== undefined) columns[place] = field;
  }
  if (!columns.includes("id")) {
    const there = titles.slice(0, 12).map((title) => JSON.stringify(title.slice(0, 30)));
    throw misuse(
      `${file}:${header?.line ?? 1}: no column "id"; there are ${there.join(", ") || "none"}. Nothing was taken in.`,
    );
  }
  return columns;
}

function rowOf({ line, fields, problem }: CsvRecord, columns: readonly (Field | undefined)[]): RawRow {
  const found: Record<string, string> = {};
  for (const [index, field] of columns.entries()) if (field) found[field] = fields[index] ?? "";
  const isShort = fields.length < columns.length && fields.length <= columns.indexOf("id");
  const broken =
    problem ?? (isShort ? `${fields.length} columns where the header has ${columns.length}` : undefined);
  return { line, fields: found, ...(broken !== undefined && { problem: broken }) };
}
