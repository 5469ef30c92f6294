/** What can become of an entry, a step or a message, in the order in which a report shows it. */
export const OUTCOMES = [
  /** A customer went into the chain: also those whom it holds out. */
  "entered",
  /** Of an entry: drawn into the hold-out. Of a step: would have got the message. */
  "held-out",
  /** Is in the chain now, before this step. */
  "waiting",
  /** A mail, or another channel's message, that went. */
  "sent",
  "skipped",
  "failed",
  /** Nobody knows whether the mail service took it. */
  "unknown",
  "silenced",
  "bounced",
  "opened",
  /** A program fetched the pictures: a person may never have seen the mail. */
  "opened-by-machine",
  "clicked",
  "unsubscribed",
  "complained",
  /** At least one order in the window. */
  "ordered",
  /** The same, of an entry that the chain holds out. */
  "ordered-held-out",
  /** Orders whose last touch within the window was this message. */
  "attributed",
  "left",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Where something happened. What a thing does not have is null: an entry has no step, a step that was skipped no template. */
export interface Place {
  readonly chain: string;
  /** Of the config that the customer goes through the chain with. */
  readonly version: number;
  /** From 0. */
  readonly step: number | null;
  /** Of a message that is no mail. */
  readonly channel: string | null;
  readonly template: string | null;
  /** Of the mail, where its step sends one of several. */
  readonly variant: string | null;
  readonly offer: string | null;
  readonly offerVariant: string | null;
  /** Of the offer. */
  readonly tier: string | null;
}

/** One kind of figure: whatever is alike in all of this is counted together, and its customers are listed together. */
export interface Happening extends Place {
  readonly outcome: Outcome;
  /** Why a step was skipped or failed, or a run ended (reasons.ts). */
  readonly reason: string | null;
}

export const atEntry = (chain: string, version: number): Place => ({
  ...{ chain, version, step: null, channel: null, template: null, variant: null },
  ...{ offer: null, offerVariant: null, tier: null },
});

/** The same happening always has the same key. */
export function keyOf(one: Happening): string {
  const { chain, version, step, channel, template, variant, offer, offerVariant, tier } = one;
  return JSON.stringify([
    ...[chain, version, step, channel, template, variant, offer, offerVariant, tier],
    ...[one.outcome, one.reason],
  ]);
}

export function happeningOf(key: string): Happening {
  const [chain, version, step, channel, template, variant, offer, offerVariant, tier, outcome, reason] =
    JSON.parse(key);
  return { chain, version, step, channel, template, variant, offer, offerVariant, tier, outcome, reason };
}
