import { type FileHandle, open } from "node:fs/promises";
import { misuse } from "../terminal/refusal.ts";
import type { BadRow } from "./rows.ts";

/** Collects bad rows in a CSV file that is made only when there is one. */
export class Report {
  readonly path: string;
  private file: FileHandle | undefined;
  private rows = 0;

  constructor(path: string) {
    this.path = path;
  }

  get size(): number {
    return this.rows;
  }

  async add({ line, reason, raw }: BadRow): Promise<void> {
    this.file ??= await this.start();
    this.rows++;
    await this.file.write(`${line},${cell(reason)},${cell(raw)}\r\n`);
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
    await file.write("\ufeffline,reason,row\r\n");
    return file;
  }
}

/** Quoted; text that a spreadsheet would run as a formula gets an apostrophe in front. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
