import {
  DAY,
  type Day,
  formatDay,
  formatMonth,
  HOUR,
  type Instant,
  monthOf,
} from "../../domain/basics/calendar.ts";

/** Where a day's lists are: the night that wrote them, and in how many parts. */
export interface Build {
  readonly build: string;
  readonly parts: number;
}

export const LOG = "log/";

/** Under which records of the journal's stream are kept, by the hour (UTC) in which the table took them. */
export const hourFolder = (at: Instant): string =>
  `${LOG}${formatDay(Math.floor(at / DAY))}T${`${Math.floor((at % DAY) / HOUR)}`.padStart(2, "0")}/`;

/** The hour of a file of records; undefined of another name. */
export function hourOf(name: string): Instant | undefined {
  const hour = /^log\/(\d{4}-\d{2}-\d{2}T\d{2})\//.exec(name)?.[1];
  return hour === undefined ? undefined : Date.parse(`${hour}:00:00Z`);
}

const part = (number: number): string => `${number}`.padStart(4, "0");

/** What happened on a day of the shop, and to whom. */
export const dayFile = (day: Day, { build }: Pick<Build, "build">, number: number): string =>
  `${dayFolder(day)}${build}/${part(number)}`;
export const dayFolder = (day: Day): string => `days/${formatDay(day)}/`;

/** What came of windows that closed on a day. */
export const windowsFile = (day: Day, { build }: Pick<Build, "build">, number: number): string =>
  `windows/${formatDay(day)}/${build}/${part(number)}`;

/** Who is in a chain: now, and when the last sealed day was over. */
export const waitingFile = (
  which: "now" | "sealed",
  { build }: Pick<Build, "build">,
  number: number,
): string => `${waitingFolder(build)}${which}/${part(number)}`;
export const waitingFolder = (build: string): string => `waiting/${build}/`;
export const WAITING = "waiting/";

/** Figures of all days of a calendar month. */
export const monthFile = (day: Day): string => `months/${formatMonth(monthOf(day))}.json`;

export const TOTALS_FILE = "totals.json";
export const STATE_FILE = "state.json";
