import * as z from "zod";
import { parseAmount, parseCurrency } from "../domain/basics/amount.ts";
import type { Instant } from "../domain/basics/calendar.ts";

/**
 * Pieces for messages of senders that nobody can correct any more: a field that makes no sense is left out, and the
 * rest of the message is kept. Strict shapes (standard.ts) do not use these.
 */

export type Fields = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** One line without control characters, at most `longest` characters. Numbers count as text. */
export function toText(value: unknown, longest: number): string | undefined {
  if (typeof value !== "string" && !(typeof value === "number" && Number.isFinite(value))) return undefined;
  const start = String(value).slice(0, longest * 2 + 100);
  const line = start
    .toWellFormed()
    .replace(/\p{Cc}+/gu, " ")
    .trim();
  return line === "" ? undefined : line.length > longest ? [...line].slice(0, longest).join("") : line;
}

/** What programs write when they meant to write nothing. */
const NOTHING = new Set(["null", "undefined", "nan", "none", "[object object]"]);

function toId(value: unknown): string | undefined {
  const id = toText(value, Number.POSITIVE_INFINITY);
  return id === undefined || NOTHING.has(id.toLowerCase()) ? undefined : id;
}

const ISO = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?)?\s*(Z|[+-]\d\d:?\d\d)?$/i;
const OLDEST = Date.UTC(1980, 0, 1);
/** Below, a number counts seconds since 1970, above, milliseconds. */
const SECONDS_END = 100_000_000_000;

/** ISO 8601, UTC where it names no zone, or a number of seconds or milliseconds since 1970. */
export function toInstant(value: unknown): Instant | undefined {
  const at =
    typeof value === "number" ? ofNumber(value) : typeof value === "string" ? ofText(value) : Number.NaN;
  return at >= OLDEST && at <= 8.64e15 ? at : undefined;
}

const ofNumber = (value: number): number => Math.round(value < SECONDS_END ? value * 1_000 : value);

function ofText(value: string): number {
  const text = value.trim();
  if (/^\d{9,13}(\.\d+)?$/.test(text)) return ofNumber(Number(text));
  const match = ISO.exec(text);
  if (!match) return Number.NaN;
  const iso = text.replace(" ", "T").replace(",", ".").replace(/\s/g, "").toUpperCase();
  return Date.parse(match[1] || iso.length === 10 ? iso : `${iso}Z`);
}

/** Nothing that could break out of a mail header or be two addresses. */
function toEmail(value: unknown): string | undefined {
  if (typeof value !== "string" || value.length > 254) return undefined;
  const address = value.trim();
  return /^[^\s@<>()",;:\\\p{Cc}]+@[^\s@<>()",;:\\\p{Cc}]+\.[^\s@<>()",;:\\.\p{Cc}]+$/u.test(address)
    ? address.toWellFormed()
    : undefined;
}

export const snakeCase = (key: string): string => key.replace(/([a-z\d])([A-Z])/g, "$1_$2").toLowerCase();

const CAPITAL = /[A-Z]/;

/** Keys in snake case, so that `image_url` and `imageURL` are one. Where both occur, the one in snake case wins. */
function toSnakeCase(value: unknown): Fields {
  if (!isRecord(value)) return {};
  const entries = Object.entries(value);
  if (!entries.some(([key]) => CAPITAL.test(key))) return value;
  const snake = entries.map(([key, one]) => [snakeCase(key), one] as const);
  return Object.fromEntries([...snake, ...entries.filter(([key]) => !CAPITAL.test(key))]);
}

const optional = <T>(parse: (value: unknown) => T | undefined) => z.unknown().transform(parse).optional();

export const text = (longest: number) => optional((value) => toText(value, longest));
/** Not cut: two long ids may differ in their ends only. */
export const id = optional(toId);
export const amount = optional(parseAmount);
/** Null where a currency is named that is none: its amounts must not be taken for the store's. */
export const currency = optional((value) =>
  toText(value, 10) === undefined ? undefined : (parseCurrency(value) ?? null),
);
export const instant = optional(toInstant);
export const email = optional(toEmail);
export const flag = optional((value) => (typeof value === "boolean" ? value : undefined));

/** An object of this shape whose keys may be in camel case; an empty one where there is none. */
export const fields = <S extends z.ZodRawShape>(shape: S) =>
  z.preprocess(toSnakeCase, z.object(shape)).prefault({});

/** The first `longest` members that are objects. */
export const list = <T>(member: z.ZodType<T>, longest = 200) =>
  z
    .preprocess(
      (value) => (Array.isArray(value) ? value.filter(isRecord).slice(0, longest) : undefined),
      z.array(member).optional(),
    )
    .optional();
