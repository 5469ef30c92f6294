import { DAY, type Day, formatDay } from "../../domain/basics/calendar.ts";
import { eventMeantBy, type Misspelt } from "../../domain/facts/event-names.ts";
import type { Source } from "../../domain/facts/sources.ts";
import { keyOf, lostBy, OTHERS, type UnseenKind, type UnseenOfDay } from "../../domain/facts/unseen.ts";
import type { Clock } from "../../ports/clock.ts";
import type { UnseenStore } from "../../ports/unseen.ts";
import { TOPICS } from "../collect/mapping/topics.ts";

/** What one source sent in the last seven days and was not understood. */
export interface UnseenRow {
  readonly source: Source;
  readonly kind: UnseenKind;
  /** Absent for what a day had no room for. */
  readonly name?: string;
  readonly count: number;
  /** UTC days, YYYY-MM-DD. */
  readonly first: string;
  readonly last: string;
  /** The known name that it resembles. */
  readonly meant?: string;
  /** What the shop may lose by it. */
  readonly about?: "money" | "consent";
}

export interface ReadUnseenDeps {
  readonly unseen: Pick<UnseenStore, "counts">;
  readonly clock: Clock;
  readonly misspelt: Misspelt;
}

const DAYS = 7;

/** The last seven UTC days, today included: what costs money or consent first, then what resembles a known name, then the most frequent. */
export function makeReadUnseen({ unseen, clock, misspelt }: ReadUnseenDeps) {
  return async (): Promise<readonly UnseenRow[]> => {
    const today = Math.floor(clock.now() / DAY);
    const counts = await unseen.counts(today - DAYS + 1, today);
    const groups = Map.groupBy(counts, (one) => `${one.source} ${keyOf(one)}`);
    return [...groups.values()]
      .map((days) => rowOf(days, misspelt))
      .sort((a, b) => rankOf(b) - rankOf(a) || b.count - a.count);
  };
}

const rankOf = ({ about, meant }: UnseenRow) => (about ? 2 : meant === undefined ? 0 : 1);

function rowOf(days: readonly UnseenOfDay[], misspelt: Misspelt): UnseenRow {
  const [{ source, kind, name }] = days as readonly [UnseenOfDay];
  const about = lostBy({ kind, name });
  const meant = name === OTHERS ? undefined : meantBy(source, kind, name, misspelt);
  const dates: readonly Day[] = days.map(({ day }) => day);
  return {
    ...{ source, kind },
    ...(name !== OTHERS && { name }),
    count: days.reduce((sum, { count }) => sum + count, 0),
    first: formatDay(Math.min(...dates)),
    last: formatDay(Math.max(...dates)),
    ...(meant !== undefined && { meant }),
    ...(about && { about }),
  };
}

function meantBy(source: Source, kind: UnseenKind, name: string, misspelt: Misspelt): string | undefined {
  if (kind === "event") return eventMeantBy(name, misspelt);
  return kind === "topic" && source !== "segment" ? misspelt(name.toLowerCase(), TOPICS[source]) : undefined;
}
