import type { Mailer, OutgoingMail, SendResult } from "../../ports/mail.ts";

/** Keeps the mails instead of sending them. `answer` plays the mail service: what it says to each mail. */
export function makeMemoryMailer(
  answer?: (mail: OutgoingMail) => SendResult | undefined,
): Mailer & { readonly taken: OutgoingMail[] } {
  const taken: OutgoingMail[] = [];
  return {
    taken,
    turn: async () => true,
    async send(mail) {
      const result = answer?.(mail) ?? { kind: "sent", messageId: `memory-${taken.length + 1}` };
      if (result.kind !== "refused") taken.push(mail);
      return result;
    },
  };
}
