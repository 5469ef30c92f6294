/**
 * The draw that leaves the offers out of a few of a chain's mails: a hold-out from the offer and not from the mail. Both
 * sides are mailed; `held-out` is who gets the mail without the offer.
 */
const PREFIX = "offer:";

/** `offer:win-back`. */
export const explorationName = (chain: string): string => `${PREFIX}${chain}`;

/** The chain whose offers a draw leaves out; undefined of one that holds people out of mails. */
export const exploredChain = (experiment: string): string | undefined =>
  experiment.startsWith(PREFIX) ? experiment.slice(PREFIX.length) : undefined;

/** What the journal says of a mail that goes without its offer. */
export const exploredText = (percent: number): string =>
  `no offer: explore_percent leaves it out for ${percent}% of people`;
