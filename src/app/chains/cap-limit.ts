import { DAY, dayOf, type Instant, parseDuration } from "../../domain/basics/calendar.ts";
import type { CapLimit } from "../../domain/chains/journal.ts";
import type { Store } from "../../domain/config/store.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { Preferences } from "../../domain/mailbox/preferences.ts";

/** What a mailbox takes of marketing mails, by the shop's cap and by its owner's. */
export function capLimitOf(
  {
    store,
    preferences,
    now,
  }: { readonly store: Store; readonly preferences: Preferences; readonly now: Instant },
  mailbox: CustomerKey,
): CapLimit {
  const { frequency_cap: cap, time_zone: timeZone } = store;
  const { most } = preferences;
  const perMs = cap && parseDuration(cap.per);
  return {
    mailbox,
    day: dayOf(timeZone, now),
    ...(cap && perMs !== undefined && { cap: { mails: cap.mails, perMs } }),
    ...(most && { own: { mails: most.mails, perMs: most.days * DAY } }),
  };
}
