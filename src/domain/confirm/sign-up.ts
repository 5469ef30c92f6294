import type { Instant } from "../basics/calendar.ts";
import type { ConsentProof, CustomerKey, PreferenceChange, Traits } from "../facts/facts.ts";

/** Where somebody came in: a form or another way that the shop has named, and by which of its links. */
export interface EntryPoint {
  /** Of a `subscribed`. */
  readonly entry?: string;
  readonly via?: string;
}

/** What a sign-up says of the person, once it is confirmed. */
export interface SignUpDetails extends EntryPoint {
  readonly address: string;
  /** The key that the browser's facts are stored under (`u:`/`a:`/`e:`). */
  readonly customer: CustomerKey;
  /** Whole, with the address. */
  readonly proof: ConsentProof;
  readonly name?: string;
  readonly phone?: string;
  readonly traits?: Traits;
  /** Of other channels that the person agreed to, each with what proves it. */
  readonly channels?: readonly ConsentProof[];
  readonly topics?: NonNullable<PreferenceChange["topics"]>;
  readonly locale?: string;
  readonly timeZone?: string;
  /**
   * Filled in on purpose, and not repeated by a site on every page: the owner is asked although there is consent, so that
   * new answers count, and so that nobody learns from an answer who has signed up.
   */
  readonly ofForm?: true;
}

/** A consent that only a browser has told of: to be confirmed by the mailbox's owner. The one place where an unconfirmed address is. */
export interface SignUp extends SignUpDetails {
  readonly at: Instant;
  readonly receivedAt: Instant;
  /** Of the request; what the browser says of itself is not believed. */
  readonly ip?: string;
}
