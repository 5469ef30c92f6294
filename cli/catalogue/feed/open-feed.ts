import { basename } from "node:path";
import { sniffEncoding, textOf } from "../../import/encoding.ts";
import { bytesOf } from "../../import/open-file.ts";
import { misuse } from "../../terminal/refusal.ts";
import { type RawRow, type ReadRow, type RowSettings, readRow } from "./row.ts";
import { tableRows } from "./table.ts";
import { xmlRows } from "./xml.ts";

export const FORMATS = ["csv", "tsv", "xml"] as const;
export type Format = (typeof FORMATS)[number];

interface Wanted extends RowSettings {
  /** By its content when absent. */
  readonly format?: Format;
  readonly encoding?: string;
}

/** A feed that can be read as often as needed, each time from its beginning and a part in memory at a time. */
export interface Feed {
  readonly file: string;
  readonly format: Format;
  rows(): AsyncGenerator<readonly ReadRow[]>;
}

const HEAD_CHARACTERS = 64_000;
const HEAD_LINES = 20;

/** Opens a file and finds out what it is. What is no feed at all is refused with what it is instead. */
export async function openFeed(path: string, wanted: Wanted): Promise<Feed> {
  const file = basename(path);
  const head = await headOf(path);
  if (head.length === 0) throw misuse(`${file} is empty`);
  const encoding = await encodingOf(path, file, head.toString("latin1"), wanted.encoding);
  const begin = (await beginningOf(path, encoding)).trimStart();
  if (/^(<!doctype html|<html)/i.test(begin))
    throw misuse(`${file}:1: is a web page and no feed: was it saved from a page that asked to sign in?`);
  if (/\p{Cc}/u.test(begin.replace(/\s/g, "")))
    throw misuse(`${file} is not text: export it as CSV, TSV or XML`);
  const lines = begin.split(/\r\n|\n|\r/).slice(0, HEAD_LINES);
  const format = wanted.format ?? formatOf(begin, lines[0] ?? "");
  return {
    file,
    format,
    async *rows() {
      const text = textOf(path, encoding);
      for await (const raw of rawRows(format, text, file, lines))
        yield raw.map((row) => readRow(row, wanted));
    },
  };
}

function rawRows(
  format: Format,
  text: AsyncIterable<string>,
  file: string,
  head: readonly string[],
): AsyncGenerator<readonly RawRow[]> {
  switch (format) {
    case "xml":
      return xmlRows(text, file);
    case "tsv":
      return tableRows(inLines(text, file), file, head, "\t");
    case "csv":
      return tableRows(inLines(text, file), file, head);
  }
}

const LONGEST_LINE = 1_000_000;

/** The text of a table, which has lines. */
async function* inLines(text: AsyncIterable<string>, file: string): AsyncGenerator<string> {
  let [line, length] = [1, 0];
  for await (const chunk of text) {
    const breaks = chunk.split("\n").length - 1;
    length = breaks === 0 ? length + chunk.length : chunk.length - chunk.lastIndexOf("\n");
    line += breaks;
    if (length > LONGEST_LINE)
      throw misuse(
        `${file}:${line}: a line of more than a million characters is no row. Nothing was taken in.`,
      );
    yield chunk;
  }
}

const formatOf = (begin: string, firstLine: string): Format =>
  begin.startsWith("<") ? "xml" : firstLine.includes("\t") ? "tsv" : "csv";

async function headOf(path: string): Promise<Buffer> {
  try {
    for await (const chunk of bytesOf(path)) return chunk;
  } catch (error) {
    throw misuse(`${path} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
  return Buffer.alloc(0);
}

async function beginningOf(path: string, encoding: string): Promise<string> {
  let begin = "";
  for await (const text of textOf(path, encoding)) {
    begin += text;
    if (begin.length > HEAD_CHARACTERS) break;
  }
  return begin.slice(0, HEAD_CHARACTERS);
}

/** XML says its encoding, and is UTF-8 otherwise: bytes that do not fit are an error there, not a guess. */
async function encodingOf(
  path: string,
  file: string,
  head: string,
  wanted: string | undefined,
): Promise<string> {
  const declared = /^\s*<\?xml[^>]*\bencoding=["']([\w.:-]+)["']/i.exec(head)?.[1];
  const isXml = /^(\xef\xbb\xbf)?\s*<\?xml/.test(head);
  const said = wanted ?? (declared && !/^utf-?8$/i.test(declared) ? declared : undefined);
  const { encoding } = await sniffEncoding(path, said);
  if (isXml && said === undefined && !/^utf-?(8|16)/i.test(encoding))
    throw misuse(
      `${file}:1: says that it is UTF-8 and is not; it looks like ${encoding}: --encoding ${encoding}. Nothing was taken in.`,
    );
  return encoding;
}
