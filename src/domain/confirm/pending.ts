import { DAY, type Day, type Instant } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import { personName } from "../basics/plain-words.ts";
import type { ConsentProof, CustomerKey } from "../facts/facts.ts";

/** How long an unconfirmed address is kept, and how long the link in a mail works. */
export const KEPT_MS = 30 * DAY;

/** What a sign-up says of the person, once it is confirmed. */
export interface SignUpDetails {
  readonly address: string;
  readonly customer: CustomerKey;
  readonly proof: ConsentProof;
  readonly entry?: string;
  readonly name?: string;
  readonly locale?: string;
  readonly timeZone?: string;
}

/** A sign-up that waits for the mailbox's owner. */
export interface PendingSignUp extends SignUpDetails {
  /** When it was asked for last, and on which of the shop's days: that day's execution mails and reminds. */
  readonly requestedAt: Instant;
  readonly requestedOn: Day;
  readonly expiresAt: Instant;
}

/**
 * The item for a sign-up that comes now. A site tells of one person in several calls, so what an earlier one said is
 * kept. Of two customers with one mailbox the day's first stays: the day's mail is theirs, and nobody may put another
 * key into its reminders.
 */
export function waiting(
  earlier: PendingSignUp | undefined,
  signUp: SignUpDetails,
  now: Instant,
  today: Day,
): PendingSignUp {
  const isSame = earlier?.customer === signUp.customer;
  if (earlier && !isSame && earlier.requestedOn === today) return earlier;
  const { address, customer, proof } = signUp;
  const { entry, name, locale, timeZone } = { ...(isSame && earlier), ...signUp };
  return {
    ...{ address, customer, proof },
    ...defined({ entry, name: personName(name ?? ""), locale, timeZone }),
    requestedAt: now,
    requestedOn: today,
    expiresAt: now + KEPT_MS,
  };
}

/** How the confirmations of a day went. */
export interface ConfirmationCounts {
  /** Mailboxes whose owners were asked. */
  readonly asked: number;
  readonly confirmed: number;
  /** Sign-ups beyond what one IP address may send in an hour. */
  readonly limited: number;
}

export interface DayConfirmations extends ConfirmationCounts {
  readonly day: Day;
}
