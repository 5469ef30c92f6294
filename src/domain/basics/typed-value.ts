import { readCalendarDay } from "./calendar-day.ts";
import { readYesOrNo } from "./yes-or-no.ts";

/** A date is a calendar day, `2026-03-01`, or `--03-01` without a year. */
export type TypedValue = string | number | boolean | readonly string[];

export type ValueType =
  | { readonly type: "text" | "number" | "yes_no" | "date" | "list" }
  | { readonly type: "choice"; readonly choices: readonly string[] };

const LONGEST_TEXT = 200;
const MOST_MEMBERS = 20;
const LONGEST_MEMBER = 60;

/** What a sender told, as a value of the type; undefined where it does not fit. `timeZone`: where the day of a moment is. */
export function readTyped(kind: ValueType, told: unknown, timeZone: string): TypedValue | undefined {
  switch (kind.type) {
    case "text":
      return lineOf(told, LONGEST_TEXT);
    case "number":
      return numberOf(told);
    case "yes_no":
      return { yes: true, no: false, undecided: undefined }[readYesOrNo(told) ?? "undecided"];
    case "date":
      return readCalendarDay(told, timeZone);
    case "list":
      return listOf(told);
    case "choice": {
      const said = lineOf(told, LONGEST_TEXT)?.toLowerCase();
      return kind.choices.find((choice) => choice.toLowerCase() === said);
    }
    default:
      return kind satisfies never;
  }
}

/** One line without control characters. */
function lineOf(told: unknown, longest: number): string | undefined {
  if (typeof told !== "string" && typeof told !== "number" && typeof told !== "boolean") return undefined;
  const line = [
    ...String(told)
      .toWellFormed()
      .replace(/[\p{Cc}\s]+/gu, " ")
      .trim(),
  ]
    .slice(0, longest)
    .join("");
  return line === "" ? undefined : line;
}

/** Programs write a point for the decimal mark; a comma that three digits follow may be something else. */
function numberOf(told: unknown): number | undefined {
  if (typeof told === "number") return Number.isFinite(told) ? told + 0 : undefined;
  if (typeof told !== "string") return undefined;
  const text = told.trim().replace(/^(-?\d+),(\d{1,2}|\d{4,})$/, "$1.$2");
  return /^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) + 0 : undefined;
}

/** Senders without lists put commas or semicolons between the members of a text. */
function listOf(told: unknown): readonly string[] | undefined {
  const parts = Array.isArray(told) ? told : typeof told === "string" ? told.split(/[,;\n]/) : [told];
  const members = parts.flatMap((one: unknown) => lineOf(one, LONGEST_MEMBER) ?? []);
  return members.length === 0 ? undefined : [...new Set(members)].slice(0, MOST_MEMBERS);
}
