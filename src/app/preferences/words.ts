import type { Instant } from "../../domain/basics/calendar.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import { localised } from "../../domain/config/localised.ts";
import type { Store } from "../../domain/config/store.ts";
import type { PreferenceChange } from "../../domain/facts/facts.ts";
import type { PageLanguage } from "../pages/page-language.ts";
import { CENTRE_TEXTS } from "./texts.ts";

/** In what a page speaks: its own texts, and the language of what the shop has written. */
export interface Voice {
  readonly language: PageLanguage;
  readonly spoken: string;
  readonly store: Store;
  readonly forms: Bundle["forms"];
}

export const dateIn = ({ language, store }: Voice, at: Instant): string =>
  new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: store.time_zone })
    .format(at)
    // An abbreviation's full stop would meet the sentence's.
    .replace(/\sг\.$/u, " года");

export const momentIn = ({ language, store }: Voice, at: Instant): string =>
  new Intl.DateTimeFormat(language, {
    ...{ dateStyle: "long", timeStyle: "long", timeZone: store.time_zone },
  }).format(at);

/** A language's own name for itself. */
export function autonym(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
  return name.slice(0, 1).toLocaleUpperCase(tag) + name.slice(1);
}

export function topicName(id: string, { store, spoken }: Voice): string {
  const topic = store.topics?.find((one) => one.id === id);
  return topic ? localised(topic.name, spoken) : id;
}

/** What somebody has just changed, a sentence each. */
export function changesIn(change: PreferenceChange, voice: Voice): readonly string[] {
  const { changes, atMost } = CENTRE_TEXTS[voice.language];
  const { topics = {}, most, pausedUntil, language } = change;
  return [
    ...Object.entries(topics).map(([id, isWanted]) =>
      (isWanted ? changes.wanted : changes.unwanted)(topicName(id, voice)),
    ),
    ...(most === undefined ? [] : [most ? `${atMost(most.mails, most.days)}.` : changes.usual]),
    ...(pausedUntil === undefined
      ? []
      : [pausedUntil === null ? changes.goOn : changes.paused(dateIn(voice, pausedUntil))]),
    ...(language === undefined
      ? []
      : [language === null ? changes.anyLanguage : changes.language(autonym(language))]),
  ];
}
