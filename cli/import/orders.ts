import { createHash } from "node:crypto";
import { defined } from "../../src/domain/basics/defined.ts";
import { Occurrences } from "./occurrences.ts";
import type { BadRow, Row } from "./rows.ts";

export interface OrderLine {
  readonly product?: string;
  readonly category?: string;
  readonly price?: number;
  readonly quantity?: number;
}

/** One order of the file: one row, or the neighbouring rows of one order id. */
export interface Order {
  readonly id: string;
  readonly first: Row;
  readonly total: number;
  readonly lines: readonly OrderLine[];
}

export type OrderResult =
  | { readonly kind: "order"; readonly order: Order }
  | { readonly kind: "duplicate" }
  | { readonly kind: "bad"; readonly row: BadRow };

export interface Grouping {
  /** The file has an order id. */
  readonly byOrder: boolean;
  /** Rows are lines of an order (a product, a category, a price) and not whole orders. */
  readonly rowsAreLines: boolean;
  /** Whether the amount column holds each row's own amount or, repeated, the whole order's. */
  readonly amountPer: "row" | "order";
}

/** Makes orders of rows in file order; give it `undefined` at the end of the file. */
export function makeOrders(grouping: Grouping): (row: Row | undefined) => readonly OrderResult[] {
  const occurrences = new Occurrences();
  if (!grouping.byOrder)
    return (row) => (row ? [{ kind: "order", order: unnumbered(row, occurrences) }] : []);
  if (!grouping.rowsAreLines) return (row) => (row ? [numbered(row, occurrences)] : []);
  return gatherLines(occurrences, grouping.amountPer);
}

/**
 * An order without a number is known by its customer, moment and amount, and by being the n-th such row of its file:
 * two equal rows are two orders, and the same file again is the same orders.
 */
function unnumbered(row: Row, occurrences: Occurrences): Order {
  const total = totalOf([row], "row");
  const content = JSON.stringify([row.customer ?? row.email, row.at, total, row.currency]);
  const nth = occurrences.count(content);
  const id = createHash("sha256").update(`${content}#${nth}`).digest("hex").slice(0, 32);
  return { id: `row-${id}`, first: row, total, lines: linesOf([row]) };
}

/** Whole orders with a number: a repetition word for word is a duplicate, another content under it is a mistake. */
function numbered(row: Row, occurrences: Occurrences): OrderResult {
  if (row.order === undefined) return bad(row, "no order id");
  const content = createHash("sha1").update(fingerprint(row)).digest().readUInt32LE(0) || 1;
  const before = occurrences.count(`seen ${row.order}`) > 1;
  const same = occurrences.remember(`content ${row.order}`, content) === content;
  if (before && same) return { kind: "duplicate" };
  if (before) return bad(row, `order ${row.order} is in the file already, with other values`);
  return { kind: "order", order: { id: row.order, first: row, total: totalOf([row], "row"), lines: [] } };
}

/** Lines of one order stand together; a line repeated word for word is a duplicate. */
function gatherLines(
  occurrences: Occurrences,
  amountPer: Grouping["amountPer"],
): (row: Row | undefined) => readonly OrderResult[] {
  let open: Row[] = [];
  const close = (): readonly OrderResult[] => {
    const [first] = open;
    if (!first?.order) return [];
    const order = { id: first.order, first, total: totalOf(open, amountPer), lines: linesOf(open) };
    open = [];
    return [{ kind: "order", order }];
  };
  return (row) => {
    if (!row) return close();
    if (row.order === undefined) return [bad(row, "no order id")];
    if (occurrences.count(`row ${fingerprint(row)}`) > 1) return [{ kind: "duplicate" }];
    const [first] = open;
    if (first?.order === row.order) {
      const stranger = row.customer !== undefined && row.customer !== first.customer;
      if (stranger)
        return [bad(row, `order ${row.order} is customer ${first.customer}'s in line ${first.line}`)];
      open.push(row);
      return [];
    }
    const closed = close();
    if (occurrences.count(`order ${row.order}`) > 1) {
      return [
        ...closed,
        bad(row, `rows of other orders stand between those of ${row.order}: sort the file by order`),
      ];
    }
    open = [row];
    return closed;
  };
}

const bad = ({ line, raw }: Row, reason: string): OrderResult => ({
  kind: "bad",
  row: { line, raw, reason },
});

const fingerprint = ({ line: _line, raw: _raw, ...content }: Row) => JSON.stringify(content);

/** Summed in hundredths of a cent, so that no sum ends in .30000000000000004. */
function totalOf(rows: readonly Row[], amountPer: Grouping["amountPer"]): number {
  const stated = amountPer === "order" && rows.find((row) => row.amount !== undefined)?.amount;
  if (typeof stated === "number") return stated;
  const amounts = rows.map((row) => row.amount ?? (row.price ?? 0) * (row.quantity ?? 1));
  return amounts.reduce((sum, amount) => sum + Math.round(amount * 10_000), 0) / 10_000;
}

function linesOf(rows: readonly Row[]): readonly OrderLine[] {
  return rows
    .filter((row) => row.product !== undefined || row.category !== undefined)
    .map(({ product, category, price, quantity }) => ({
      ...defined({ product, category, price, quantity }),
    }));
}
