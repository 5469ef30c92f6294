import type { Instant } from "../../domain/basics/calendar.ts";
import type { Store } from "../../domain/config/store.ts";
import type { Fact } from "../../domain/facts/facts.ts";
import {
  type ConsentFact,
  consentRecord,
  type Undoable,
  undoableIn,
} from "../../domain/mailbox/consent-record.ts";
import { type Standing, standingOf } from "../../domain/mailbox/ledger.ts";
import { type Preferences, preferencesOf } from "../../domain/mailbox/preferences.ts";
import { channelConsentsOf } from "../../domain/people/channel-consents.ts";
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
  /** The other channels that the mailbox's owner has agreed to, as far as it was told with the address. */
  readonly channels: readonly string[];
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
    channels: channelsIn(ledger),
  };
}

function channelsIn(ledger: readonly Fact[]): readonly string[] {
  const consents = Object.entries(channelConsentsOf(ledger.toSorted((one, other) => one.at - other.at)));
  return consents.flatMap(([channel, { status }]) => (status === "given" ? [channel] : []));
}
