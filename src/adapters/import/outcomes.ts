import type { Attribute } from "./attributes.ts";
import { identifyCall, orderCall, personCall, stopCall } from "./calls.ts";
import { isBad, type Layout } from "./cells.ts";
import type { Item, Outcome } from "./import-file.ts";
import { countSaid, countWord, type MailingCounts } from "./mailing-counts.ts";
import { Occurrences } from "./occurrences.ts";
import { type Grouping, makeOrders } from "./orders.ts";
import { isLeftOut, readPerson } from "./people.ts";
import { type CsvRecord, csvRecords, isBlank } from "./records.ts";
import { readRow } from "./rows.ts";

/** A file's text and how it is cut into records. */
export interface Records {
  readonly text: AsyncIterable<string>;
  readonly delimiter: string;
  readonly header: boolean;
  readonly isJson: boolean;
}

/** The orders of a file; who placed them is told the first time that the file shows it. */
export function orderOutcomes(records: Records, layout: Layout, amountPer: Grouping["amountPer"]) {
  const known = new Occurrences();
  const { columns } = layout;
  const takeRow = makeOrders({
    byOrder: columns.order !== undefined,
    rowsAreLines: [columns.product, columns.category, columns.price, columns.quantity].some(
      (at) => at !== undefined,
    ),
    amountPer,
  });
  const outcomesOf = (record: CsvRecord | undefined): readonly Outcome[] =>
    takeRow(record && readRow(record, layout)).map((outcome) => {
      if (outcome.kind !== "order") return outcome;
      const { order } = outcome;
      const identity = identifyCall(order);
      const introduction = identity && known.count(identity.messageId) === 1 ? identity : undefined;
      return { kind: "item", item: { rows: order.rows, introduction, call: orderCall(order) } };
    });
  return (onRow: () => void) => outcomesOfFile(records, layout.width, onRow, outcomesOf);
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
    const item: Item = { rows: [row], call: stop ?? who, ...(stop && { introduction: who }) };
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
