import type { Day, Instant } from "../../domain/basics/calendar.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { Row } from "../../domain/results/counts.ts";
import { type Happening, keyOf, type Outcome } from "../../domain/results/happening.ts";
import { isSelected, type Selection } from "../../domain/results/report.ts";
import type { ResultsFiles } from "../../ports/results-files.ts";
import { type DayResults, type ResultsState, readDays, readState } from "./documents.ts";
import { readIndex, readListed } from "./list-file.ts";
import { type Build, dayFile, waitingFile, windowsFile } from "./names.ts";

export interface CustomersQuestion {
  readonly outcome: Outcome;
  /** Whether entries are meant rather than steps, of what both have. */
  readonly ofEntries?: boolean;
  readonly selection: Selection;
  readonly days?: { readonly from: Day; readonly to: Day };
  /** `next` of an earlier answer. */
  readonly after?: string;
  readonly most: number;
}

export interface ListedCustomer extends Happening {
  readonly customer: CustomerKey;
  /** When it happened; absent of who waits. */
  readonly at?: Instant;
  /** The run of the entry, the id of the send. */
  readonly of: string;
}

export type CustomersAnswer =
  | {
      readonly kind: "page";
      readonly total: number;
      readonly customers: readonly ListedCustomer[];
      readonly next?: string;
    }
  /** `after` is of lists that a later night has replaced, or no answer's. */
  | { readonly kind: "begin-again" };

/** A file with customers of a figure, and the day whose it is. */
interface Source {
  readonly name: string;
}

const DEFAULT_DAYS = 30;
const FROM_WINDOWS: ReadonlySet<Outcome> = new Set(["ordered", "ordered-held-out", "attributed"]);

/** The customers behind a figure, newest day first, a page at a time. What is listed is what was counted: one file holds both. */
export function makeReadResultCustomers({ files }: { readonly files: ResultsFiles }) {
  return async (question: CustomersQuestion): Promise<CustomersAnswer> => {
    const state = await readState(files);
    const wanted = (row: Row) => isWanted(row, question);
    const { total, sources } = state ? await sourcesOf(state, question, wanted) : { total: 0, sources: [] };
    const cursor = question.after === undefined ? undefined : readCursor(question.after);
    const begin = cursor ? sources.findIndex(({ name }) => name === cursor.name) : 0;
    if (begin < 0 || (question.after !== undefined && !cursor)) return { kind: "begin-again" };

    const customers: ListedCustomer[] = [];
    for (const { name } of sources.slice(begin)) {
      const rows = ((await readIndex(files, name))?.rows ?? []).filter(wanted);
      const resumes = cursor?.name === name ? cursor : undefined;
      const first = resumes ? rows.findIndex(({ happening }) => keyOf(happening) === resumes.row) : 0;
      if (first < 0) return { kind: "begin-again" };
      for (const [index, row] of rows.slice(first).entries()) {
        const place = resumes && index === 0 ? resumes.place : 0;
        for await (const { next, customer, of, at } of readListed(files, name, row, place)) {
          customers.push({ ...row.happening, customer, of, ...(at > 0 && { at }) });
          if (customers.length < question.most) continue;
          return {
            ...{ kind: "page", total, customers },
            next: cursorText({ name, row: keyOf(row.happening), place: next }),
          };
        }
      }
    }
    return { kind: "page", total, customers };
  };

  async function sourcesOf(
    state: ResultsState,
    { outcome, days }: CustomersQuestion,
    wanted: (row: Row) => boolean,
  ): Promise<{ readonly total: number; readonly sources: readonly Source[] }> {
    if (outcome === "waiting") {
      const { build, parts, waiting } = state;
      return {
        total: totalOf(waiting, wanted),
        sources: filesOf({ build, parts }, (of, number) => waitingFile("now", of, number)),
      };
    }
    const { from, to } = days ?? { from: state.today - DEFAULT_DAYS + 1, to: state.today };
    const asked = (await readDays(files, from, to)).filter(({ rows }) => rows.some(wanted));
    const sources = asked.toReversed().flatMap((day) => sourcesOn(day, outcome));
    return { total: asked.reduce((sum, { rows }) => sum + totalOf(rows, wanted), 0), sources };
  }
}

function sourcesOn({ day, lists, windows }: DayResults, outcome: Outcome): readonly Source[] {
  if (!FROM_WINDOWS.has(outcome)) return filesOf(lists, (build, number) => dayFile(day, build, number));
  return windows ? filesOf(windows, (build, number) => windowsFile(day, build, number)) : [];
}

const filesOf = (build: Build, fileOf: (build: Build, number: number) => string): readonly Source[] =>
  Array.from({ length: build.parts }, (_, number) => ({ name: fileOf(build, number) }));

const totalOf = (rows: readonly Row[], wanted: (row: Row) => boolean): number =>
  rows.reduce((sum, row) => sum + (wanted(row) ? row.count.count : 0), 0);

function isWanted(row: Row, { outcome, ofEntries, selection }: CustomersQuestion): boolean {
  const { happening } = row;
  if (happening.outcome !== outcome || !isSelected(row, selection)) return false;
  return ofEntries === undefined || (happening.step === null) === ofEntries;
}

interface Cursor {
  readonly name: string;
  readonly row: string;
  readonly place: number;
}

const cursorText = ({ name, row, place }: Cursor): string =>
  Buffer.from(JSON.stringify([name, row, place])).toString("base64url");

function readCursor(text: string): Cursor | undefined {
  try {
    const [name, row, place] = JSON.parse(Buffer.from(text, "base64url").toString()) as unknown[];
    const isWhole = typeof name === "string" && typeof row === "string" && Number.isSafeInteger(place);
    return isWhole ? { name, row, place: Number(place) } : undefined;
  } catch {
    return undefined;
  }
}
