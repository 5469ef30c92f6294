import type { Instant } from "../../../domain/basics/calendar.ts";
import { defined } from "../../../domain/basics/defined.ts";
import { cellText, type Layout } from "../cells.ts";
import { type Consent, pastIn } from "../person.ts";
import type { Reason } from "../reasons/reason.ts";
import type { CsvRecord } from "../records.ts";
import { plainTitle } from "../titles/known-titles.ts";
import type { Recognised } from "./exports.ts";
import type { CellUnder, Status } from "./known-export.ts";

/** What a row says of its person and mails, with the dates read. */
export interface Said {
  readonly consent?: Consent;
  readonly stop?: { readonly event: "bounced" | "complained"; readonly at?: Instant };
  readonly unknown?: string;
}

const plain = new Map<string, string>();

/** The cells of a record by the titles of the export. */
export function cellsUnder({ fields }: CsvRecord, { columns }: Recognised): CellUnder {
  return (title) => {
    const name = plain.get(title) ?? plainTitle(title);
    plain.set(title, name);
    return cellText(fields[columns.get(name) ?? fields.length] ?? "");
  };
}

/**
 * What the export says and what the user says of everybody (`asked`), together: who is suppressed stays so, nobody who is
 * known not to have agreed agrees by a flag, and a refusal always counts. A date that cannot be read is left out and
 * remarked: the decision counts without it.
 */
export function saidOf(
  status: Status,
  asked: Consent | undefined,
  { layout, remarks }: { readonly layout: Layout; readonly remarks: Reason[] },
): Said {
  const dateOf = (text = "") =>
    text === "" ? undefined : pastIn({ what: "time", text, form: layout.consentDates }, layout, remarks);
  const { stop, unknown } = status;
  const tool = layout.known?.tool.tool;
  const consent = consentOf(
    { ...status, ...defined({ source: sourceOf(tool, status.source) }) },
    asked,
    dateOf,
  );
  return defined({
    consent,
    stop: stop && { event: stop.event, ...defined({ at: dateOf(stop.at) }) },
    unknown,
  });
}

const LONGEST_SOURCE = 200;

/** Where the decision was told to the other tool. */
const sourceOf = (tool: string | undefined, source: string | undefined): string | undefined =>
  tool === undefined ? source : [tool, ...(source ? [source] : [])].join(": ").slice(0, LONGEST_SOURCE);

function consentOf(
  { consent, at, confirmedAt, ip, source }: Status,
  asked: Consent | undefined,
  dateOf: (text: string | undefined) => Instant | undefined,
): Consent | undefined {
  const refused = asked?.granted === false ? asked : undefined;
  const proof = () => defined({ at: dateOf(at), confirmedAt: dateOf(confirmedAt), ip, source });
  switch (consent) {
    case "withdrawn":
      return { granted: false, ...defined({ at: dateOf(at), source }) };
    case "given":
      return refused ?? { granted: true, ...proof() };
    case "none":
      return refused;
    case undefined:
      return refused ?? (asked && { ...proof(), ...asked });
  }
}
