import * as z from "zod";
import { isTimeZone, parseDay, parseDuration } from "../../domain/basics/calendar.ts";

/** Kinds of values that the config files share. Their messages say what to write instead. */

const LONGEST_DURATION = parseDuration("730d") ?? 0;
const CURRENCIES = new Set(Intl.supportedValuesOf("currency"));
const NOT_A_CURRENCY = "not a currency: write the ISO 4217 code of one that exists, like RUB, EUR or USD";
const NOT_A_LANGUAGE = "not a language tag: write it like en or pt-BR";

/** One line of text that people see. */
export const Line = z
  .string()
  .trim()
  .min(1, "write something, it is empty")
  .max(200, "at most 200 characters")
  .regex(/^\P{Cc}*$/u, "must be one line");

/** Says nothing of a value that is missing or no text at all: that has its own message. */
const ofFormat = (message: string) => (issue: { readonly code?: string }) =>
  issue.code === "invalid_format" ? message : undefined;

export const EmailAddress = z.email({
  error: ofFormat("not an e-mail address: write it like hello@shop.example"),
});

export const WebAddress = z.url({
  protocol: /^https?$/,
  error: ofFormat("not a web address: write it whole, like https://shop.example"),
});

/** A host's name, as browsers write it: in ASCII and lower case. */
export const Host = z
  .string()
  .regex(
    /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$/,
    "not a host: write its name alone, in small letters, like cdn.shop.example",
  );

/** An id that other files refer to. */
export const Id = z
  .string()
  .regex(
    /^(?!constructor$)[a-z][a-z0-9_-]{0,31}$/,
    "an id has small Latin letters, digits, - and _, starts with a letter, is at most 32 long, and is not “constructor”, which storing takes for something else",
  );

/** A template variable, as templates write it. */
export const VariableName = z
  .string()
  .regex(
    /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/,
    "not a variable: write it as templates do without the braces, like customer.phone",
  );

export const LanguageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, { error: NOT_A_LANGUAGE, abort: true })
  .refine(isLanguage, NOT_A_LANGUAGE);

/** One text for everybody, or one for each language. */
export const Localised = z.union([Line, z.record(LanguageTag, Line)]);

const Paragraphs = z
  .string()
  .trim()
  .min(1, "write something, it is empty")
  .max(4_000, "at most 4,000 characters")
  .regex(/^[\P{Cc}\n]*$/u, "has control characters: remove them");

/** Paragraphs between empty lines, with links as `[text](https://…)`: one text for everybody, or one for each language. */
export const LocalisedParagraphs = z.union([Paragraphs, z.record(LanguageTag, Paragraphs)]);

/** A day that exists, `YYYY-MM-DD`. */
export const CalendarDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "not a date: write it like 2026-03-01")
  .refine((text) => parseDay(text) !== undefined, "no such day");

export const Duration = z
  .string({ error: ({ input }) => (typeof input === "number" ? durationMessage(input) : undefined) })
  .regex(/^[1-9]\d{0,4}[mhdw]$/, { error: ({ input }) => durationMessage(input) })
  .refine((text) => (parseDuration(text) ?? 0) <= LONGEST_DURATION, "too long: at most 730d");

/** `14` lacks its unit, `2 weeks` has it in a word. */
function durationMessage(input: unknown): string {
  const [, count = "", unit = ""] = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\.?\s*$/i.exec(String(input)) ?? [];
  const isWhole = /^[1-9]\d{0,4}$/.test(count);
  if (isWhole && unit === "")
    return `${count} of what? Write ${count}d for days, or ${count}m, ${count}h or ${count}w`;
  const letter = UNIT_WORDS.find(([words]) => words.test(unit))?.[1];
  const instead = isWhole && letter ? `: write ${count}${letter}` : HOW_LONG;
  return `not a duration${instead}`;
}

const HOW_LONG = ": write a whole number and m, h, d or w, like 30m, 24h, 3d, 2w";
const UNIT_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^m(in(ute)?s?)?$/i, "m"],
  [/^h((ou)?rs?)?$/i, "h"],
  [/^d(ays?)?$/i, "d"],
  [/^w((ee)?ks?)?$/i, "w"],
];

export const TimeOfDay = z
  .string({ error: ({ input }) => (typeof input === "number" ? timeMessage(input) : undefined) })
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: ({ input }) => timeMessage(input) });

/** `9:30`, `9.30`, `22h` and `10 pm` are plain to see. A bare number above 24 may be anything. */
function timeMessage(input: unknown): string {
  const [, hours, minutes = "00", half = ""] =
    /^\s*(\d{1,2})(?:[:.h](\d{2}))?\s*(?:h|(am|pm))?\s*$/i.exec(String(input)) ?? [];
  const hour = (Number(hours) % (half ? 12 : 24)) + (/pm/i.test(half) ? 12 : 0);
  const isTime = hours !== undefined && Number(hours) <= 24 && Number(minutes) < 60;
  const like = isTime ? `"${String(hour).padStart(2, "0")}:${minutes}"` : undefined;
  return `not a time of day: write ${like ?? 'hours and minutes in quotes, like "09:30"'}`;
}

export const Currency = z
  .string()
  .regex(/^[A-Z]{3}$/, { error: NOT_A_CURRENCY, abort: true })
  .refine((code) => CURRENCIES.has(code), NOT_A_CURRENCY);

/** The message, which names the nearest zone, is made in adapters/config/shape.ts. */
export const TimeZone = z.string().refine(isTimeZone, {
  params: { what: "time zone", known: Intl.supportedValuesOf("timeZone"), like: "Europe/Moscow" },
});

export const Percent = z.number().min(0, "at least 0 percent").max(100, "at most 100 percent");

/** CEL over the fields of domain/fields.ts. */
export const Condition = z.string();

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
