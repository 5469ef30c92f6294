import { type CsvRecord, isBlank } from "../records.ts";
import type { Role } from "../roles.ts";
import { Unclear } from "../unclear.ts";
import {
  MEANINGS,
  type Meant,
  meaningOf,
  plainStatus,
  type StatusRole,
  type StatusWord,
} from "./meanings.ts";

/** Words beyond these are one: such a column is no status. */
const MOST_WORDS = 100;
const MOST_NAMED = 10;

interface File {
  readonly records: AsyncIterable<readonly CsvRecord[]>;
  readonly header: boolean;
  readonly titles: readonly string[];
  readonly columns: Readonly<Partial<Record<Role, number>>>;
  readonly said: Meant | undefined;
  readonly own: Meant | undefined;
}

/**
 * The words in a file's status columns with what they mean, the commonest first; the whole file is read for them. Nobody
 * is to be taken for a buyer because a word was not known, so those without a meaning are a question.
 */
export async function statusWords(file: File): Promise<readonly StatusWord[]> {
  const words = await countedWords(file);
  const unknown = words.filter(({ meaning }) => meaning === undefined);
  if (unknown.length === 0) return words;
  const named = unknown.slice(0, MOST_NAMED).map(({ word, rows }) => `"${word}" (${rowsText(rows)})`);
  const more = unknown.length > MOST_NAMED ? ` and ${unknown.length - MOST_NAMED} more` : "";
  const [{ word, column } = { word: "", column: "" }] = unknown;
  throw new Unclear(
    `column "${column}" says of orders what I do not know: ${named.join(", ")}${more}`,
    { about: "statuses", words },
    `say what each means, such as --status-as "${word}=paid" (${MEANINGS.join(", ")}), or --status none and --payment none if the column is about something else`,
  );
}

const rowsText = (rows: number) => `${rows} ${rows === 1 ? "row" : "rows"}`;

async function countedWords(file: File): Promise<readonly StatusWord[]> {
  const { records, header, titles, columns, said, own } = file;
  const roles = (["status", "payment"] as const).flatMap((role): [StatusRole, number][] => {
    const column = columns[role];
    return column === undefined ? [] : [[role, column]];
  });
  if (roles.length === 0) return [];
  const counts = new Map<string, StatusWord & { rows: number }>();
  let skipped = !header;
  for await (const some of records)
    for (const record of some) {
      if (isBlank(record)) continue;
      if (skipped) for (const [role, column] of roles) count(role, column, record.fields[column] ?? "");
      skipped = true;
    }
  return [...counts.values()].sort((one, other) => other.rows - one.rows);

  function count(role: StatusRole, column: number, written: string): void {
    const plain = plainStatus(written);
    if (plain === "") return;
    const key = `${role} ${plain}`;
    const known = counts.get(key);
    if (known) known.rows++;
    else if (counts.size < MOST_WORDS) {
      const meaning = meaningOf(written, role, { said, own });
      const title = titles[column] ?? "";
      counts.set(key, {
        role,
        word: written,
        column: title,
        rows: 1,
        ...(meaning !== undefined && { meaning }),
      });
    }
  }
}
