import { DAY, type Day, type Instant, MINUTE } from "../basics/calendar.ts";
import { unmailable } from "../mail/address-header.ts";
import { ERASED, type Standing } from "../mailbox/ledger.ts";
import type { PendingSignUp } from "./pending.ts";

/** How long after each mail the next one reminds: one day after the request, and three. */
const PAUSES_MS = [DAY, 2 * DAY];

/** Where the asking of one mailbox stands. */
export interface Asking {
  /** The day of the request. */
  readonly day: Day;
  /** 0 is the first mail, the others remind. */
  readonly mail: number;
  /** How often this mail could not go because no mail of the shop could. */
  readonly tries: number;
}

/** The mail after this one and when it is due; undefined after the last. */
export function nextMail(asking: Asking, now: Instant): (Asking & { readonly until: Instant }) | undefined {
  const pause = PAUSES_MS[asking.mail];
  return pause === undefined
    ? undefined
    : { day: asking.day, mail: asking.mail + 1, tries: 0, until: now + pause };
}

const FIRST_RETRY_MS = 5 * MINUTE;
/** Doubled each time: the last is a good day after the first. */
const MOST_TRIES = 9;

/** The same mail a little later, as no mail of the shop can go now; the next one when that has gone on for a day. */
export function sameMailLater(
  asking: Asking,
  now: Instant,
): (Asking & { readonly until: Instant }) | undefined {
  const { day, mail, tries } = asking;
  if (tries >= MOST_TRIES) return nextMail(asking, now);
  return { day, mail, tries: tries + 1, until: now + FIRST_RETRY_MS * 2 ** tries };
}

/** Why a mailbox is not asked, or not any more; undefined when the mail may go. */
export function whyNotAsked(
  { day, mail }: Pick<Asking, "day" | "mail">,
  pending: PendingSignUp | undefined,
  standing: Standing,
): string | undefined {
  if (!pending) return "confirmed, or given up";
  if (pending.requestedOn > day) return "asked again since";
  const fault = unmailable(pending.address);
  // Who has consent already is asked once about new answers, and not reminded.
  return fault ?? whyUnasked(standing, mail === 0 ? pending : { requestedAt: pending.requestedAt });
}

/**
 * Why the ledger of an address lets no confirmation mail go. Who has unsubscribed, or was erased, may ask to hear again; who did so
 * after asking has thought better of it. Where there is consent, a form's answers are asked about all the same.
 */
export function whyUnasked(
  standing: Standing,
  { requestedAt, ofForm }: Pick<PendingSignUp, "requestedAt" | "ofForm">,
): string | undefined {
  switch (standing.mayMail) {
    case "yes":
      return ofForm && standing.at < requestedAt ? undefined : `there is consent: ${standing.why}`;
    case "not-now":
      return standing.until === undefined ? undefined : standing.why;
    case "never": {
      const mayReturn = standing.why === "unsubscribed" || standing.why === ERASED;
      const isEarlier = mayReturn && standing.at < requestedAt;
      return isEarlier ? undefined : standing.why;
    }
    default:
      return standing satisfies never;
  }
}
