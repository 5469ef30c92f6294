import { InvalidArgumentError } from "commander";
import { parseDay } from "../../src/domain/basics/calendar.ts";

export function dateOption(text: string): string {
  if (parseDay(text) === undefined) throw new InvalidArgumentError("A day looks like 2026-03-01.");
  return text;
}

/** A share, of a percentage from 0 to 100: `5` and `5%` are .05. */
export function percentOption(text: string): number {
  const percent = numberOf(text.replace(/\s*%$/, ""));
  if (percent === undefined || percent > 100) throw new InvalidArgumentError("Percent, from 0 to 100.");
  return percent / 100;
}

export function amountOption(text: string): number {
  const amount = numberOf(text);
  if (amount === undefined) throw new InvalidArgumentError("A number, 0 or more.");
  return amount;
}

export function daysOption(text: string): number {
  const days = numberOf(text);
  if (days === undefined || days < 1 || !Number.isInteger(days)) {
    throw new InvalidArgumentError("A whole number of days, 1 or more.");
  }
  return days;
}

/** What stands between the cells of CSV. */
export function delimiterOption(text: string): string {
  const sign = text === "tab" ? "\t" : text;
  if (![",", ";", "\t", "|"].includes(sign)) throw new InvalidArgumentError('One of "," ";" "|" or tab.');
  return sign;
}

export function decimalOption(text: string): "comma" | "point" {
  if (text !== "point" && text !== "comma") throw new InvalidArgumentError("point or comma.");
  return text;
}

function numberOf(text: string): number | undefined {
  const number = text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(number) && number >= 0 ? number : undefined;
}
