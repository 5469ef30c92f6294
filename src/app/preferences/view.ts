import type { Instant } from "../../domain/basics/calendar.ts";
import type { Store } from "../../domain/config/bundle.ts";
import type { Fact } from "../../domain/facts/facts.ts";
import {
  type ConsentFact,
  consentRecord,
  type Undoable,
  undoableIn,
} from "../../domain/mailbox/consent-record.ts";
import { type Standing, standingOf } from "../../domain/mailbox/ledger.ts";
import { type Preferences, preferencesOf } from "../../domain/mailbox/preferences.ts";
import { languageOf } from "../../domain/people/language.ts";
import type { PreferencesLink } from "./link.ts";

/** What the preference centre shows of one mailbox. */
export interface PreferencesView {
  readonly link: PreferencesLink;
  readonly store: Store;
  readonly now: Instant;
  readonly preferences: Preferences;
  readonly standing: Standing;
  /** In which mails come. */
  readonly spoken: string;
  readonly record: readonly ConsentFact[];
  readonly undoable: Undoable | undefined;
}

export function viewOf(
  ledger: readonly Fact[],
  { link, store, now }: Pick<PreferencesView, "link" | "store" | "now">,
): PreferencesView {
  const preferences = preferencesOf(ledger);
  return {
    ...{ link, store, now, preferences },
    standing: standingOf(ledger, now),
    spoken: languageOf({ locale: link.language }, store, preferences.language),
    record: consentRecord(ledger),
    undoable: undoableIn(ledger, now),
  };
}
