import { InvalidArgumentError } from "commander";
import { parseDay } from "../../src/domain/basics/calendar.ts";

export function dayOption(text: string): number {
  const day = parseDay(text);
  if (day === undefined) throw new InvalidArgumentError("a date YYYY-MM-DD");
  return day;
}

export function countOption(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new InvalidArgumentError("a whole number above zero, as in 30 or 1e6");
}
