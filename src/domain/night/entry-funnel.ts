import { OTHER_POINTS } from "./entry-points.ts";

/** What is counted of one entry point, by when it is counted; null of a night that did not count it. */
export interface EntryFunnel {
  /** Of the days on which looks were counted. */
  readonly looks: Readonly<Record<"shown" | "sent" | "asked" | "confirmed", number>> | null;
  /** Of the period: who signed up there first, and who of them has had the first order since. */
  readonly cameIn: Readonly<Record<"people" | "boughtBefore" | "ordered", number>> | null;
  /** Of all times; money in minor units. */
  readonly ever: Readonly<Record<"people" | "buyers" | "repeatBuyers" | "spent", number>>;
}

/** Counts of one night by the names of entry points. */
export interface EntryCounts {
  readonly looks: Readonly<Record<string, NonNullable<EntryFunnel["looks"]>>> | undefined;
  readonly cameIn: Readonly<Record<string, NonNullable<EntryFunnel["cameIn"]>>> | undefined;
  readonly ever: Readonly<Record<string, EntryFunnel["ever"]>>;
}

const NO_LOOKS = { shown: 0, sent: 0, asked: 0, confirmed: 0 };
const NOBODY = { people: 0, boughtBefore: 0, ordered: 0 };
const NEVER = { people: 0, buyers: 0, repeatBuyers: 0, spent: 0 };

/** Of these entry points together. */
export function funnelOf(counts: EntryCounts, names: readonly string[]): EntryFunnel {
  return {
    looks: counts.looks === undefined ? null : sumOf(counts.looks, names, NO_LOOKS),
    cameIn: counts.cameIn === undefined ? null : sumOf(counts.cameIn, names, NOBODY),
    ever: sumOf(counts.ever, names, NEVER),
  };
}

function sumOf<K extends string>(
  counts: Readonly<Record<string, Readonly<Record<K, number>>>>,
  names: readonly string[],
  none: Readonly<Record<K, number>>,
): Readonly<Record<K, number>> {
  const total: Record<K, number> = { ...none };
  for (const name of names)
    for (const key of Object.keys(none) as K[])
      total[key] += Object.hasOwn(counts, name) ? (counts[name]?.[key] ?? 0) : 0;
  return total;
}

/** Every entry point that anything was counted of. */
export function pointsIn({ looks = {}, cameIn = {}, ever }: EntryCounts): readonly string[] {
  return [...new Set([looks, cameIn, ever].flatMap((counts) => Object.keys(counts)))];
}

/** A name of an entry point taken apart; what is counted together has no place. */
export function placeIn(name: string): { readonly entry: string; readonly via: string | undefined } {
  const [entry = "", via] = name === OTHER_POINTS ? [name] : name.split("?via=", 2);
  return { entry, via };
}
