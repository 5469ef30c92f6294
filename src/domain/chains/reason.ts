/** Why something happened to a customer in a chain or in a mailbox, and has a name that people can be told in any language. */
export const REASONS = [
  "no-profile",
  "merged",
  "over-before",
  "exit",
  "anchor-gone",
  "moment-over",
  "bought-again",
  "wait-moved",
  "quiet-hours",
  "suppressed",
  "unsubscribed",
  "no-consent",
  "unconfirmed",
  "silenced",
  "no-address",
  "bad-address",
  "when-false",
  "holdout",
  "shop-holdout",
  "topic-unwanted",
  "paused-by-customer",
  "same-mail-today",
  "frequency-cap",
  "own-limit",
  "soft-bounces",
  "privacy-request",
  "consent",
  "own-order",
  "completed",
  "silence",
  "unknown-end",
  "cannot-be-made",
  "event-gone",
  "not-to-be-had",
  "no-codes",
  "no-budget",
  "code-not-on-till",
  "explored",
  "allocated",
  "stopped",
  "channel-consent",
  "event",
  "segment",
  "date",
  "replenishment",
  "campaign",
  "points",
  "level",
  "other",
] as const;

export type ReasonCode = (typeof REASONS)[number];

/** `text`: as the journal has it; `about`: what of it is not the same for everybody. */
export interface Reason {
  readonly code: ReasonCode;
  readonly text: string;
  readonly about?: string;
}

/** The first form that fits names the reason; its first group is what it is about. */
const FORMS: readonly (readonly [RegExp, ReasonCode])[] = [
  [/^(?:.+; )?no offer: explore_percent leaves it out for (.+) of people$/s, "explored"],
  [/^(?:.+; )?no offer: its budget is left to chance for a few/s, "allocated"],
  [/^(?:.+; )?no offer: its budget goes to whom it moves more: (.+) for each unit/s, "allocated"],
  [/^no profile any more$/, "no-profile"],
  [/^merged: goes on as (.+)$/s, "merged"],
  [/^it had ended before$/, "over-before"],
  [/^exit: no (.+) any more$/s, "anchor-gone"],
  [/^exit: the (.+) is over$/s, "moment-over"],
  [/^exit: (.+)$/s, "exit"],
  [/^bought again: (.+)$/s, "bought-again"],
  [/^the wait counts from a later moment$/, "wait-moved"],
  [/^quiet hours in (.+)$/, "quiet-hours"],
  [/^suppressed: (.+)$/, "suppressed"],
  [/^unsubscribed$/, "unsubscribed"],
  [/^no consent to mails$/, "no-consent"],
  [/^consent to (.+) withdrawn$/, "channel-consent"],
  [/^no consent to (.+)$/, "channel-consent"],
  [/^the consent is a browser's word, and not confirmed$/, "unconfirmed"],
  [/^silenced until the next activity$/, "silenced"],
  [/^no e-mail address$/, "no-address"],
  [/^(?:not an e-mail address|e-mail address is too long|the part before @ .+)$/, "bad-address"],
  [/^when: (.+) is false$/s, "when-false"],
  [/^holdout of the shop: (?:would have got )?(.+)$/s, "shop-holdout"],
  [/^holdout: (?:would have got )?(.+)$/s, "holdout"],
  [/^topic (.+) is not wanted$/, "topic-unwanted"],
  [/^paused by the customer until (.+)$/, "paused-by-customer"],
  [/^the same (?:mail|message) went (?:to this address|there) today$/, "same-mail-today"],
  [/^frequency cap: (.+)$/s, "frequency-cap"],
  [/^the customer's own limit(?:: (.+))?$/s, "own-limit"],
  [/^(\d+) soft bounces in a row$/, "soft-bounces"],
  [/^privacy request(?: of [^:]+)?: (.+)$/s, "privacy-request"],
  [/^consent through (.+)$/s, "consent"],
  [/^about an order of the customer's own$/, "own-order"],
  [/^completed$/, "completed"],
  [/^no mails until the next activity$/, "silence"],
  [/^never sent again by itself: (.+)$/s, "unknown-end"],
  [/^the mail cannot be made: (.+)$/s, "cannot-be-made"],
  [/^there is no template (.+)$/s, "cannot-be-made"],
  [/^the event that it is about is no more$/, "event-gone"],
  [/^what it reminds of (.+)$/s, "not-to-be-had"],
  [/^(?:no offer: )?offer (.+) has no codes left/s, "no-codes"],
  [/^(?:no offer: )?(?:the budget of )?(.+) is at its end/s, "no-budget"],
  [/^(?:no offer: )?its code is not in (.+) yet/s, "code-not-on-till"],
  [/^stopped: (.+)$/s, "stopped"],
  [/^event (.+)$/s, "event"],
  [/^segment (.+)$/s, "segment"],
  [/^date (.+)$/s, "date"],
  [/^due again: (.+)$/s, "replenishment"],
  [/^campaign (.+)$/s, "campaign"],
  [/^the next level is near: (.+)$/s, "level"],
  [/^points end on (.+)$/s, "points"],
  [/^(\d+ points can be spent since .+)$/s, "points"],
];

/** What a reason of the journal says, taken apart; `other` of one that has no name, whose text says all. */
export function reasonOf(text: string): Reason {
  for (const [form, code] of FORMS) {
    const match = form.exec(text);
    if (!match) continue;
    const about = match[1];
    return about === undefined ? { code, text } : { code, text, about };
  }
  return { code: "other", text };
}
