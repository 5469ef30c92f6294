import type { Day } from "../basics/calendar.ts";
import type { Source } from "./sources.ts";

/** What kinds of things are accepted and not understood, or refused, and what a shop may lose by each. */
const KINDS = {
  /** A field of money that has a value and could not be read, or could be read in two ways. */
  amount: "money",
  /** A placed order without any readable amount. */
  order: "money",
  /** An answer about consent that is neither yes nor no. */
  consent: "consent",
  /** A time that could not be read: what it dates happened when it arrived. */
  time: undefined,
  /** Any other field that has a value and could not be read. */
  field: undefined,
  /** A name of an event that means nothing here. */
  event: undefined,
  /** A topic of a webhook that means nothing here. */
  topic: undefined,
  /** A `track` call that does not say which event. */
  nameless: undefined,
  /** A known event that lacks what it is about, as a refund without an order. */
  incomplete: undefined,
  /** A call of an unknown type. */
  call: undefined,
  /** A signature of a user id that is not by the deployment's key: the call stays a browser's word. */
  identity: undefined,
  /** What browsers send more often than is acted on: withdrawals for one address, sign-ups from one network address. */
  limited: "consent",
  /** Orders that only browsers tell of, where the store does not count them (`browser_orders`). */
  uncounted: "money",
  /** Codes that an order used and should not have: invented, another customer's, used before. */
  code: "money",
  /** What is told of a customer by a name that the config does not declare, or was more than is kept. */
  trait: undefined,
  /** A declared attribute, or a property of a declared event, with a value of another type. */
  attribute: undefined,
  property: undefined,
  /** What names no customer. */
  nobody: undefined,
  /** What was answered with a problem, by the problem's kind. */
  refused: undefined,
} as const satisfies Readonly<Record<string, "money" | "consent" | undefined>>;

export type UnseenKind = keyof typeof KINDS;
export const UNSEEN_KINDS = Object.keys(KINDS) as readonly UnseenKind[];

/** One thing that was not understood: its name or type, never a value. */
export interface UnseenNote {
  readonly kind: UnseenKind;
  readonly name: string;
}

export interface UnseenCount extends UnseenNote {
  readonly count: number;
}

/** What a source sent in one UTC day. */
export interface UnseenOfDay extends UnseenCount {
  readonly source: Source;
  readonly day: Day;
}

export const isUnseenKind = (kind: string): kind is UnseenKind => Object.hasOwn(KINDS, kind);

/** What a shop may lose by it. */
export function lostBy({ kind, name }: UnseenNote): "money" | "consent" | undefined {
  return kind === "incomplete" && name.startsWith("order-") ? "money" : KINDS[kind];
}

/** Different names that are counted apart, of one source and day: what bounds the item that holds them. */
export const MOST_NAMES = 50;
/** Stands for all names of a kind beyond those. No name is written with a star. */
export const OTHERS = "*";
const LONGEST_NAME = 60;

/** A sender may call an event anything, a customer's address or number included: those are masked, and the rest is clipped. */
export function nameOf(text: string): string {
  const line = text
    .slice(0, 400)
    .toWellFormed()
    .replace(/[\p{C}\p{Z}]+/gu, " ")
    .replace(/\S*[@＠]\S*/gu, "(address)")
    .replace(/(?<![\p{L}\p{N}])(?=[\da-f-]*\d)[\da-f]{8}[\da-f-]{4,}(?![\p{L}\p{N}])/giu, "(id)")
    .replace(/\+?\p{Nd}(?:[\p{Nd} ().:/,-]*\p{Nd})?/gu, (digits) =>
      digits.replace(/\P{Nd}/gu, "").length >= 4 ? "(number)" : digits,
    )
    .replaceAll(OTHERS, "")
    .trim();
  if (/^[\p{Nd}\p{P}\p{S}]+$/u.test(line)) return "(number)";
  return line === "" ? "(nothing)" : [...line].slice(0, LONGEST_NAME).join("");
}

export const keyOf = ({ kind, name }: UnseenNote): string => `${kind} ${name}`;

/**
 * The counts with no more than `MOST_NAMES` different names beside the `known` ones that a day has already: the rest is
 * counted under its kind alone.
 */
export function boundedCounts(
  counts: readonly UnseenCount[],
  known: ReadonlySet<string>,
): readonly UnseenCount[] {
  const names = new Set(known);
  const bounded = new Map<string, UnseenCount>();
  for (const one of counts) {
    if (one.name !== OTHERS && names.size < MOST_NAMES) names.add(keyOf(one));
    const { kind, name } = names.has(keyOf(one)) ? one : { ...one, name: OTHERS };
    const key = keyOf({ kind, name });
    bounded.set(key, { kind, name, count: (bounded.get(key)?.count ?? 0) + one.count });
  }
  return [...bounded.values()];
}
