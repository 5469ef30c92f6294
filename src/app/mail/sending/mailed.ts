import { dayOf, type Instant } from "../../../domain/basics/calendar.ts";
import type { Send } from "../../../domain/chains/journal.ts";
import { mailedBy, type Scored, UNSCORED } from "../../../domain/mail/mailed.ts";
import type { SendingStore } from "../../../ports/mail.ts";
import type { Tally } from "./tally.ts";

/** Notes mails as they go, and counts them together. */
export interface MailCount {
  readonly count: (what: "sent" | "unknown", send: Pick<Send, "scored">) => void;
  /** Counts what has been noted since the last time: what became of it, and to whom it went. */
  flush(at: Instant, timeZone: string): Promise<void>;
}

/**
 * Counts the mails of a page of customers by two writes, however many there are. What a crash leaves uncounted is missing
 * from figures that people read, and from nothing that anything depends on.
 */
export function makeMailCount(sending: Pick<SendingStore, "countMailed">, tally: Tally): MailCount {
  let mails = { sent: 0, unknown: 0 };
  let to: Scored[] = [];
  return {
    count(what, { scored = UNSCORED }) {
      mails[what] += 1;
      to.push(scored);
    },
    async flush(at, timeZone) {
      const [noted, recipients] = [mails, to];
      [mails, to] = [{ sent: 0, unknown: 0 }, []];
      await tally(at, noted);
      if (recipients.length > 0) await sending.countMailed(dayOf(timeZone, at), mailedBy(recipients));
    },
  };
}
