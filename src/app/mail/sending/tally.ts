import type { Instant } from "../../../domain/basics/calendar.ts";
import {
  breachOf,
  countingDay,
  isSuspicious,
  LONGEST_WINDOW_DAYS,
  type SendCounts,
} from "../../../domain/mail/sending.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { Meter, SendingStore } from "../../../ports/mail.ts";
import { makeSendingSwitch } from "./switch.ts";

/** Counts what became of mails sent at a time, and stops sending when the shop's own limits are passed. */
export type Tally = (sentAt: Instant, more: Partial<SendCounts>) => Promise<void>;

/**
 * A bounce and a complaint count on the day on which the mail was sent, however late they come, so that a quiet day
 * after a large one does not look bad. The windows are looked at only when there is reason to.
 */
export function makeTally(deps: {
  readonly sending: SendingStore;
  readonly clock: Clock;
  readonly meter: Meter;
}): Tally {
  const change = makeSendingSwitch(deps);
  return async (sentAt, more) => {
    if (Object.values(more).every((count) => !count)) return;
    deps.meter(more);
    const { countedFrom } = (await deps.sending.state()).sending;
    if (sentAt < countedFrom) return;
    const counts = await deps.sending.count(countedFrom, countingDay(sentAt), more);
    if (!more.bounced && !more.complained && !isSuspicious(counts)) return;
    const today = countingDay(deps.clock.now());
    const days = await deps.sending.counts(countedFrom, today - LONGEST_WINDOW_DAYS + 1, today);
    const breach = breachOf(days, today);
    if (breach && (await change.stop(breach))) deps.meter({ stopped: 1 });
  };
}
