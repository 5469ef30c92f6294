import { isRecord } from "../../domain/basics/fields.ts";
import { physicalLines } from "./lines.ts";

/** Objects within objects that get columns of their own; what is deeper is kept as JSON. */
const DEPTH = 4;
const MOST_TITLES = 1_000;

/** A file's text, to be cut into records. */
export interface DelimitedText {
  /** Opens it anew from its start each time. */
  readonly text: () => AsyncIterable<string>;
  /** Whether it was made from JSON lines, so that its titles are no line of the file. */
  readonly isJson: boolean;
}

/**
 * A file's text as delimited text: of JSON lines, one object a line, the first line are the names of all their fields
 * (`User.UserId` for a field of an object within), and each further line is one object, or empty as in the file. A line that is no JSON is one of another width. Other text
 * is left as it is.
 */
export async function delimitedText(open: () => AsyncIterable<string>): Promise<DelimitedText> {
  if (!(await isJsonLines(open()))) return { text: open, isJson: false };
  const titles = new Set<string>();
  for await (const line of physicalLines(open())) {
    for (const [title] of fieldsOf(line) ?? [])
      if (titles.size < MOST_TITLES && title.trim() !== "") titles.add(title);
  }
  return { text: () => rowsOf(open(), [...titles]), isJson: true };
}

/** About how many rows the file's lines are, for the progress bar; at least 1. */
export const rowsAhead = (
  lines: number,
  { header, isJson }: { readonly header: boolean; readonly isJson: boolean },
): number => Math.max(lines - (header && !isJson ? 1 : 0), 1);

async function isJsonLines(text: AsyncIterable<string>): Promise<boolean> {
  for await (const line of physicalLines(text)) if (line.trim() !== "") return fieldsOf(line) !== undefined;
  return false;
}

async function* rowsOf(text: AsyncIterable<string>, titles: readonly string[]): AsyncGenerator<string> {
  yield `${titles.map(quoted).join(",")}\n`;
  for await (const line of physicalLines(text)) {
    if (line.trim() === "") {
      yield "\n";
      continue;
    }
    const fields = fieldsOf(line);
    const broken = titles.length === 1 ? [line, ""] : [line];
    const cells = fields ? titles.map((title) => fields.get(title) ?? "") : broken;
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
