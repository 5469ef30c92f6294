import type { MembersAnswer, MembersRequest } from "../../src/app/report/list-members.ts";
import { type CsvForm, type CsvValue, csvLine } from "../../src/domain/basics/csv.ts";
import { costOf } from "../pages/segments-page.ts";
import { grid, number } from "../terminal/terminal.ts";
import type { Everybody } from "./access.ts";
import type { Column } from "./columns.ts";
import { makeLineWriter } from "./line-writer.ts";
import { refusalOf } from "./refused.ts";

/** Whom to show, and what of them. */
export interface Asked extends Omit<MembersRequest, "see"> {
  readonly columns: readonly Column[];
  /** That has put them in the segment. */
  readonly night: string;
}

/** All of them on stdout, and on stderr how many they were. */
export async function writeCsv(
  everybody: Everybody,
  asked: Asked,
  { bom, ...form }: CsvForm & { readonly bom: boolean },
): Promise<void> {
  const writer = makeLineWriter(process.stdout);
  const titles = asked.columns.map(({ name }) => name);
  // It waits in the writer, and goes nowhere if there is no such segment.
  await writer.write(`${bom ? "\ufeff" : ""}${csvLine(titles, form)}`);
  const listed = await members(everybody, asked, (values) => writer.write(csvLine(values, form)));
  await writer.flush();
  process.stderr.write(`${summary(everybody, asked, listed)}\n`);
}

/** What a terminal has room for. */
const SHOWN = 20;

/** The first of them, in a table or as JSON. */
export async function showSome(everybody: Everybody, asked: Asked, json: boolean): Promise<string> {
  const rows: (readonly CsvValue[])[] = [];
  const listed = await members(everybody, { limit: SHOWN, ...asked }, (values) => rows.push(values));
  const names = asked.columns.map(({ name }) => name);
  if (!json) {
    const cells = rows.map((values) => values.map((value) => `${value ?? ""}`));
    return `${grid(names, cells)}\n${summary(everybody, asked, listed)}`;
  }
  const { segment, night } = asked;
  const people = rows.map((values) =>
    Object.fromEntries(names.map((name, at) => [name, values[at] ?? null])),
  );
  return JSON.stringify({ segment, night, members: people });
}

type Listed = Extract<MembersAnswer, { result: "listed" }>;

async function members(
  everybody: Everybody,
  { columns, ...request }: Asked,
  see: (values: readonly CsvValue[]) => unknown,
): Promise<Listed> {
  const answer = await everybody.members({
    ...request,
    see: (member, { store }) => see(columns.map((column) => column.of(member, store))),
  });
  if (answer.result !== "listed") throw refusalOf(answer, undefined);
  return answer;
}

function summary(
  everybody: Everybody,
  { segment, night, onlyMailable }: Asked,
  { members: many, read }: Listed,
) {
  const who = `${number(many)} ${many === 1 ? "person" : "people"}${onlyMailable ? " who may be mailed" : ""}`;
  const cost = costOf(everybody.readUnits());
  return `${who} of ${segment} by the night of ${night}; ${number(read)} customers read, ${cost}`;
}
