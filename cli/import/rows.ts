import { amountWithMark } from "../../src/domain/basics/amount.ts";
import { DAY, type Instant, instantAt } from "../../src/domain/basics/calendar.ts";
import type { DecimalMark } from "../../src/domain/basics/number-text.ts";
import { type DateOrder, readDate, type WrittenDate } from "../../src/domain/basics/written-time.ts";
import { readYesOrNo } from "../../src/domain/basics/yes-or-no.ts";
import type { Columns } from "./columns.ts";
import type { CsvRecord } from "./records.ts";
import type { Role } from "./roles.ts";

/** How the rows of one file are to be read. */
export interface Layout {
  readonly columns: Columns;
  /** Number of columns in the header. */
  readonly width: number;
  readonly dateOrder: DateOrder;
  readonly decimalMark: DecimalMark;
  /** Of rows that name none. */
  readonly currency: string;
  /** Zone of dates that name no offset. */
  readonly timeZone: string;
  /** Nothing is ordered after this. */
  readonly now: Instant;
}

/** One row that makes sense. */
export interface Row {
  readonly line: number;
  readonly raw: string;
  readonly customer?: string;
  readonly email?: string;
  readonly name?: string;
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
  /** Agreed to mails, or did not. */
  readonly consent?: boolean;
}

export interface BadRow {
  readonly line: number;
  readonly raw: string;
  readonly reason: string;
}

const LONGEST = 256;
const TEXTS = ["order", "name", "product", "category", "merchant", "coupon"] as const;

/** Reads one record, or says why it is not an order. */
export function readRow(record: CsvRecord, layout: Layout): Row | BadRow {
  const problems: string[] = [];
  const { line, raw } = record;
  const cell = (role: Role) => {
    const column = layout.columns[role];
    return column === undefined ? "" : (record.fields[column] ?? "");
  };
  const at = dateIn(cell("date"), layout, problems);
  const row = {
    line,
    raw,
    ...identityIn(cell("customer"), cell("email"), problems),
    ...numbersIn(cell, layout, problems),
    ...consentIn(cell("consent"), problems),
    ...Object.fromEntries(TEXTS.map((role) => [role, cell(role)]).filter(([, text]) => text !== "")),
    currency: currencyIn(cell("currency"), layout, problems),
    at: at ?? 0,
  };
  const shape = record.problem ?? shapeProblem(record, layout);
  if (shape) return { line, raw, reason: shape };
  const long = TEXTS.find((role) => cell(role).length > LONGEST);
  if (long) problems.push(`the ${long} is longer than ${LONGEST} characters`);
  return problems.length > 0 ? { line, raw, reason: problems.join("; ") } : row;
}

export const isBad = (row: Row | BadRow): row is BadRow => "reason" in row;

function shapeProblem({ fields }: CsvRecord, { width, columns }: Layout): string | undefined {
  const needed = Math.max(...Object.values(columns)) + 1;
  const extra = fields.slice(width).some((field) => field !== "");
  if (!extra && fields.length >= Math.min(needed, width)) return undefined;
  return `${fields.length} columns where the header has ${width}`;
}

function identityIn(customer: string, email: string, problems: string[]) {
  if (customer.length > LONGEST) problems.push(`the customer is longer than ${LONGEST} characters`);
  if (email !== "" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    problems.push(`"${email}" is no e-mail address`);
  if (customer === "" && email === "") problems.push("no customer");
  return { ...(customer !== "" && { customer }), ...(email !== "" && { email }) };
}

const NO_AMOUNT = {
  empty: "not a number",
  "not-a-number": "not a number",
  "too-large": "too large to be true",
} as const;

function numbersIn(cell: (role: Role) => string, layout: Layout, problems: string[]) {
  const found: Partial<Record<"amount" | "price" | "quantity", number>> = {};
  for (const role of ["amount", "price", "quantity"] as const) {
    if (cell(role) === "") continue;
    const value = amountWithMark(cell(role), layout.decimalMark);
    if (typeof value !== "number") problems.push(`the ${role} "${cell(role)}" is ${NO_AMOUNT[value.why]}`);
    else if (value < 0) problems.push(`the ${role} ${cell(role)} is negative: a refund is not an order`);
    else found[role] = value;
  }
  const mapped = (role: Role) => layout.columns[role] !== undefined;
  if (cell("amount") === "" && !(mapped("price") && cell("price") !== "")) {
    problems.push(mapped("amount") ? "no amount" : "no price");
  }
  return found;
}

/** Words that are no clear yes are a no. */
function consentIn(text: string, problems: string[]) {
  if (text === "") return {};
  const said = readYesOrNo(text);
  if (said === undefined) problems.push(`the consent "${text}" is neither yes nor no`);
  return { consent: said === "yes" };
}

function currencyIn(text: string, layout: Layout, problems: string[]): string {
  if (text === "") return layout.currency;
  if (!/^[A-Za-z]{3}$/.test(text)) problems.push(`the currency "${text}" is not a three-letter code`);
  return text.toUpperCase();
}

function dateIn(text: string, layout: Layout, problems: string[]): Instant | undefined {
  const date = text === "" ? undefined : readDate(text, layout.dateOrder);
  if (!date) {
    problems.push(
      text === "" ? "no date" : `"${text}" is not a date (read as ${PATTERNS[layout.dateOrder]})`,
    );
    return undefined;
  }
  const at = instantOf(date, layout.timeZone);
  if (at > layout.now + DAY) problems.push(`the date ${text} is in the future`);
  if (at < 0) problems.push(`the date ${text} is before 1970`);
  return at;
}

export const PATTERNS: Readonly<Record<DateOrder, string>> = {
  ymd: "YYYY-MM-DD",
  dmy: "DD.MM.YYYY",
  mdy: "MM/DD/YYYY",
  unix: "seconds since 1970",
};

const noons = new Map<string, Instant>();

/** A day without a time is its noon, which stays on that day whatever the zone's clocks do. */
function instantOf(date: WrittenDate, zone: string): Instant {
  if (date.kind === "instant") return date.at;
  if (date.kind === "wall") {
    const day = Math.floor(date.wall / DAY);
    const ms = date.wall - day * DAY;
    return instantAt(zone, day, Math.floor(ms / 60_000)) + (ms % 60_000);
  }
  const key = `${zone} ${date.wall}`;
  const noon = noons.get(key) ?? instantAt(zone, date.wall / DAY, 12 * 60);
  noons.set(key, noon);
  return noon;
}
