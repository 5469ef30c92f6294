import { amountWithMark } from "../../domain/basics/amount.ts";
import type { Instant } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { isPlaceholderId } from "../../domain/facts/placeholder.ts";
import { type BadRow, type Findings, type Layout, type Remarked, readRecord, type Source } from "./cells.ts";
import { isShortened, LONGEST, type Person, pastIn, personIn } from "./person.ts";
import type { Reason } from "./reasons/reason.ts";
import type { CsvRecord } from "./records.ts";
import type { Role } from "./roles.ts";
import { type Standing, standingIn } from "./statuses/standing.ts";

/** One row of a file of orders that makes sense. */
export interface Row extends Source, Person, Remarked {
  readonly at: Instant;
  /** Units of `currency`, as a decimal. */
  readonly amount?: number;
  readonly price?: number;
  readonly quantity?: number;
  readonly order?: string;
  readonly currency: string;
  readonly product?: string;
  readonly category?: string;
  readonly merchant?: string;
  readonly coupon?: string;
  /** What the coupon took off the order. */
  readonly discount?: number;
  readonly standing?: Standing;
}

const TEXTS = ["product", "category", "merchant", "coupon"] as const;

/** Reads one record, or says why it is not an order. */
export function readRow(record: CsvRecord, layout: Layout): Row | BadRow {
  return readRecord(record, layout, (cell, findings) => {
    const { problems } = findings;
    const order = orderIn(cell("order"), problems);
    const at = pastIn({ what: "date", text: cell("date"), form: layout.dateOrder }, layout, problems);
    const standing = standingIn(cell, layout, findings);
    const row = {
      ...personIn(cell, layout, findings),
      ...numbersIn(cell, layout, problems),
      ...discountIn(cell("discount"), layout, findings),
      ...Object.fromEntries(TEXTS.map((role) => [role, cell(role)]).filter(([, text]) => text !== "")),
      ...defined({ order, standing }),
      currency: currencyIn(cell("currency"), layout, problems),
      at: at ?? 0,
    };
    const long = TEXTS.find((role) => cell(role).length > LONGEST);
    if (long) problems.push({ code: "too-long", what: long, most: LONGEST });
    if (isShortened(cell("product")))
      problems.push({ code: "shortened", what: "product", text: cell("product") });
    return row;
  });
}

function orderIn(id: string, problems: Reason[]): string | undefined {
  if (isPlaceholderId(id)) return undefined;
  if (isShortened(id)) problems.push({ code: "shortened", what: "order", text: id });
  if (id.length > LONGEST) problems.push({ code: "too-long", what: "order", most: LONGEST });
  return id;
}

const NO_AMOUNT = {
  empty: "not-a-number",
  "not-a-number": "not-a-number",
  "too-large": "too-large",
} as const;

function numbersIn(cell: (role: Role) => string, layout: Layout, problems: Reason[]) {
  const found: Partial<Record<"amount" | "price" | "quantity", number>> = {};
  for (const role of ["amount", "price", "quantity"] as const) {
    if (cell(role) === "") continue;
    const value = amountWithMark(cell(role), layout.decimalMark);
    if (typeof value !== "number")
      problems.push({ code: NO_AMOUNT[value.why], what: role, text: cell(role) });
    else if (value < 0) problems.push({ code: "negative", what: role, text: cell(role) });
    else found[role] = value;
  }
  const mapped = (role: Role) => layout.columns[role] !== undefined;
  if (cell("amount") === "" && !(mapped("price") && cell("price") !== "")) {
    problems.push({ code: mapped("amount") ? "no-amount" : "no-price" });
  }
  return found;
}

/** With a minus in some exports. An order is an order without it. */
function discountIn(text: string, layout: Layout, { remarks }: Findings): Pick<Row, "discount"> {
  if (text === "") return {};
  const value = amountWithMark(text, layout.decimalMark);
  if (typeof value === "number") return { discount: Math.abs(value) };
  remarks.push({ code: "discount", text, why: NO_AMOUNT[value.why] });
  return {};
}

function currencyIn(text: string, layout: Layout, problems: Reason[]): string {
  if (text === "") return layout.currency;
  if (!/^[A-Za-z]{3}$/.test(text)) problems.push({ code: "currency", text });
  return text.toUpperCase();
}
