import { type FileHandle, open } from "node:fs/promises";
import { csvLine } from "../terminal/csv.ts";
import { misuse } from "../terminal/refusal.ts";
import type { BadRow } from "./cells.ts";

/** What the report has behind the file's own columns. */
export const REPORT_COLUMNS = ["line", "reason"] as const;

/** How the file was written, which the report is too: what is mended in it is imported with the same flags. */
export interface ReportForm {
  readonly delimiter: string;
  readonly titles: readonly string[];
  /** Whether the file has a header. */
  readonly header: boolean;
}

/**
 * Collects rows that did not go in, or not whole, in a CSV file that is made only when there is one: the file's own
 * columns, then line and reason.
 */
export class Report {
  readonly path: string;
  private readonly form: ReportForm;
  /** Columns of its own that the file has: what is a report already gets no second line and reason. */
  private readonly width: number;
  private file: FileHandle | undefined;

  constructor(path: string, form: ReportForm) {
    this.path = path;
    this.form = form;
    const { header, titles } = form;
    const again = header && titles.slice(-REPORT_COLUMNS.length).join() === REPORT_COLUMNS.join();
    this.width = again ? titles.length - REPORT_COLUMNS.length : titles.length;
  }

  /** What a row has beyond its columns stands behind the reason, so that it does not pass for mended. */
  async add({ line, reason, cells }: BadRow): Promise<void> {
    const own = Array.from({ length: this.width }, (_, column) => cells[column] ?? "");
    const beyond = cells.slice(this.form.titles.length);
    const extra = beyond.slice(0, beyond.findLastIndex((text) => text !== "") + 1);
    this.file ??= await this.start();
    await this.file.write(this.lineOf([...own, `${line}`, reason, ...extra]));
  }

  async close(): Promise<void> {
    await this.file?.close();
    this.file = undefined;
  }

  /** With a byte order mark, without which spreadsheets take UTF-8 for something else. */
  private async start(): Promise<FileHandle> {
    const file = await open(this.path, "w").catch((error: Error) => {
      throw misuse(`the report of bad rows cannot be written (--report FILE): ${error.message}`);
    });
    const titles = this.form.titles.slice(0, this.width);
    await file.write(`\ufeff${this.form.header ? this.lineOf([...titles, ...REPORT_COLUMNS]) : ""}`);
    return file;
  }

  private lineOf(cells: readonly string[]): string {
    const { delimiter } = this.form;
    return csvLine(cells, { delimiter });
  }
}
