import { SaxesParser } from "saxes";
import { misuse } from "../../terminal/refusal.ts";
import type { RawRow } from "./row.ts";

/** Of one field; descriptions, which nobody reads here, may be longer. */
const LONGEST = 2_000;
const AT_ONCE = 500;
const ITEMS = new Set(["item", "entry"]);

/**
 * The items of an RSS or Atom feed, of which the fields may have any prefix (`g:`) or none. What is not well-formed, and
 * a document with a type of its own (which is where entities come from), ends the reading.
 */
export async function* xmlRows(text: AsyncIterable<string>, file: string): AsyncGenerator<readonly RawRow[]> {
  let ready: RawRow[] = [];
  const parser = itemsParser(file, (row) => ready.push(row));
  for await (const chunk of text) {
    parser.write(chunk);
    if (ready.length < AT_ONCE) continue;
    yield ready;
    ready = [];
  }
  parser.close();
  yield ready;
}

function itemsParser(file: string, onRow: (row: RawRow) => void) {
  const parser = new SaxesParser();
  const path: string[] = [];
  let item:
    | { readonly line: number; readonly depth: number; readonly fields: Record<string, string> }
    | undefined;
  let written = "";
  parser.on("error", ({ message }) => {
    throw misuse(`${file} is not well-formed XML: line ${message}. Nothing was taken in.`);
  });
  parser.on("doctype", () => {
    throw misuse(`${file}:${parser.line}: has a DOCTYPE, which no feed needs. Nothing was taken in.`);
  });
  parser.on("opentag", ({ name, attributes }) => {
    path.push(name);
    written = "";
    if (!item && ITEMS.has(localName(name))) item = { line: parser.line, depth: path.length, fields: {} };
    // An Atom entry's link is an attribute.
    const { href, rel = "alternate" } = attributes as Readonly<Record<string, string>>;
    if (item && href !== undefined && localName(name) === "link" && rel === "alternate") take("link", href);
  });
  const more = (text: string) => {
    if (item && written.length < LONGEST) written += text.slice(0, LONGEST - written.length);
  };
  parser.on("text", more);
  parser.on("cdata", more);
  parser.on("closetag", ({ name }) => {
    if (item && path.length === item.depth) {
      onRow({ line: item.line, fields: item.fields });
      item = undefined;
    } else if (item && path.length === item.depth + 1) take(localName(name), written.trim());
    path.pop();
    written = "";
  });
  return parser;

  /** The first of several (`product_type`) counts. */
  function take(field: string, value: string): void {
    if (item && value !== "") item.fields[field] ??= value;
  }
}

const localName = (name: string): string => name.slice(name.indexOf(":") + 1).toLowerCase();
