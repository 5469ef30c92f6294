import { DAY } from "../../domain/basics/calendar.ts";
import {
  type DateOrder,
  orderOfPattern,
  readDate,
  type WrittenDate,
} from "../../domain/basics/written-time.ts";

/** How the dates of one column are written. Spreadsheets count days: from 1900, or from 1904 in files of old Macs. */
export type DateForm = DateOrder | "excel" | "excel-1904";

/** Days from a spreadsheet's day 0 to 1970. */
const EPOCH_1900 = 25_569;
export const DAYS_FROM_1900_TO_1904 = 1_462;

export const PATTERNS: Readonly<Record<DateForm, string>> = {
  ymd: "YYYY-MM-DD",
  dmy: "DD.MM.YYYY",
  mdy: "MM/DD/YYYY",
  unix: "seconds since 1970",
  excel: "a spreadsheet's days since 1900",
  "excel-1904": "a spreadsheet's days since 1904",
};

/** The date that `text` says in this form; undefined when it says none. A date that begins with its year is one in each. */
export function readDateAs(text: string, form: DateForm): WrittenDate | undefined {
  if (form !== "excel" && form !== "excel-1904") return readDate(text, form);
  const serial = serialOf(text);
  if (serial === undefined) return readDate(text, "ymd");
  const wall = wallOf(serial, form);
  return { kind: wall % DAY === 0 ? "day" : "wall", wall };
}

/** A spreadsheet's number for a day of 1970 to 2100, with the time as its fraction. */
export function serialOf(text: string): number | undefined {
  if (!/^\d{5}([.,]\d+)?$/.test(text)) return undefined;
  const serial = Number(text.replace(",", "."));
  return serial >= EPOCH_1900 - DAYS_FROM_1900_TO_1904 && serial < 73_051 ? serial : undefined;
}

/** The time on the wall of a serial date, to the second: fractions of days are not exact. */
export function wallOf(serial: number, form: "excel" | "excel-1904"): number {
  const days = serial - EPOCH_1900 + (form === "excel-1904" ? DAYS_FROM_1900_TO_1904 : 0);
  return Math.round((days * DAY) / 1_000) * 1_000;
}

/** The form that `--date-format` asks for. */
export function formOfPattern(pattern: string): DateForm | undefined {
  if (/^excel(-?1900)?$/i.test(pattern)) return "excel";
  return /^excel-?1904$/i.test(pattern) ? "excel-1904" : orderOfPattern(pattern);
}
