import type { CustomerPage } from "../../../contracts/answers/customer-page.ts";
import { defined } from "../../../domain/basics/defined.ts";
import type { Bundle } from "../../../domain/config/bundle.ts";
import type { Score } from "../../../domain/people/profile.ts";
import type { CustomerReport } from "../read-customer.ts";
import { mailableOf } from "./mailable.ts";
import { segmentName } from "./segment-name.ts";

type Head = CustomerPage["head"];

/** Who it is, in one look. */
export function headOf({ id, profile, score, mailbox }: CustomerReport, bundle: Bundle | undefined): Head {
  const { name, email, phone, locale, country, timeZone, firstSeenAt, entry, via } = profile;
  const { orders, spent, averageOrder, refunded, firstOrderAt, lastOrderAt, lastVisitAt, claimed } = profile;
  return {
    ...{ id, since: firstSeenAt, orders, spent, averageOrder, refunded },
    ...defined({ name, email, phone, locale, country, timeZone, entry, via }),
    ...defined({ firstOrderAt, lastOrderAt, lastVisitAt }),
    ...(score && { segment: segmentOf(score, bundle) }),
    mailable: mailableOf(profile, mailbox),
    ...(claimed && {
      claimed: defined({ name: claimed.name, email: claimed.email, phone: claimed.phone }),
    }),
  };
}

function segmentOf(score: Score, bundle: Bundle | undefined): NonNullable<Head["segment"]> {
  const { segment, segmentSince, previousSegment, reason, date, tier } = score;
  const { rfmSegment, cell, recency, frequency, monetary } = score;
  return {
    ...{ id: segment, name: segmentName(segment, bundle), since: segmentSince, reason, tier, asOf: date },
    rfm: { segment: rfmSegment, cell, recency, frequency, monetary },
    ...defined({
      previous: previousSegment,
      condition: bundle?.segments.list.find(({ id }) => id === segment)?.when,
    }),
  };
}
