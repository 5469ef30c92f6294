import type { Instant } from "../domain/basics/calendar.ts";
import type { ConsentProof, CustomerKey } from "../domain/facts/facts.ts";

/** A consent that only a browser has told of: to be confirmed by the mailbox's owner. The one place where an unconfirmed address is. */
export interface SignUp {
  readonly address: string;
  /** The key that the browser's facts are stored under (`u:`/`a:`/`e:`). */
  readonly customer: CustomerKey;
  /** Whole, with the address. */
  readonly proof: ConsentProof;
  /** Of a `subscribed`. */
  readonly entry?: string;
  readonly name?: string;
  readonly locale?: string;
  readonly timeZone?: string;
  readonly at: Instant;
  readonly receivedAt: Instant;
  readonly ip?: string;
}

export interface Confirmations {
  /** Asks the mailbox's owner by mail. `limited`: too many from this IP. */
  request(signUp: SignUp): Promise<"asked" | "asked-today" | "limited">;
}
