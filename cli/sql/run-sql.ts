import { athenaUsd } from "../../src/contracts/analyst-files.ts";
import { QUESTIONS } from "../../src/contracts/analyst-questions/questions.ts";
import { csvLine } from "../../src/domain/basics/csv.ts";
import type { WhichDeployment } from "../deployment/deployment.ts";
import { misuse, Refusal } from "../terminal/refusal.ts";
import { grid, number } from "../terminal/terminal.ts";
import { type Answer, checkQuery, type Value } from "./duckdb.ts";
import { bytesOf, type Listing, listFiles, withCopies } from "./load-files.ts";
import type { OpenFiles } from "./open-files.ts";

export interface SqlOptions extends WhichDeployment {
  readonly ask?: string;
  readonly list?: boolean;
  /** Megabytes. */
  readonly most: number;
  readonly json?: boolean;
  readonly csv?: boolean;
}

const MB = 1e6;

export async function runSql(query: string | undefined, options: SqlOptions, open: OpenFiles): Promise<void> {
  if (options.list) return listQuestions(options.json === true);
  const sql = sqlOf(query, options.ask);
  const checked = await checkQuery(sql);
  if (checked.tables.length === 0) return print(await checked.run(new Map()), options);
  const { files, whyNone } = await open(options);
  const listing = await listFiles(files, checked.tables);
  if ([...listing.values()].flat().length === 0) throw whyNone();
  tell(listing);
  const bytes = bytesOf(listing);
  if (bytes > options.most * MB)
    throw new Refusal(
      `that is more than the ${number(options.most)} MB of --most: raise it, or ask Athena (docs/analysts.md)`,
      1,
    );
  const answer = await withCopies(files, listing, (paths) => checked.run(paths));
  print(answer, options);
}

function sqlOf(query: string | undefined, ask: string | undefined): string {
  if ((query === undefined) === (ask === undefined))
    throw misuse(
      'a query in quotes, or --ask NAME of a ready one; --list shows those: comeback sql "select …"',
    );
  if (query !== undefined) return query;
  const found = QUESTIONS.find(({ name }) => name === ask);
  if (!found) throw misuse(`no question ${ask}: comeback sql --list shows them`);
  return found.sql;
}

function listQuestions(json: boolean): void {
  if (json) console.log(JSON.stringify(QUESTIONS));
  else
    console.log(
      grid(
        ["name", "asks"],
        QUESTIONS.map(({ name, asks }) => [name, asks]),
      ),
    );
}

/** To where it is in nobody's way who reads the answer by program. */
function tell(listing: Listing): void {
  const parts = [...listing].map(([table, files]) => {
    const bytes = bytesOf(new Map([[table, files]]));
    return `${table} (${number(files.length)} ${files.length === 1 ? "file" : "files"}, ${size(bytes)})`;
  });
  const usd = athenaUsd(bytesOf(listing)).toFixed(5);
  process.stderr.write(`Reads ${parts.join(", ")}. Athena would ask at most $${usd} for it.\n`);
}

const size = (bytes: number): string =>
  bytes < MB ? `${number(Math.ceil(bytes / 1e3))} KB` : `${number(Math.round(bytes / 1e5) / 10)} MB`;

function print({ columns, rows }: Answer, { json, csv }: SqlOptions): void {
  if (json) {
    const named = rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at]])));
    console.log(JSON.stringify(named));
  } else if (csv) {
    const lines = [columns, ...rows.map((row) => row.map((value) => value ?? undefined))];
    for (const line of lines) process.stdout.write(csvLine(line, { delimiter: "," }));
  } else if (rows.length === 0) console.log("No rows.");
  else
    console.log(
      grid(
        columns,
        rows.map((row) => row.map(shown)),
      ),
    );
}

const shown = (value: Value): string => (value === null ? "" : `${value}`);
