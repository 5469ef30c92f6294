import * as z from "zod";
import { isTimeZone, parseDuration } from "../../domain/basics/calendar.ts";

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

/** An id that other files refer to. */
export const Id = z
  .string()
  .regex(
    /^[a-z][a-z0-9_-]{0,31}$/,
    "an id has small Latin letters, digits, - and _, starts with a letter and is at most 32 long",
  );

export const LanguageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, { error: NOT_A_LANGUAGE, abort: true })
  .refine(isLanguage, NOT_A_LANGUAGE);

/** One text for everybody, or one for each language. */
export const Localised = z.union([Line, z.record(LanguageTag, Line)]);

export const Duration = z
  .string()
  .regex(
    /^[1-9]\d{0,4}[mhdw]$/,
    "not a duration: write a whole number and m, h, d or w, like 30m, 24h, 3d, 2w",
  )
  .refine((text) => (parseDuration(text) ?? 0) <= LONGEST_DURATION, "too long: at most 730d");

export const TimeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not a time of day: write hours and minutes in quotes, like "09:30"');

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
