import { DAY, type Instant, parseDuration } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import type { Store } from "../config/store.ts";
import type { PreferenceChange } from "../facts/facts.ts";
import { type Pace, type Preferences, pauseAt, wants } from "./preferences.ts";

/** Days for which somebody may pause. */
export const PAUSES_DAYS: readonly number[] = [30, 60, 90];
const LONGEST_PAUSE_MS = 90 * DAY;

const PACES: readonly Pace[] = [
  { mails: 1, days: 7 },
  { mails: 2, days: 30 },
];

/** The limits that somebody may choose: those that bring fewer mails than the shop's own cap lets through. */
export function pacesBelow(cap: Store["frequency_cap"]): readonly Pace[] {
  const usual = cap ? cap.mails / ((parseDuration(cap.per) ?? DAY) / DAY) : Number.POSITIVE_INFINITY;
  return PACES.filter(({ mails, days }) => mails / days < usual);
}

/** How somebody wants it from now on. Of what is absent nothing was asked. */
export interface Wish {
  /** The topics that were there to choose from, and those of them that are wanted. */
  readonly topics?: { readonly shown: readonly string[]; readonly wanted: readonly string[] };
  /** `usual`: as many mails as the shop sends. */
  readonly most?: Pace | "usual";
  /** For so many days from now, until a moment, or not (any more). */
  readonly pause?: { readonly days: number } | { readonly until: Instant } | "none";
  /** `any`: none is chosen any more. */
  readonly language?: string;
}

export const ANY_LANGUAGE = "any";

interface Choosing {
  readonly current: Preferences;
  readonly store: Pick<Store, "topics" | "languages" | "frequency_cap">;
  /** What was chosen once, whether or not it is still there to choose: an undo brings it back. */
  readonly chosenBefore: readonly Pace[];
  /** In which mails come so far. */
  readonly spoken: string;
  readonly now: Instant;
}

/** What of a wish is news; undefined when all is so already. What the shop does not have to choose from is passed over. */
export function changeBy(wish: Wish, choosing: Choosing): PreferenceChange | undefined {
  const change: PreferenceChange = defined({
    topics: topicsBy(wish, choosing),
    most: mostBy(wish, choosing),
    pausedUntil: pauseBy(wish, choosing),
    language: languageBy(wish, choosing),
  });
  return Object.keys(change).length > 0 ? change : undefined;
}

function topicsBy({ topics }: Wish, { current, store }: Choosing): PreferenceChange["topics"] {
  if (!topics) return undefined;
  const changed = (store.topics ?? [])
    .filter(({ id }) => topics.shown.includes(id))
    .map(({ id }) => [id, topics.wanted.includes(id)] as const)
    .filter(([id, isWanted]) => wants(current, id) !== isWanted);
  return changed.length > 0 ? Object.fromEntries(changed) : undefined;
}

function mostBy({ most }: Wish, { current, store, chosenBefore }: Choosing): PreferenceChange["most"] {
  if (most === undefined) return undefined;
  if (most === "usual") return current.most ? null : undefined;
  const isThis = ({ mails, days }: Pace) => mails === most.mails && days === most.days;
  if (current.most && isThis(current.most)) return undefined;
  return [...pacesBelow(store.frequency_cap), ...chosenBefore].some(isThis) ? most : undefined;
}

function pauseBy({ pause }: Wish, { current, now }: Choosing): PreferenceChange["pausedUntil"] {
  const paused = pauseAt(current, now);
  if (pause === undefined) return undefined;
  if (pause === "none") return paused === undefined ? undefined : null;
  const until = "days" in pause ? now + pause.days * DAY : pause.until;
  const isOffered = until > now && until <= now + LONGEST_PAUSE_MS;
  return isOffered && until !== paused ? until : undefined;
}

function languageBy({ language }: Wish, { current, store, spoken }: Choosing): PreferenceChange["language"] {
  if (language === ANY_LANGUAGE) return current.language === undefined ? undefined : null;
  if (language === undefined || language === (current.language ?? spoken)) return undefined;
  return store.languages.includes(language) ? language : undefined;
}

/** The wish that brings back what holds now. */
export function wishOf(current: Preferences, { store, now }: Pick<Choosing, "store" | "now">): Wish {
  const shown = (store.topics ?? []).map(({ id }) => id);
  const until = pauseAt(current, now);
  return {
    topics: { shown, wanted: shown.filter((id) => wants(current, id)) },
    most: current.most ?? "usual",
    pause: until === undefined ? "none" : { until },
    language: current.language ?? ANY_LANGUAGE,
  };
}
