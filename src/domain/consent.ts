import type { Instant } from "./calendar.ts";
import { unmailable } from "./mailbox.ts";
import type { Profile } from "./profile.ts";

/** Ids of facts that links in our mails made begin so. */
export const UNSUBSCRIBED = "unsubscribed:";

export type MayMail =
  | { readonly kind: "yes"; readonly to: string }
  /** Not now; a later step asks again. */
  | { readonly kind: "not-now"; readonly why: string }
  /** Never again: the chain is over for this customer. */
  | { readonly kind: "never"; readonly why: string };

/** Whether a customer may be mailed at this moment. Only a consent that was given, and not withdrawn since, will do. */
export function mayMail(profile: Profile): MayMail {
  if (profile.suppression !== undefined) return { kind: "never", why: `suppressed: ${profile.suppression}` };
  switch (profile.consent.status) {
    case "withdrawn":
      return { kind: "never", why: "unsubscribed" };
    case "none":
      return { kind: "not-now", why: "no consent to mails" };
    case "given":
  }
  if (profile.silencedAt !== undefined) return { kind: "not-now", why: "silenced until the next activity" };
  if (profile.email === undefined) return { kind: "not-now", why: "no e-mail address" };
  const fault = unmailable(profile.email);
  return fault === undefined ? { kind: "yes", to: profile.email } : { kind: "not-now", why: fault };
}

/** Whether somebody who agreed, as the profile has it, has unsubscribed since: a withdrawal in the same instant wins. */
export function withdrawnSince({ consent }: Profile, unsubscribedAt: Instant | undefined): boolean {
  return unsubscribedAt !== undefined && (consent.at === undefined || unsubscribedAt >= consent.at);
}
