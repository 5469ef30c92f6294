import type { Day } from "../../domain/basics/calendar.ts";
import { atEntry } from "../../domain/results/happening.ts";
import { makeWaitingRoom, type Waiting, type WaitingRoom } from "../../domain/results/waiting.ts";
import type { ResultsFiles } from "../../ports/results-files.ts";
import { type CloseWindowsDeps, makeCloseWindows } from "./close-windows.ts";
import { type ResultsState, readMonth, readState } from "./documents.ts";
import { makeLists, readListed } from "./list-file.ts";
import { readTold } from "./log.ts";
import { type Build, dayFile, waitingFile, windowsFile } from "./names.ts";
import { ownedBy, type Part, rowsFor } from "./parts.ts";
import { type DaySpan, type Moment, readSpan } from "./span.ts";

/**
 * Makes the lists of one part of the customers, for all days that are not sealed: who entered, what was sent to whom and
 * what became of it, who waits, and what came of windows that closed. What it writes depends on the log alone, so that it
 * can be made again, at any time.
 */
export function makeBuildResults(deps: CloseWindowsDeps & { readonly files: ResultsFiles }) {
  const { files } = deps;
  const closeWindows = makeCloseWindows(deps);
  return async (moment: Moment, part: Part): Promise<{ readonly told: number }> => {
    const state = await readState(files);
    const build = { build: moment.build, parts: part.parts };
    const span = await readSpan(files, moment, state);
    const waiting = await waitingBefore(state, part);
    let told = 0;
    if (span.sealed < (span.days[0]?.day ?? 0)) await writeWaiting("sealed", build, part, waiting);
    for (const day of span.days) {
      told += await writeDay(day, build, part, waiting);
      if (day.day === span.sealed) await writeWaiting("sealed", build, part, waiting);
    }
    await writeWaiting("now", build, part, waiting);

    const fresh = new Set(span.days.map(({ day }) => day));
    const listsOf = async (day: Day): Promise<Build | undefined> =>
      fresh.has(day) ? build : (await readMonth(files, day)).find((one) => one.day === day)?.lists;
    for (const day of span.closing)
      await files.put(
        windowsFile(day, build, part.part),
        await closeWindows(day, { part, listsOf, store: moment.bundle.store }),
      );
    return { told };
  };

  async function writeDay(span: DaySpan, build: Build, part: Part, waiting: WaitingRoom): Promise<number> {
    const lists = makeLists();
    let count = 0;
    for await (const { at, customer, of, claimedAt, before, ...news } of readTold(
      files,
      span,
      ownedBy(part),
    )) {
      count += 1;
      waiting.hear({ customer, of, ...news });
      const listed = {
        ...{ customer, of, at },
        ...(claimedAt !== undefined && { claimedAt }),
        ...(before && { before }),
      };
      for (const happening of news.happened) lists.add(happening, listed);
    }
    await files.put(dayFile(span.day, build, part.part), lists.text());
    return count;
  }

  async function waitingBefore(state: ResultsState | undefined, part: Part): Promise<WaitingRoom> {
    const before: Waiting[] = [];
    if (!state) return makeWaitingRoom();
    const isOurs = ownedBy(part);
    const fileOf = (build: Build, number: number) => waitingFile("sealed", build, number);
    for await (const { name, row } of rowsFor(files, part, state, fileOf)) {
      const { chain, version, step } = row.happening;
      for await (const { customer, of: run } of readListed(files, name, row))
        if (isOurs(customer)) before.push({ customer, run, chain, version, step: step ?? 0 });
    }
    return makeWaitingRoom(before);
  }

  async function writeWaiting(
    which: "now" | "sealed",
    build: Build,
    { part }: Part,
    waiting: WaitingRoom,
  ): Promise<void> {
    const lists = makeLists();
    for (const { customer, run, chain, version, step } of waiting.all())
      lists.add(
        { ...atEntry(chain, version), step, outcome: "waiting", reason: null },
        { customer, of: run, at: 0 },
      );
    await files.put(waitingFile(which, build, part), lists.text());
  }
}
