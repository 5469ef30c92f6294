import { fileIn, folderOf, partitionOf, readFileName, type State } from "../../domain/analysts/files.ts";
import { TABLES, type TableName } from "../../domain/analysts/tables.ts";
import { type Day, monthOf } from "../../domain/basics/calendar.ts";
import type { AnalystFiles, OpenTableFile } from "../../ports/analyst-files.ts";
import type { ResultsFiles } from "../../ports/results-files.ts";
import { type DayResults, type ResultsState, readDays, readState } from "../results/documents.ts";
import { type Listed, type ListedRow, readIndex, readListed } from "../results/list-file.ts";
import { dayFile } from "../results/names.ts";
import { entryRow, isOfMessage, resultRow, sendRow } from "./happening-rows.ts";
import { isOf, type Part, removeOthers } from "./parts.ts";
import type { Pseudonyms } from "./pseudonyms.ts";

export interface WriteDaysDeps {
  /** The lists of the results, which are what happened. */
  readonly files: ResultsFiles;
  readonly analystFiles: AnalystFiles;
  readonly openTable: OpenTableFile;
}

/** What is kept of the lists, and so what a first night can still write. */
const LISTED_DAYS = 400;
/** How far back a night looks for days that an earlier one should have written. */
const MISSED_DAYS = 45;
/** Customers that are looked up together. */
const PAGE = 500;

/**
 * A day's files are written each night until no record can add to the day any more, and once more then, for good. What
 * the results listed in one file is one file here, so that no task needs to know what another does.
 */
export function makeWriteDays({ files, analystFiles, openTable }: WriteDaysDeps, { namesOf }: Pseudonyms) {
  return async (part: Part): Promise<{ readonly days: number }> => {
    const state = await readState(files);
    if (!state) return { days: 0 };
    const { today } = state;
    const listed = (await readDays(files, today - LISTED_DAYS, today)).filter((one) => isShared(one, part));
    if (listed.length === 0) return { days: 0 };
    const first = today - ((await hasWritten(part)) ? MISSED_DAYS : LISTED_DAYS);
    const days = listed.filter(({ day }) => day >= first);
    const written = await writtenSince(days[0]?.day ?? today, today);
    let count = 0;
    for (const one of days) if (await writeDay(one, state, part, written)) count += 1;
    return { days: count };
  };

  async function writeDay(
    one: DayResults,
    state: ResultsState,
    part: Part,
    written: ReadonlySet<string>,
  ): Promise<boolean> {
    const { day, lists } = one;
    const keeps: State = day <= state.sealed ? "whole" : "open";
    let wrote = false;
    for (let number = part.shard; number < lists.parts; number += part.shardCount) {
      if (written.has(fileIn(partitionOf("sends", day), number))) continue;
      await writeLists(day, dayFile(day, lists, number), number, keeps);
      wrote = true;
    }
    if (wrote && keeps === "open")
      for (const table of ["entries", "sends"] as const)
        await removeOthers(analystFiles, partitionOf(table, day), part, lists.parts);
    const wroteFigures = isOf(part, 0) && (await writeFigures(one, state, keeps, written));
    return wrote || wroteFigures;
  }

  async function writeFigures(
    { day, rows }: DayResults,
    state: ResultsState,
    keeps: State,
    written: ReadonlySet<string>,
  ): Promise<boolean> {
    if (written.has(fileIn(partitionOf("results", day), 0))) return false;
    const table = openTable(TABLES.results.columns);
    for (const row of rows) table.add(resultRow(row, state));
    await put("results", day, 0, keeps, table.finish());
    return true;
  }

  async function writeLists(day: Day, name: string, number: number, state: State): Promise<void> {
    const [entries, sends] = [openTable(TABLES.entries.columns), openTable(TABLES.sends.columns)];
    const index = await readIndex(files, name);
    for (const row of index?.rows ?? [])
      for await (const page of pagesOf(name, row)) {
        const names = await namesOf(page.map(({ customer }) => customer));
        for (const listed of page) {
          const customer = names.get(listed.customer);
          if (isOfMessage(row.happening)) sends.add(sendRow(row.happening, listed, customer));
          else entries.add(entryRow(row.happening, listed, customer));
        }
      }
    await put("entries", day, number, state, entries.finish());
    // Last, because it says that both are written.
    await put("sends", day, number, state, sends.finish());
  }

  /** A file that is whole takes the place of the one that was not. Between the two there is none, rather than both. */
  async function put(table: TableName, day: Day, number: number, state: State, bytes: Uint8Array) {
    const folder = partitionOf(table, day);
    if (state === "whole") await analystFiles.remove(fileIn(folder, number, "open"));
    await analystFiles.put(fileIn(folder, number, state), bytes);
  }

  async function* pagesOf(name: string, row: ListedRow): AsyncGenerator<readonly Listed[]> {
    let page: Listed[] = [];
    for await (const listed of readListed(files, name, row)) {
      page.push(listed);
      if (page.length < PAGE) continue;
      yield page;
      page = [];
    }
    if (page.length > 0) yield page;
  }

  /** Whether an earlier night has; other tasks of this one write other files. */
  async function hasWritten(part: Part): Promise<boolean> {
    for await (const { name } of analystFiles.list(folderOf("sends"))) {
      const known = readFileName(name);
      if (known && isOf(part, known.number)) return true;
    }
    return false;
  }

  /** Names of the files of these days, by listing the months that they are in. */
  async function writtenSince(from: Day, to: Day): Promise<ReadonlySet<string>> {
    const oneOfEach = new Map<number, Day>();
    for (let day = from; day <= to; day += 1) oneOfEach.set(monthOf(day), day);
    const names = new Set<string>();
    for (const table of ["sends", "results"] as const)
      for (const day of oneOfEach.values()) {
        const month = partitionOf(table, day).slice(0, -"-01/".length);
        for await (const { name } of analystFiles.list(month)) names.add(name);
      }
    return names;
  }
}

/** The first task writes the figures, and every one the lists that are its own. */
const isShared = ({ lists }: DayResults, { shard }: Part): boolean => shard === 0 || shard < lists.parts;
