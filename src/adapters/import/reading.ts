import { defined } from "../../domain/basics/defined.ts";
import { type Attributes, attributesOf, noAttributes } from "./attributes.ts";
import type { Layout } from "./cells.ts";
import { sha256Of } from "./digest.ts";
import type { ImportJob } from "./import-file.ts";
import { type DelimitedText, delimitedText } from "./json-lines.ts";
import { type FileLayout, isForAll, readLayout, type Wishes } from "./layout.ts";
import { type MailingCounts, noCounts } from "./mailing-counts.ts";
import type { Grouping } from "./orders.ts";
import { orderOutcomes, peopleOutcomes } from "./outcomes.ts";
import { csvRecords } from "./records.ts";
import type { StatusWord } from "./statuses/meanings.ts";
import { StandingCounts } from "./statuses/standing-counts.ts";
import { statusWords } from "./statuses/status-words.ts";
import { plainTitle } from "./titles/known-titles.ts";
import { readYesNo } from "./yes-no.ts";

/** What somebody says of a file; what they leave out is guessed. */
export interface Saying extends Omit<Wishes, "isJson"> {
  /** Whether columns without a role go along as attributes of people. */
  readonly attributes: boolean;
  readonly amountPer?: Grouping["amountPer"];
  /** Zone of dates that name no offset; the store's where it is absent. */
  readonly timeZone?: string;
}

/** How a file is going to be read: to be looked at before it is. */
export interface Reading {
  readonly layout: FileLayout;
  readonly attributes: Attributes;
  readonly amountPer: Grouping["amountPer"];
  /** What was said or found of it, and so makes this import another one than the same file read otherwise. */
  readonly asked: Partial<Layout>;
  readonly text: DelimitedText;
  /** Words of its status columns, and what each means; empty of a file without such. */
  readonly statuses: readonly StatusWord[];
  readonly said: Saying;
}

/** Works out how a file is to be read. `open` opens its text anew each time. Throws `Unclear` where somebody has to say. */
export async function readingOf(open: () => AsyncIterable<string>, said: Saying): Promise<Reading> {
  const text = await delimitedText(open);
  const { subject, header, columns } = said;
  const layout = await readLayout(text.text, { ...said, isJson: text.isJson });
  const forAll = (role: "currency" | "consent") => {
    const wish = columns[role];
    return layout.columns[role] === undefined && wish !== undefined && isForAll(role, wish)
      ? wish
      : undefined;
  };
  const asked = {
    ...{ columns: layout.columns, dateOrder: layout.dateOrder, consentDates: layout.consentDates },
    ...{ decimalMark: layout.decimalMark, width: layout.header.length },
    ...defined({ currency: forAll("currency")?.toUpperCase(), timeZone: said.timeZone }),
    ...defined({ consent: readYesNo(forAll("consent") ?? "") }),
    ...defined({ statuses: said.statuses, carried: carriedIn(layout) }),
  };
  // Columns without titles have no names to go by.
  const isPlain = subject === "orders" || !said.attributes || !header;
  const attributes = isPlain ? noAttributes(layout) : attributesOf(layout);
  const amountPer = said.amountPer ?? (layout.columns.price === undefined ? "row" : "order");
  const statuses = await statusWords({
    records: csvRecords(text.text(), layout.delimiter, layout.header.length, text.isJson),
    ...{ header, titles: layout.header, columns: layout.columns },
    ...{ said: said.statuses, own: layout.orders?.meanings },
  });
  return { layout, attributes, amountPer, asked, text, said, statuses };
}

/** Columns that an export writes in an order's first row only. */
function carriedIn({ header, orders }: FileLayout): Layout["carried"] {
  if (!orders) return undefined;
  const titles = header.map(plainTitle);
  const columns = orders.once.titles.map((title) => titles.indexOf(plainTitle(title)));
  const by = titles.indexOf(plainTitle(orders.once.by));
  return by < 0 ? undefined : { columns: columns.filter((column) => column >= 0), by };
}

/**
 * The name of an import: the same for the same file read in the same way, because importing it again is no other import.
 * `again` makes it another one: after it was undone, so that its facts are not taken for those that count no longer.
 */
export function importIdOf(
  { layout, attributes, amountPer, asked, said: { subject, header } }: Reading,
  digest: string,
  again?: number,
): string {
  const { delimiter, known } = layout;
  const identity = {
    ...{ subject, digest, delimiter, header, asked, attributes: attributes.attributes, amountPer },
    ...(known && { tool: known.tool.tool, contents: known.contents }),
    ...defined({ again }),
  };
  return `imp-${sha256Of(JSON.stringify(identity)).slice(0, 12)}`;
}

/** Of the store, what a file leaves open. */
export interface Defaults {
  readonly currency: string;
  readonly timeZone: string;
  /** Nothing is ordered after this. */
  readonly now: number;
}

/** What becomes of each row of the file, and what its people have said of mails and what has become of its orders, which is counted meanwhile. */
export function outcomesOf(
  { layout, attributes, amountPer, asked, text: { text, isJson }, said }: Reading,
  { now, ...defaults }: Defaults,
): {
  readonly outcomes: ImportJob["outcomes"];
  readonly mailing: MailingCounts;
  readonly standings: StandingCounts;
} {
  const { delimiter, known, orders, columns, dateOrder, consentDates, decimalMark, header: titles } = layout;
  const mailing = noCounts();
  const standings = new StandingCounts();
  const records = { text: text(), delimiter, header: said.header, isJson };
  const found = { columns, dateOrder, consentDates, decimalMark, width: titles.length };
  // Other tools write times in UTC, whatever the shop's zone is.
  const zone = known ? { timeZone: "UTC" } : {};
  const rows: Layout = { ...defaults, ...zone, ...found, ...asked, ...defined({ known, orders }), now };
  const outcomes =
    said.subject === "people"
      ? peopleOutcomes(records, rows, attributes.attributes, mailing)
      : orderOutcomes(records, rows, amountPer, standings);
  return { outcomes, mailing, standings };
}
