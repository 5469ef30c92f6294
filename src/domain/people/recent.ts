import { HOUR } from "../basics/calendar.ts";
import { hashOfKey } from "../basics/key-sample.ts";
import type { Fact, FactId } from "../facts/facts.ts";
import { isFor } from "./fact-roles.ts";
import { byText } from "./fold-limits.ts";
import type { Recent } from "./history.ts";
import { inTime } from "./kept-facts.ts";

/** What counts as a fact of the customer, so that each must be taken in once. */
export const isDone = (fact: Fact): boolean => fact.kind !== "mail" && !isFor("moves", fact);

/** Each fact once that was not there yet; undefined where one is too old to say. */
export function unrepeated({ since, ids }: Recent, told: readonly Fact[]): readonly Fact[] | undefined {
  const known = new Set(ids.map(([, hash]) => hash));
  const once = new Map<FactId, Fact>();
  for (const fact of told) {
    if (isDone(fact) && known.has(hashOfKey(fact.id))) continue;
    if (isDone(fact) && fact.receivedAt < since) return undefined;
    const other = once.get(fact.id);
    if (!other || (fact.at - other.at || byText(fact.customer, other.customer)) < 0) once.set(fact.id, fact);
  }
  return [...once.values()].sort(inTime);
}

/** A stream keeps its records for 24 hours, and may deliver any of them again. */
const REMEMBERED_MS = 48 * HOUR;
const MOST_REMEMBERED = 500;

/** Only whole instants are forgotten, so that whatever arrived since then is there. */
export function remembered({ since, ids }: Recent, news: readonly Fact[]): Recent {
  const more = news.filter(isDone).map(({ receivedAt, id }) => [receivedAt, hashOfKey(id)] as const);
  const all = [...ids, ...more].sort(([a, one], [b, other]) => a - b || one - other);
  const newest = all.at(-1)?.[0] ?? 0;
  const crowded = all.at(-MOST_REMEMBERED - 1)?.[0];
  const from = Math.max(since, newest - REMEMBERED_MS, crowded === undefined ? 0 : crowded + 1);
  return { since: from, ids: all.filter(([receivedAt]) => receivedAt >= from) };
}
