import { defined } from "../../../domain/basics/defined.ts";
import { isRecord, snakeCase, toSnakeCase } from "../../../domain/basics/fields.ts";
import { readYesOrNo } from "../../../domain/basics/yes-or-no.ts";
import type { Fact } from "../../../domain/facts/facts.ts";

/** A field that a message has and that could not be read, by its name and the type of its value; never the value. */
export interface Unreadable {
  /** In snake case, as in `properties.products[].price`. */
  readonly field: string;
  /** Of JSON; `unclear` where an amount could be two and one was taken; `missing` where an order has no amount at all. */
  readonly type: "string" | "number" | "boolean" | "object" | "array" | "unclear" | "missing";
}

/** What a mapping makes of one message. */
export interface Mapped {
  readonly facts: readonly Fact[];
  /** The e-mail address of whom the message is about. */
  readonly address?: string;
  readonly unreadable: readonly Unreadable[];
}

/** A message's facts with what was lost on the way: a placed order without an amount is lost money, so it is told too. */
export function mapped(facts: readonly Fact[], lost: readonly Unreadable[], address?: string): Mapped {
  const unpriced = facts.some((fact) => fact.kind === "order-placed" && fact.total === undefined);
  const all = unpriced ? [...lost, { field: "total", type: "missing" } as const] : lost;
  return { facts, ...defined({ address }), unreadable: distinct(all) };
}

const distinct = (notes: readonly Unreadable[]) => [
  ...new Map(notes.map((note) => [`${note.field} ${note.type}`, note])).values(),
];

/** Names under which the senders of a consent give its time. */
const TIMES_OF_CONSENT = ["consent_updated_at", "updated_at", "timestamp"];

/**
 * What the contracts left out of a message because they could not read it: fields that came with a value and are
 * without one in `read`. Only fields that are known are looked at, so there are no more names than a contract has.
 */
export function unreadableIn(raw: unknown, read: unknown, field = ""): readonly Unreadable[] {
  if (isBlank(raw)) return [];
  if (read === undefined || read === null) {
    return isAboutConsent(field) && isUndecided(raw) ? [] : [{ field, type: typeOf(raw) }];
  }
  if (Array.isArray(raw) && Array.isArray(read)) {
    const members = raw.filter(isRecord);
    return distinct(read.flatMap((member, index) => unreadableIn(members[index], member, `${field}[]`)));
  }
  if (!isRecord(read)) return [];
  if (read.kind === "unclear") return [{ field, type: "unclear" }];
  return isRecord(raw) ? unreadableFields(raw, read, field) : [];
}

function unreadableFields(
  raw: Readonly<Record<string, unknown>>,
  read: Readonly<Record<string, unknown>>,
  field: string,
): readonly Unreadable[] {
  const came = toSnakeCase(raw);
  const cameAs = (name: string) => (Object.hasOwn(came, name) ? came[name] : undefined);
  return Object.entries(read).flatMap(([key, value]) => {
    const name = snakeCase(key);
    const given = key === "at" ? [name, ...TIMES_OF_CONSENT].find((one) => !isBlank(cameAs(one))) : name;
    if (given === undefined) return [];
    return unreadableIn(cameAs(given), value, field === "" ? given : `${field}.${given}`);
  });
}

const CONSENT =
  /(^|\.)((email_)?marketing_consent|accepts_marketing|buyer_accepts_marketing|context\.consent)$/;

/** Whether a field holds an answer about consent. */
export const isAboutConsent = (field: string): boolean => CONSENT.test(field);

/** Whether it says that nobody has answered yet, or answers about other things than e-mail: there is nothing to read in it. */
function isUndecided(answer: unknown): boolean {
  if (!isRecord(answer)) return readYesOrNo(answer) === "undecided";
  const { granted, status, state, consented, category_preferences: others } = toSnakeCase(answer);
  const said = [granted, status, state, consented].filter((one) => !isBlank(one));
  if (isRecord(others)) said.push(...Object.values(others));
  if (said.length === 0) return isRecord(others) || Object.keys(answer).length === 0;
  return said.every((one) => readYesOrNo(one) !== undefined);
}

const isBlank = (value: unknown) =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "");

function typeOf(value: unknown): Unreadable["type"] {
  if (Array.isArray(value)) return "array";
  const type = typeof value;
  return type === "string" || type === "number" || type === "boolean" ? type : "object";
}
