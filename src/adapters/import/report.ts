import { csvLine } from "../../domain/basics/csv.ts";
import type { BadRow } from "./cells.ts";
import { ENGLISH } from "./reasons/english.ts";
import { type ReasonWords, reasonsText } from "./reasons/reason.ts";

/** What the report has behind the file's own columns. */
export const REPORT_COLUMNS = ["line", "reason"] as const;

/** How the file was written, which the report is too: what is mended in it is imported with the same flags. */
export interface ReportForm {
  readonly delimiter: string;
  readonly titles: readonly string[];
  /** Whether the file has a header. */
  readonly header: boolean;
}

/** Takes rows that did not go in, or not whole. */
export interface Report {
  add(row: BadRow): Promise<void> | void;
  close(): Promise<void> | void;
}

/** The lines of a report as CSV: the file's own columns, then line and reason. */
export function reportLines({ delimiter, titles, header }: ReportForm, words: ReasonWords = ENGLISH) {
  const again = header && titles.slice(-REPORT_COLUMNS.length).join() === REPORT_COLUMNS.join();
  // What is a report already gets no second line and reason.
  const width = again ? titles.length - REPORT_COLUMNS.length : titles.length;
  const lineOf = (cells: readonly string[]) => csvLine(cells, { delimiter });
  return {
    /** With a byte order mark, without which spreadsheets take UTF-8 for something else. */
    head: `\ufeff${header ? lineOf([...titles.slice(0, width), ...REPORT_COLUMNS]) : ""}`,
    /** What a row has beyond its columns stands behind the reason, so that it does not pass for mended. */
    line({ line, reasons, cells }: BadRow): string {
      const own = Array.from({ length: width }, (_, column) => cells[column] ?? "");
      const beyond = cells.slice(titles.length);
      const extra = beyond.slice(0, beyond.findLastIndex((text) => text !== "") + 1);
      return lineOf([...own, `${line}`, reasonsText(reasons, words), ...extra]);
    },
  };
}
