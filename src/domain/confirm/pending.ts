import { DAY, type Day, type Instant } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import { personName } from "../basics/plain-words.ts";
import { isEmailKey } from "../facts/identity.ts";
import type { EntryPoint, SignUpDetails } from "./sign-up.ts";

/** How long an unconfirmed address is kept, and how long the link in a mail works. */
export const KEPT_MS = 30 * DAY;

/** A sign-up that waits for the mailbox's owner. */
export interface PendingSignUp extends SignUpDetails {
  /** When it was asked for last, and on which of the shop's days: that day's execution mails and reminds. */
  readonly requestedAt: Instant;
  readonly requestedOn: Day;
  readonly expiresAt: Instant;
}

/**
 * The item for a sign-up that comes now. A site tells of one person in several calls, so what an earlier one said is
 * kept, and the latest answer counts. Of two customers with one mailbox the day's first stays: the day's mail is theirs,
 * and nobody may put another key into its reminders. A form that knows the address alone brings no other key.
 */
export function waiting(
  earlier: PendingSignUp | undefined,
  signUp: SignUpDetails,
  now: Instant,
  today: Day,
): PendingSignUp {
  const isSame = earlier?.customer === signUp.customer || isEmailKey(signUp.customer);
  if (earlier && !isSame && earlier.requestedOn === today) return earlier;
  const before = isSame ? earlier : undefined;
  const { address, proof } = signUp;
  const told = { ...before, ...signUp };
  const { entry, via, phone, topics, locale, timeZone, ofForm } = told;
  const traits = { ...before?.traits, ...signUp.traits };
  return {
    ...{ address, customer: before?.customer ?? signUp.customer, proof },
    ...defined({ entry, via, name: personName(told.name ?? ""), phone, topics, locale, timeZone, ofForm }),
    ...(Object.keys(traits).length > 0 && { traits }),
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
  /** Forms that only a program can have filled in. */
  readonly trapped: number;
}

export interface DayConfirmations extends ConfirmationCounts {
  readonly day: Day;
}

/** How the sign-ups of one entry point went on a day. */
export interface PointConfirmations extends EntryPoint, Pick<ConfirmationCounts, "asked" | "confirmed"> {
  readonly day: Day;
}
