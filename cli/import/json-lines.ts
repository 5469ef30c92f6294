import { isRecord } from "../../src/domain/basics/fields.ts";
import { physicalLines } from "./lines.ts";

/** Objects within objects that get columns of their own; what is deeper is kept as JSON. */
const DEPTH = 4;
const MOST_TITLES = 1_000;

/**
 * A file's text as delimited text: of JSON lines, one object a line, the first line are the names of all their fields
 * (`User.UserId` for a field of an object within), and each further line is one object. Other text is left as it is.
 */
export async function delimitedText(open: () => AsyncIterable<string>): Promise<() => AsyncIterable<string>> {
  if (!(await isJsonLines(open()))) return open;
  const titles = new Set<string>();
  for await (const line of physicalLines(open())) {
    for (const [title] of fieldsOf(line) ?? []) if (titles.size < MOST_TITLES) titles.add(title);
  }
  return () => rowsOf(open(), [...titles]);
}

async function isJsonLines(text: AsyncIterable<string>): Promise<boolean> {
  for await (const line of physicalLines(text)) if (line.trim() !== "") return fieldsOf(line) !== undefined;
  return false;
}

async function* rowsOf(text: AsyncIterable<string>, titles: readonly string[]): AsyncGenerator<string> {
  yield `${titles.map(quoted).join(",")}\n`;
  for await (const line of physicalLines(text)) {
    if (line.trim() === "") continue;
    const fields = fieldsOf(line);
    const cells = fields ? titles.map((title) => fields.get(title) ?? "") : [line];
    yield `${cells.map(quoted).join(",")}\n`;
  }
}

const quoted = (text: string) => `"${text.replace(/[\r\n]+/g, " ").replaceAll('"', '""')}"`;

/** What one line holds, by its names; undefined where it is no object. */
function fieldsOf(line: string): ReadonlyMap<string, string> | undefined {
  if (!line.trimStart().startsWith("{")) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? new Map(flat(value)) : undefined;
  } catch {
    return undefined;
  }
}

function flat(value: Readonly<Record<string, unknown>>, before = "", depth = 1): [string, string][] {
  return Object.entries(value).flatMap(([key, one]): [string, string][] => {
    const title = `${before}${key}`;
    return isRecord(one) && depth < DEPTH ? flat(one, `${title}.`, depth + 1) : [[title, cellOf(one)]];
  });
}

/** A list of one is that one. */
function cellOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) {
    const [only] = value;
    if (value.length === 0) return "";
    return value.length === 1
      ? cellOf(only)
      : JSON.stringify(value.map((one) => (isRecord(one) ? one : String(one))));
  }
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
