import type { SignUp } from "../domain/confirm/sign-up.ts";

export interface Confirmations {
  /** Asks the mailbox's owner by mail. `limited`: too many from this IP. */
  request(signUp: SignUp): Promise<"asked" | "asked-today" | "limited">;
}
