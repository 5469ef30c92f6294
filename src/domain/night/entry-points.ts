import type { Profile } from "../people/profile.ts";

/** What the people who came in by one way add up to; money in minor units. */
export interface EntryPointCounts {
  readonly people: number;
  /** With a first order, and with a second. */
  readonly buyers: number;
  readonly repeatBuyers: number;
  readonly spent: number;
}

/** By `entry`, or `entry?via=VIA`. */
export type EntryPoints = Readonly<Record<string, EntryPointCounts>>;

/** Senders may call an entry what they like: what comes after so many names is counted together. */
export const MOST_POINTS = 200;
export const OTHER_POINTS = "(others)";

/** What an entry point is called where it is counted. */
export const pointName = (entry: string, via: string | undefined): string =>
  via === undefined ? entry : `${entry}?via=${via}`;

export function makeEntryPointCounter() {
  const points: Record<string, EntryPointCounts> = {};
  return {
    add({ entry, via, orders, spent }: Pick<Profile, "entry" | "via" | "orders" | "spent">): void {
      if (entry === undefined) return;
      const name = pointName(entry, via);
      const isKnown = Object.hasOwn(points, name) || Object.keys(points).length < MOST_POINTS;
      addTo(points, isKnown ? name : OTHER_POINTS, {
        ...{ people: 1, buyers: orders > 0 ? 1 : 0, repeatBuyers: orders > 1 ? 1 : 0, spent },
      });
    },
    counts: (): EntryPoints => points,
  };
}

/** The ways by which most have come, by name; the rest together. */
export function mergeEntryPoints(parts: readonly EntryPoints[]): EntryPoints {
  const all: Record<string, EntryPointCounts> = {};
  for (const part of parts) for (const [name, counts] of Object.entries(part)) addTo(all, name, counts);
  const { [OTHER_POINTS]: rest, ...named } = all;
  const ranked = Object.entries(named).sort(
    ([one, a], [other, b]) => b.people - a.people || (one < other ? -1 : 1),
  );
  const merged: Record<string, EntryPointCounts> = Object.fromEntries(ranked.slice(0, MOST_POINTS));
  for (const counts of [...(rest ? [rest] : []), ...ranked.slice(MOST_POINTS).map(([, counts]) => counts)])
    addTo(merged, OTHER_POINTS, counts);
  return Object.fromEntries(Object.entries(merged).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function addTo(points: Record<string, EntryPointCounts>, name: string, more: EntryPointCounts): void {
  const { people, buyers, repeatBuyers, spent } = points[name] ?? NOBODY;
  points[name] = {
    people: people + more.people,
    buyers: buyers + more.buyers,
    repeatBuyers: repeatBuyers + more.repeatBuyers,
    spent: spent + more.spent,
  };
}

const NOBODY: EntryPointCounts = { people: 0, buyers: 0, repeatBuyers: 0, spent: 0 };
