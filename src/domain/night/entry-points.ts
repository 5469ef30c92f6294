import type { Profile } from "../people/profile.ts";
import { makeNamedCounter, mergeNamedCounts, type NamedCounts, OTHERS } from "./named-counts.ts";

/**
 * What the people who came in by one way add up to; money in minor units. `buyers` have a first order, `repeatBuyers` a
 * second.
 */
const SUMS = ["people", "buyers", "repeatBuyers", "spent"] as const;

/** By `entry`, or `entry?via=VIA`. */
export type EntryPoints = NamedCounts<(typeof SUMS)[number]>;

/** Senders may call an entry what they like: what comes after so many names is counted together. */
export const MOST_POINTS = 200;
export const OTHER_POINTS = OTHERS;
const BOUNDS = { sums: SUMS, most: MOST_POINTS } as const;

/** What an entry point is called where it is counted. */
export const pointName = (entry: string, via: string | undefined): string =>
  via === undefined ? entry : `${entry}?via=${via}`;

export function makeEntryPointCounter() {
  const points = makeNamedCounter(BOUNDS);
  return {
    add({ entry, via, orders, spent }: Pick<Profile, "entry" | "via" | "orders" | "spent">): void {
      if (entry === undefined) return;
      points.add(pointName(entry, via), {
        ...{ people: 1, buyers: orders > 0 ? 1 : 0, repeatBuyers: orders > 1 ? 1 : 0, spent },
      });
    },
    counts: (): EntryPoints => points.counts(),
  };
}

/** The ways by which most have come, by name; the rest together. */
export const mergeEntryPoints = (parts: readonly EntryPoints[]): EntryPoints =>
  mergeNamedCounts(parts, BOUNDS);
