import { DAY, type Day } from "../basics/calendar.ts";
import { mayMail } from "../people/consent.ts";
import type { Profile } from "../people/profile.ts";
import { FEWEST } from "./second-orders.ts";

/** Customers to whom nothing goes only because a chain has silenced them, and for how many days altogether. */
export interface Silenced {
  readonly customers: number;
  readonly days: number;
}

export interface Silence {
  /** By the segment that they are in now. */
  readonly segments: Readonly<Record<string, Silenced>>;
  /** By how long they have been silent: the first of `SINCE` that is not below the days. */
  readonly since: readonly number[];
}

/** Up to so many days; the rest has been silent for longer. */
export const SINCE = [30, 90, 180, 365] as const;

type Counted = Pick<Profile, "silencedAt"> & Parameters<typeof mayMail>[0];

export interface SilenceCounter {
  add(profile: Counted, segment: string): void;
  counts(): Silence;
}

export function makeSilenceCounter(today: Day): SilenceCounter {
  const segments = new Map<string, Silenced>();
  const since = emptySince();
  return {
    add({ silencedAt, ...profile }, segment) {
      if (silencedAt === undefined || mayMail(profile).kind !== "yes") return;
      const silent = Math.max(0, today - Math.floor(silencedAt / DAY));
      const { customers, days } = segments.get(segment) ?? NOBODY;
      segments.set(segment, { customers: customers + 1, days: days + silent });
      const band = SINCE.findIndex((most) => silent <= most);
      const place = band === -1 ? SINCE.length : band;
      since[place] = (since[place] ?? 0) + 1;
    },
    counts: () => ({ segments: Object.fromEntries(segments), since }),
  };
}

const NOBODY: Silenced = { customers: 0, days: 0 };
const emptySince = (): number[] => [...SINCE, 0].map(() => 0);

export function mergeSilence(parts: readonly Silence[]): Silence {
  const segments = new Map<string, Silenced>();
  const since = emptySince();
  for (const part of parts) {
    for (const [place, customers] of part.since.entries()) since[place] = (since[place] ?? 0) + customers;
    for (const [segment, more] of Object.entries(part.segments)) {
      const { customers, days } = segments.get(segment) ?? NOBODY;
      segments.set(segment, { customers: customers + more.customers, days: days + more.days });
    }
  }
  return { segments: Object.fromEntries([...segments].sort(([a], [b]) => (a < b ? -1 : 1))), since };
}

/** What mails cost the shop at AWS, in US dollars for a thousand. */
export interface MailPrice {
  /** The mail service's own fee. */
  readonly ses: number;
  /** Making, recording and following up the mails: the rest of the bill. */
  readonly rest: number;
}

export interface SilenceSaves {
  readonly customers: number;
  /** By for how many days at most; the last, without a limit, is `null`. */
  readonly since: readonly { readonly days: number | null; readonly customers: number }[];
  /** Mails in P that they would have got, as many as others of their segments; `null` while no mail is counted. */
  readonly mails: number | null;
  /** Since each of them was silenced, at the same rate. */
  readonly mailsSoFar: number | null;
  /** US dollars, of both. */
  readonly usd: number | null;
  readonly usdSoFar: number | null;
  readonly usdPerThousandMails: MailPrice;
}

/** The mails of P that went to a segment, and who of it may be mailed now. */
export interface Mailed {
  readonly mails: number;
  readonly mailable: number;
}

/**
 * What silence saves: each silenced customer would have got as many mails as those of the same segment who may be mailed
 * did on average in P; of a segment with too few of those, as many as all customers who may be mailed.
 */
export function silenceSaves(
  { segments, since }: Silence,
  mailed: Readonly<Record<string, Mailed>>,
  { periodDays, price }: { readonly periodDays: number; readonly price: MailPrice },
): SilenceSaves {
  const all = Object.values(mailed).reduce(
    (sum, { mails, mailable }) => ({ mails: sum.mails + mails, mailable: sum.mailable + mailable }),
    { mails: 0, mailable: 0 },
  );
  const rateIn = (segment: string): number => {
    const { mails, mailable } = mailed[segment] ?? all;
    if (mailable >= FEWEST) return mails / mailable;
    return all.mailable === 0 ? 0 : all.mails / all.mailable;
  };
  const rows = Object.entries(segments);
  const sum = (of: (row: readonly [string, Silenced]) => number) =>
    rows.reduce((total, row) => total + of(row), 0);
  const known = all.mailable > 0 && all.mails > 0;
  const mails = known ? sum(([segment, { customers }]) => customers * rateIn(segment)) : null;
  const mailsSoFar = known ? sum(([segment, { days }]) => (days / periodDays) * rateIn(segment)) : null;
  const usd = (many: number | null) => many && (many * (price.ses + price.rest)) / 1_000;
  return {
    customers: sum(([, { customers }]) => customers),
    since: since.map((customers, place) => ({ days: SINCE[place] ?? null, customers })),
    mails,
    mailsSoFar,
    usd: usd(mails),
    usdSoFar: usd(mailsSoFar),
    usdPerThousandMails: price,
  };
}
