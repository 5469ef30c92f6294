import { defined } from "../../domain/basics/defined.ts";
import { type BadRow, isBad } from "./cells.ts";
import { sha256Of, shortHashOf } from "./digest.ts";
import { Occurrences } from "./occurrences.ts";
import type { Reason } from "./reasons/reason.ts";
import type { Row } from "./rows.ts";
import type { Standing } from "./statuses/standing.ts";

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
  /** All that it is made of. */
  readonly rows: readonly Row[];
  readonly total: number;
  readonly lines: readonly OrderLine[];
  /** What has become of it, where the file says so. */
  readonly standing?: Standing;
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

/** Takes rows in file order, also those that make no sense; `undefined` at the end of the file. */
export type TakeRow = (row: Row | BadRow | undefined) => readonly OrderResult[];

/** Makes orders of rows. */
export function makeOrders(grouping: Grouping): TakeRow {
  const occurrences = new Occurrences();
  const { byOrder, rowsAreLines } = grouping;
  if (byOrder && rowsAreLines) return gatherLines(occurrences, grouping.amountPer);
  return (row) => {
    if (!row) return [];
    if (isBad(row)) return [{ kind: "bad", row }];
    return [byOrder ? numbered(row, occurrences) : { kind: "order", order: unnumbered(row, occurrences) }];
  };
}

/**
 * An order without a number is known by its customer, moment and amount, and by being the n-th such row of its file:
 * two equal rows are two orders, and the same file again is the same orders.
 */
function unnumbered(row: Row, occurrences: Occurrences): Order {
  const total = totalOf([row], "row");
  const content = JSON.stringify([row.customer ?? row.email ?? row.phone, row.at, total, row.currency]);
  const nth = occurrences.count(content);
  const id = sha256Of(`${content}#${nth}`).slice(0, 32);
  return { id: `row-${id}`, first: row, rows: [row], total, lines: linesOf([row]), ...standingOf(row) };
}

/** Whole orders with a number: a repetition word for word is a duplicate, another content under it is a mistake. */
function numbered(row: Row, occurrences: Occurrences): OrderResult {
  if (row.order === undefined) return bad(row, { code: "no-order" });
  const content = shortHashOf(fingerprint(row))[0] || 1;
  const before = occurrences.count(`seen ${row.order}`) > 1;
  const same = occurrences.remember(`content ${row.order}`, content) === content;
  if (before && same) return { kind: "duplicate" };
  if (before) return bad(row, { code: "order-again", order: row.order });
  const total = totalOf([row], "row");
  const order = { id: row.order, first: row, rows: [row], total, lines: [], ...standingOf(row) };
  return { kind: "order", order };
}

/** The neighbouring rows of one order id, good and bad. */
interface Group {
  readonly id: string;
  readonly rows: (Row | BadRow)[];
}

/**
 * Lines of one order stand together; a line repeated word for word is a duplicate. An order with a bad line does not go in
 * without it, for its total would be wrong: all its lines go to the report, so that it is whole when it is mended.
 */
function gatherLines(occurrences: Occurrences, amountPer: Grouping["amountPer"]): TakeRow {
  let open: Group | undefined;
  const close = (): readonly OrderResult[] => {
    const outcomes = open ? outcomesOf(open, amountPer) : [];
    open = undefined;
    return outcomes;
  };
  return (row) => {
    if (!row) return close();
    if (row.order === undefined) return [isBad(row) ? { kind: "bad", row } : bad(row, { code: "no-order" })];
    if (!isBad(row) && occurrences.count(`row ${fingerprint(row)}`) > 1) return [{ kind: "duplicate" }];
    if (open?.id === row.order) {
      open.rows.push(ofOneCustomer(row, open));
      return [];
    }
    const closed = close();
    if (occurrences.count(`order ${row.order}`) > 1) {
      return [
        ...closed,
        isBad(row) ? { kind: "bad", row } : bad(row, { code: "order-scattered", order: row.order }),
      ];
    }
    open = { id: row.order, rows: [row] };
    return closed;
  };
}

function ofOneCustomer(row: Row | BadRow, { id, rows }: Group): Row | BadRow {
  const first = rows.find((one): one is Row => !isBad(one));
  if (isBad(row) || !first || row.customer === undefined || row.customer === first.customer) return row;
  return {
    ...row,
    reasons: [{ code: "other-customer", order: id, customer: `${first.customer}`, line: first.line }],
  };
}

function outcomesOf({ id, rows }: Group, amountPer: Grouping["amountPer"]): readonly OrderResult[] {
  const spoilt = rows.find(isBad);
  if (spoilt) {
    const reason: Reason = { code: "order-waits", order: id, line: spoilt.line };
    return rows.map((row) => (isBad(row) ? { kind: "bad", row } : bad(row, reason)));
  }
  const good = rows.filter((row): row is Row => !isBad(row));
  const [first] = good;
  if (!first) return [];
  const stated = good.find(({ standing }) => standing !== undefined);
  const other = good.find(
    ({ standing }) => standing && JSON.stringify(standing) !== JSON.stringify(stated?.standing),
  );
  if (other) return good.map((row) => bad(row, { code: "other-status", order: id, line: other.line }));
  const total = totalOf(good, amountPer);
  const order = { id, first, rows: good, total, lines: linesOf(good), ...(stated && standingOf(stated)) };
  return [{ kind: "order", order }];
}

const standingOf = ({ standing }: Row): Pick<Order, "standing"> => defined({ standing });

const bad = ({ line, cells }: Row | BadRow, reason: Reason): OrderResult => ({
  kind: "bad",
  row: { line, cells, reasons: [reason] },
});

const fingerprint = ({ line: _line, cells: _cells, remarks: _remarks, ...content }: Row) =>
  JSON.stringify(content);

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
