import { merged, type Row } from "../../domain/results/counts.ts";
import type { ResultsFiles } from "../../ports/results-files.ts";
import {
  addToTotals,
  type DayResults,
  type ResultsState,
  readDays,
  readMonth,
  readState,
  writeDays,
  writeState,
} from "./documents.ts";
import { readIndex } from "./list-file.ts";
import { type Build, dayFile, dayFolder, WAITING, waitingFile, waitingFolder, windowsFile } from "./names.ts";
import { type Moment, readSpan, type Span } from "./span.ts";

/**
 * Makes what all parts have listed the figures that readers see. Days first, then totals, then how far they go: whatever
 * a crash leaves out is made again by whoever comes next, from the same lists or from the log.
 */
export function makePublishResults({ files }: { readonly files: ResultsFiles }) {
  return async (moment: Moment, parts: number): Promise<ResultsState> => {
    const before = await readState(files);
    if (before?.build === moment.build) return before;
    const build = { build: moment.build, parts };
    const span = await readSpan(files, moment, before);
    await writeDays(files, await daysOf(span, build));
    const unsealed = await readDays(files, span.days[0]?.day ?? span.sealed, span.sealed);
    await addToTotals(files, unsealed, span.sealed);
    const { today, sealed, sealedUntil } = span;
    const { currency, margin_percent } = moment.bundle.store;
    const state: ResultsState = {
      ...{ ...build, asOf: moment.now, today, sealed, sealedUntil, currency },
      closed: Math.max(today - 1, before?.closed ?? Number.NEGATIVE_INFINITY),
      hasMargin: margin_percent !== undefined,
      waiting: merged(await rowsOf(build, (number) => waitingFile("now", build, number))),
    };
    await writeState(files, state);
    await forget(span, build);
    return state;
  };

  async function daysOf(span: Span, build: Build): Promise<readonly DayResults[]> {
    const closing = new Set(span.closing);
    const fresh = new Set(span.days.map(({ day }) => day));
    const days: DayResults[] = [];
    for (const day of new Set([...fresh, ...closing])) {
      const known = (await readMonth(files, day)).find((one) => one.day === day);
      const lists = fresh.has(day) || !known ? build : known.lists;
      const windows = closing.has(day) ? build : known?.windows;
      const rows = merged([
        ...(await rowsOf(lists, (number) => dayFile(day, lists, number))),
        ...(windows ? await rowsOf(windows, (number) => windowsFile(day, windows, number)) : []),
      ]);
      days.push({ day, lists, ...(windows && { windows }), rows });
    }
    return days;
  }

  async function rowsOf({ parts }: Build, fileOf: (number: number) => string): Promise<readonly Row[]> {
    const rows: Row[] = [];
    for (let number = 0; number < parts; number += 1) {
      const file = await readIndex(files, fileOf(number));
      rows.push(...(file?.rows ?? []));
    }
    return rows;
  }

  /** Lists that these have taken the place of. */
  async function forget({ days }: Span, { build }: Build): Promise<void> {
    for (const { day } of days) await removeOthers(dayFolder(day), `${dayFolder(day)}${build}/`);
    await removeOthers(WAITING, waitingFolder(build));
  }

  async function removeOthers(folder: string, kept: string): Promise<void> {
    for await (const name of files.names(folder)) if (!name.startsWith(kept)) await files.remove(name);
  }
}
