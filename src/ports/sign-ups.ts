import type { Day, Instant } from "../domain/basics/calendar.ts";
import type {
  ConfirmationCounts,
  DayConfirmations,
  FormCounts,
  PendingSignUp,
  PointConfirmations,
} from "../domain/confirm/pending.ts";
import type { EntryPoint } from "../domain/confirm/sign-up.ts";
import type { CustomerKey } from "../domain/facts/facts.ts";

/** Sign-ups that wait for their mailbox's owner, one a mailbox. They are gone after `expiresAt`. */
export interface SignUpStore {
  /** Read strongly; undefined where none waits any more. */
  pending(mailbox: CustomerKey, now: Instant): Promise<PendingSignUp | undefined>;
  /** In the place of an earlier one. */
  put(mailbox: CustomerKey, pending: PendingSignUp): Promise<void>;
  drop(mailbox: CustomerKey): Promise<void>;
  /** Counts one more sign-up from a place; false, and not counted, where there were as many as the limit already. */
  admit(place: string, limit: number, expiresAt: Instant): Promise<boolean>;
  /** One more on a day; of those asked and confirmed also by where they came in. */
  count(day: Day, what: keyof ConfirmationCounts, point?: EntryPoint): Promise<void>;
  /** So many more on a day, by where they came in alone. */
  countAt(day: Day, what: keyof FormCounts, point: EntryPoint, many: number): Promise<void>;
  /** The days from `first` to `last`, both included, that have counts. */
  counts(first: Day, last: Day): Promise<readonly DayConfirmations[]>;
  /** The same by entry point; sign-ups that name none are not in it. */
  pointCounts(first: Day, last: Day): Promise<readonly PointConfirmations[]>;
}

/** The executions that mail and remind, one a mailbox and day. */
export interface ConfirmationRuns {
  /** `there`: one was started on that day already, whatever has become of it. */
  start(mailbox: CustomerKey, day: Day, now: Instant): Promise<"started" | "there">;
}

/** The executions that mail the link behind which a mailbox's owner erases themselves, one a mailbox and day. */
export interface OwnersLinkRuns {
  startOwnersLink(
    mailbox: CustomerKey,
    asked: { readonly customer: CustomerKey; readonly language: string },
    when: { readonly day: Day; readonly now: Instant },
  ): Promise<"started" | "there">;
}
