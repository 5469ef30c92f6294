import { type FileHandle, open } from "node:fs/promises";
import type { BadRow } from "../../src/adapters/import/cells.ts";
import { type Report, type ReportForm, reportLines } from "../../src/adapters/import/report.ts";
import { misuse } from "../terminal/refusal.ts";

/** A report in a file that is made only when there is something to say. */
export class ReportFile implements Report {
  readonly path: string;
  private readonly lines: ReturnType<typeof reportLines>;
  private file: FileHandle | undefined;

  constructor(path: string, form: ReportForm) {
    this.path = path;
    this.lines = reportLines(form);
  }

  async add(row: BadRow): Promise<void> {
    this.file ??= await this.start();
    await this.file.write(this.lines.line(row));
  }

  async close(): Promise<void> {
    await this.file?.close();
    this.file = undefined;
  }

  private async start(): Promise<FileHandle> {
    const file = await open(this.path, "w").catch((error: Error) => {
      throw misuse(`the report of bad rows cannot be written (--report FILE): ${error.message}`);
    });
    await file.write(this.lines.head);
    return file;
  }
}
