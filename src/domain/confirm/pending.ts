import { DAY, type Day, type Instant } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import { personName } from "../basics/plain-words.ts";
import { isEmailKey } from "../facts/identity.ts";
import type { EntryPoint, SignUpDetails } from "./sign-up.ts";

/** How long an unconfirmed address is kept, and how long the link in a mail works. */
export const KEPT_MS = 30 * DAY;

/** A sign-up that waits for the mailbox's owner. */
export interface PendingSignUp extends SignUpDetails {
  /** When it was asked for first on the last of the shop's days on which it was; that day's execution mails and reminds. */
  readonly requestedAt: Instant;
  readonly requestedOn: Day;
  readonly expiresAt: Instant;
}

/**
 * The item for a sign-up that comes now. A site tells of one person in several calls, so what an earlier one said is
 * kept, and the latest answer from the same connection counts. What comes from elsewhere, or of another customer with the
 * mailbox, waits for another day: the day's mail is the first one's, and nobody may put a key, a name or answers of their
 * own behind its button. A form that knows the address alone brings no other key.
 */
export function waiting(
  earlier: PendingSignUp | undefined,
  signUp: SignUpDetails,
  now: Instant,
  today: Day,
): PendingSignUp {
  const isSame = earlier?.customer === signUp.customer || isEmailKey(signUp.customer);
  const isFromThere = earlier?.proof.ip === signUp.proof.ip;
  const isToday = earlier?.requestedOn === today;
  if (earlier && isToday && !(isSame && isFromThere)) return earlier;
  const before = isSame && isFromThere ? earlier : undefined;
  const { address, proof } = signUp;
  const told = { ...before, ...signUp };
  const { entry, via, phone, topics, channels, locale, timeZone, ofForm } = told;
  const traits = { ...before?.traits, ...signUp.traits };
  return {
    ...{ address, customer: before?.customer ?? signUp.customer, proof },
    ...defined({ entry, via, name: personName(told.name ?? ""), phone, topics, channels }),
    ...defined({ locale, timeZone, ofForm }),
    ...(Object.keys(traits).length > 0 && { traits }),
    requestedAt: before && isToday ? before.requestedAt : now,
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

/** What happened at a form: people looked at it, and sent it. */
export interface FormCounts {
  /** Times that it was shown to a browser; a visitor who comes again counts again. */
  readonly shown: number;
  /** Times that it was sent and taken. */
  readonly sent: number;
}

/** How the sign-ups of one entry point went on a day. */
export interface PointConfirmations
  extends EntryPoint,
    FormCounts,
    Pick<ConfirmationCounts, "asked" | "confirmed"> {
  readonly day: Day;
}
