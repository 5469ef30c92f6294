import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { Trial } from "../../src/domain/uplift/trial.ts";
import { featureColumnsOf } from "./feature-columns.ts";
import { BadTrial, numbersOf, type TextColumn } from "./text-column.ts";

export interface TrialOptions {
  readonly outcome: string;
  /** The column with the groups; by default one of `TREATMENT_COLUMNS`. */
  readonly treatment?: string;
  /** The group that got nothing; by default the one whose name says so. */
  readonly control?: string;
  /** The group to compare it with, where there are several. */
  readonly arm?: string;
}

/** What came of the mail, and so tells nothing about the time before it. */
const OUTCOMES = ["visit", "conversion", "spend"];
const TREATMENT_COLUMNS = ["segment", "treatment", "treated", "group", "arm"];
const CONTROL_NAMES = /^(no\b.*|none|control.*|hold.?out.*|held.?out.*|0|false)$/i;

/**
 * A mail trial from a file with a line for each person: the group that chance gave it, what was known before, and what came
 * of it. Columns are known by their names, and features by what is in them. Throws BadTrial.
 */
export function readTrial(file: string, options: TrialOptions): Trial {
  const columns = columnsOf(file);
  const groups = treatmentOf(columns, options);
  const { control, arm } = armsOf(groups, options);
  const rows = [...groups.cells.keys()].filter((row) => [control, arm].includes(groups.cells[row] ?? ""));
  const of = ({ name, cells }: TextColumn) => ({ name, cells: rows.map((row) => cells[row] ?? "") });
  const lineOf = (row: number) => (rows[row] ?? 0) + 2;
  const known = new Set([...OUTCOMES, options.outcome, groups.name].map((name) => name.toLowerCase()));
  const features = columns.filter(({ name }) => !known.has(name.toLowerCase())).map(of);
  if (features.length === 0)
    throw new BadTrial(`${file}: no column tells anything about the time before the mail`);
  const treated = Uint8Array.from(rows, (row) => (groups.cells[row] === arm ? 1 : 0));
  const share = treated.reduce((sum, side) => sum + side, 0) / treated.length;
  const { names, columns: values } = featureColumnsOf(features, lineOf);
  return {
    names,
    columns: values,
    treated,
    probability: new Float64Array(treated.length).fill(share),
    outcome: numbersOf(of(columnNamed(columns, options.outcome)), lineOf),
  };
}

function columnsOf(file: string): readonly TextColumn[] {
  let lines: string[][];
  try {
    lines = parse(readFileSync(file, "utf8"), { bom: true, trim: true, skip_empty_lines: true });
  } catch (error) {
    throw new BadTrial(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const [head, ...rows] = lines;
  if (!head || rows.length === 0) {
    throw new BadTrial(`${file} needs a line of column names and a line for each person`);
  }
  return head.map((name, at) => ({ name, cells: rows.map((row) => row[at] ?? "") }));
}

function columnNamed(columns: readonly TextColumn[], name: string): TextColumn {
  const found = columns.find((column) => column.name.toLowerCase() === name.toLowerCase());
  if (found) return found;
  throw new BadTrial(`no column "${name}" among: ${columns.map((column) => column.name).join(", ")}`);
}

function treatmentOf(columns: readonly TextColumn[], { treatment }: TrialOptions): TextColumn {
  if (treatment !== undefined) return columnNamed(columns, treatment);
  const found = TREATMENT_COLUMNS.map((name) => columns.find((column) => column.name.toLowerCase() === name));
  const first = found.find((column) => column !== undefined);
  if (first) return first;
  throw new BadTrial(
    `no column for the group (${TREATMENT_COLUMNS.join(", ")}) among: ${columns.map(({ name }) => name).join(", ")}; name it with --treatment`,
  );
}

function armsOf({ name, cells }: TextColumn, options: TrialOptions) {
  const groups = [...new Set(cells)];
  const listed = groups.slice(0, 10).join(", ");
  const oneOf = (flag: string, wanted: string) => {
    if (groups.includes(wanted)) return wanted;
    throw new BadTrial(`--${flag}: no group "${wanted}" in column "${name}", which has: ${listed}`);
  };
  const silent = groups.filter((group) => CONTROL_NAMES.test(group));
  const control = options.control === undefined ? silent[0] : oneOf("control", options.control);
  if (control === undefined || (options.control === undefined && silent.length > 1)) {
    throw new BadTrial(`column "${name}": which of these got no mail? ${listed}; name it with --control`);
  }
  const others = groups.filter((group) => group !== control);
  const arm = options.arm === undefined ? others[0] : oneOf("arm", options.arm);
  if (arm === undefined || arm === control || (options.arm === undefined && others.length > 1)) {
    throw new BadTrial(
      `column "${name}" needs two groups and has ${groups.length}: ${listed}; choose the one to compare with --arm`,
    );
  }
  return { control, arm };
}
