import { readCalendarDay } from "../../domain/basics/calendar-day.ts";

/** Which of two numbers of a birthday comes first. */
export type BirthdayForm = "MM/DD" | "DD/MM";

const TWO_NUMBERS = /^(\d{1,2})\/(\d{1,2})$/;

/** Whether only a day can be meant by the first number. */
export const hasDayFirst = (text: string): boolean => Number(TWO_NUMBERS.exec(text.trim())?.[1] ?? 0) > 12;

/** `02/29` as the day without a year that it is, `--02-29`; a text that is no such day stays as it is. */
export function birthdayIn(text: string, form: BirthdayForm): string {
  const [, one = "", other = ""] = TWO_NUMBERS.exec(text.trim()) ?? [];
  const [month, day] = form === "MM/DD" ? [one, other] : [other, one];
  return readCalendarDay(`--${month.padStart(2, "0")}-${day.padStart(2, "0")}`, "UTC") ?? text;
}
