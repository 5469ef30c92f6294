import { dayOf, formatDay, type Instant } from "../basics/calendar.ts";
import type { Action, Chain } from "../config/chain.ts";
import type { Store } from "../config/store.ts";
import { type Preferences, pauseAt, wants } from "../mailbox/preferences.ts";
import { channelOf } from "./actions.ts";

interface DueMail {
  readonly chain: Pick<Chain, "kind" | "topic">;
  readonly leg: { readonly action: Action };
  readonly store: Pick<Store, "time_zone">;
  readonly now: Instant;
}

/**
 * Why the owner of a mailbox does not want the mail that is due; undefined when it may go. A pause is for marketing: a mail
 * about somebody's own order goes all the same, unless its topic is not wanted.
 */
export function unwantedBy(
  preferences: Preferences,
  { chain: { kind, topic }, leg, store, now }: DueMail,
): string | undefined {
  if (channelOf(leg.action) === undefined) return undefined;
  if (topic !== undefined && !wants(preferences, topic)) return `topic ${topic} is not wanted`;
  const until = kind === "service" ? undefined : pauseAt(preferences, now);
  return until === undefined
    ? undefined
    : `paused by the customer until ${formatDay(dayOf(store.time_zone, until))}`;
}

/** Whether a mail that was made by one look at somebody's choices is the same by another. */
export const sameMailBy = (one: Preferences, other: Preferences): boolean =>
  one.language === other.language &&
  one.most?.mails === other.most?.mails &&
  one.most?.days === other.most?.days;
