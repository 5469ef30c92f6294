import type { Attribute } from "./attributes.ts";
import { cancelledCall, identifyCall, orderCall, personCall, refundedCall, stopCall } from "./calls.ts";
import { isBad, type Layout } from "./cells.ts";
import type { Item, Outcome, Preceding } from "./import-file.ts";
import { countSaid, countWord, type MailingCounts } from "./mailing-counts.ts";
import { Occurrences } from "./occurrences.ts";
import { type Grouping, makeOrders, type Order } from "./orders.ts";
import { isLeftOut, readPerson } from "./people.ts";
import { type CsvRecord, csvRecords, isBlank } from "./records.ts";
import { readRow } from "./rows.ts";
import { FATES, type StandingCounts } from "./statuses/standing-counts.ts";

/** A file's text and how it is cut into records. */
export interface Records {
  readonly text: AsyncIterable<string>;
  readonly delimiter: string;
  readonly header: boolean;
  readonly isJson: boolean;
}

/**
 * The orders of a file; who placed them is told the first time that the file shows it, and what has become of them before
 * the order itself. Drafts, and what nobody has paid or promised to pay, are left out.
 */
export function orderOutcomes(
  records: Records,
  layout: Layout,
  amountPer: Grouping["amountPer"],
  standings: StandingCounts,
) {
  const known = new Occurrences();
  const { columns } = layout;
  const saysStanding = STANDING_ROLES.some((role) => columns[role] !== undefined);
  const takeRow = makeOrders({
    byOrder: columns.order !== undefined,
    rowsAreLines: [columns.product, columns.category, columns.price, columns.quantity].some(
      (at) => at !== undefined,
    ),
    amountPer,
  });
  const carry = carrying(layout);
  const outcomesOf = (record: CsvRecord | undefined): readonly Outcome[] =>
    takeRow(record && readRow(carry(record), layout)).flatMap((outcome): readonly Outcome[] => {
      if (outcome.kind !== "order") return [outcome];
      const { order } = outcome;
      if (saysStanding) standings.add(order.standing);
      if (FATES[order.standing?.meaning ?? "unsaid"] === "left-out")
        return order.rows.map(() => ({ kind: "left-out" }));
      const identity = identifyCall(order);
      const isNew = identity && known.count(identity.messageId) === 1;
      const who: readonly Preceding[] = isNew ? [{ what: "who", call: identity }] : [];
      return [
        {
          kind: "item",
          item: { rows: order.rows, before: [...who, ...ends(order)], call: orderCall(order) },
        },
      ];
    });
  return (onRow: () => void) => outcomesOfFile(records, layout.width, onRow, outcomesOf);
}

const STANDING_ROLES = ["status", "payment", "cancelled", "refunded"] as const;

function ends(order: Order): readonly Preceding[] {
  const { meaning, cancelledAt, refund } = order.standing ?? {};
  if (meaning === "cancelled") return [{ what: "cancellation", call: cancelledCall(order, cancelledAt) }];
  const isRefunded = meaning === "refunded" || refund !== undefined;
  return isRefunded ? [{ what: "refund", call: refundedCall(order, refund) }] : [];
}

/** Fills what an export writes in an order's first row only. */
function carrying({ carried }: Layout): (record: CsvRecord) => CsvRecord {
  let before: readonly string[] = [];
  return (record) => {
    if (!carried) return record;
    const { columns, by } = carried;
    const isSame = record.fields[by] !== "" && record.fields[by] === before[by];
    const fill = (field: string, column: number) =>
      field === "" && columns.includes(column) ? (before[column] ?? "") : field;
    before = isSame ? record.fields.map(fill) : record.fields;
    return { ...record, fields: before };
  };
}

/**
 * The people of a file; a row repeated word for word is told once. What has ended mails to somebody is a call of its own,
 * which counts whatever becomes of the one that says who it is.
 */
export function peopleOutcomes(
  records: Records,
  layout: Layout,
  attributes: readonly Attribute[],
  counts: MailingCounts,
) {
  const known = new Occurrences();
  const outcomesOf = (record: CsvRecord | undefined): readonly Outcome[] => {
    if (!record) return [];
    const row = readPerson(record, layout, attributes);
    if (isLeftOut(row)) {
      countWord(counts.leftOut, row.leftOut);
      return [{ kind: "left-out" }];
    }
    if (isBad(row)) return [{ kind: "bad", row }];
    const who = personCall(row, row.attributes, row.at);
    const stop = stopCall(row, row.stop);
    const before: readonly Preceding[] = stop ? [{ what: "who", call: who }] : [];
    const item: Item = { rows: [row], call: stop ?? who, before };
    if (known.count(`${who.messageId} ${stop?.messageId}`) > 1) return [{ kind: "duplicate" }];
    countSaid(counts, row);
    return [{ kind: "item", item }];
  };
  return (onRow: () => void) => outcomesOfFile(records, layout.width, onRow, outcomesOf);
}

async function* outcomesOfFile(
  { text, delimiter, header, isJson }: Records,
  width: number,
  onRow: () => void,
  outcomesOf: (record: CsvRecord | undefined) => readonly Outcome[],
): AsyncGenerator<Outcome> {
  let skipped = !header;
  for await (const records of csvRecords(text, delimiter, width, isJson)) {
    for (const record of records) {
      if (isBlank(record)) continue;
      if (!skipped) {
        skipped = true;
        continue;
      }
      onRow();
      yield* outcomesOf(record);
    }
  }
  yield* outcomesOf(undefined);
}
