import type { Bundle } from "../../domain/config/bundle.ts";
import type { MailedBy } from "../../domain/mail/mailed.ts";
import { aimsOf } from "../../domain/night/aims.ts";
import type { MetricCounts } from "../../domain/night/metrics.ts";
import type { Period } from "../../domain/night/period.ts";
import { type Reach, reachOf } from "../../domain/night/reach.ts";
import { type MailPrice, type SilenceSaves, silenceSaves } from "../../domain/night/silence.ts";
import { RFM_SEGMENTS } from "../../domain/segments/rfm-segments.ts";
import type { SendingStore } from "../../ports/mail.ts";

export interface PeriodMails {
  /** Who is written to, and who is not. */
  readonly reach: Reach;
  /** What it saves that some are no longer written to. */
  readonly silence: SilenceSaves;
}

/** What the mails of P tell of the groups that they went to. */
export async function mailsOfThePeriod(
  { sending, mailPrice }: { readonly sending: Pick<SendingStore, "mailed">; readonly mailPrice: MailPrice },
  counts: MetricCounts,
  { period: { today, days }, bundle }: { readonly period: Period; readonly bundle: Bundle },
): Promise<PeriodMails> {
  const mailed = await sending.mailed(today - days + 1, today);
  const names: Readonly<Record<string, string>> = RFM_SEGMENTS[bundle.segments.rfm.scores ?? 3];
  const reach = reachOf(counts, mailed, { aims: aimsOf(bundle), rfmSegmentOf: (cell) => names[cell] });
  const silence = silenceSaves(counts.silence, bySegment(counts, mailed), {
    periodDays: days,
    price: mailPrice,
  });
  return { reach, silence };
}

/** Mails to whom no night had scored are in no segment. */
function bySegment({ segments }: MetricCounts, mailed: MailedBy) {
  return Object.fromEntries(
    Object.entries(segments).map(([segment, { mailable }]) => [
      segment,
      { mailable, mails: mailed.segments[segment] ?? 0 },
    ]),
  );
}
