import { InvalidArgumentError } from "commander";
import { parseDay } from "../src/domain/calendar.ts";

export function dateOption(text: string): string {
  if (parseDay(text) === undefined) throw new InvalidArgumentError("A day looks like 2026-03-01.");
  return text;
}
