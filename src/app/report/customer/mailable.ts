import type { Mailable } from "../../../contracts/answers/customer-parts.ts";
import { defined } from "../../../domain/basics/defined.ts";
import { reasonOf } from "../../../domain/chains/reason.ts";
import type { Standing } from "../../../domain/mailbox/ledger.ts";
import { mayMail } from "../../../domain/people/consent.ts";
import type { Profile } from "../../../domain/people/profile.ts";

/** Whether a marketing mail would go, by the person's own record and by the mailbox's: whichever forbids more. */
export function mailableOf(profile: Profile, mailbox: Standing | undefined): Mailable {
  const own = mayMail(profile);
  if (own.kind === "never") return { may: "never", reason: reasonOf(own.why) };
  if (mailbox && mailbox.mayMail !== "yes") return standingInWords(mailbox);
  if (own.kind === "not-now") return { may: "not-now", reason: reasonOf(own.why) };
  return mailbox ? standingInWords(mailbox) : { may: "yes", reason: reasonOf("") };
}

export function standingInWords(standing: Standing): Mailable {
  const { mayMail: may, why, at } = standing;
  const until = may === "not-now" ? standing.until : undefined;
  return { may, reason: reasonOf(why), ...defined({ at, until }) };
}
