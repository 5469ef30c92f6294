import * as z from "zod";
import { parseCurrency, readAmount, type Unclear } from "../domain/basics/amount.ts";
import type { Instant } from "../domain/basics/calendar.ts";
import { isRecord, toSnakeCase } from "../domain/basics/fields.ts";
import { webAddress } from "../domain/basics/web-address.ts";
import { readTime } from "../domain/basics/written-time.ts";
import { readYesOrNo } from "../domain/basics/yes-or-no.ts";

/**
 * Pieces for messages of senders that nobody can correct any more: a field that makes no sense is left out, and the
 * rest of the message is kept. Strict shapes (standard.ts) do not use these.
 */

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

/** A moment as any sender writes it (domain/basics/written-time.ts). */
export function toInstant(value: unknown): Instant | undefined {
  const read = readTime(value);
  return read.kind === "time" ? read.at : undefined;
}

function toWrittenAmount(value: unknown): number | Unclear | undefined {
  const read = readAmount(value);
  return read.kind === "amount" ? read.value : read.kind === "unclear" ? read : undefined;
}

/** Programs write a point for the decimal mark, and a comma for nothing but thousands. */
function toAmount(value: unknown): number | undefined {
  const amount = toWrittenAmount(value);
  return typeof amount === "object" ? amount.point : amount;
}

/** Words that are neither yes nor no are no answer. */
export function toDecision(value: unknown): boolean | undefined {
  const said = readYesOrNo(value);
  return said === "yes" ? true : said === "no" ? false : undefined;
}

/** Nothing that could break out of a mail header or be two addresses. */
function toEmail(value: unknown): string | undefined {
  if (typeof value !== "string" || value.length > 254) return undefined;
  const address = value.trim();
  return /^[^\s@<>()",;:\\\p{Cc}]+@[^\s@<>()",;:\\\p{Cc}]+\.[^\s@<>()",;:\\.\p{Cc}]+$/u.test(address)
    ? address.toWellFormed()
    : undefined;
}

const optional = <T>(parse: (value: unknown) => T | undefined) => z.unknown().transform(parse).optional();

export const text = (longest: number) => optional((value) => toText(value, longest));
/** Not cut: two long ids may differ in their ends only. */
export const id = optional(toId);
export const amount = optional(toAmount);
/** As people write amounts: three digits after a mark wait for the currency (`clearIn`). */
export const writtenAmount = optional(toWrittenAmount);
/** Null where a currency is named that is none: its amounts must not be taken for the store's. */
export const currency = optional((value) =>
  toText(value, 10) === undefined ? undefined : (parseCurrency(value) ?? null),
);
export const instant = optional(toInstant);
export const email = optional(toEmail);
/** Of a page, whole or not at all. */
export const pageAddress = optional((value) => webAddress(toText(value, Number.POSITIVE_INFINITY)));
export const flag = optional(toDecision);

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

/** Lines that are read: far more than are kept, because the sums are of all of them. */
const MOST_LINES = 5_000;

/** The lines of an order or a cart. */
export const lines = <T>(member: z.ZodType<T>) => list(member, MOST_LINES);
