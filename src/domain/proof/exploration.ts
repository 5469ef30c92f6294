/**
 * The draw that leaves the offers out of a few of a chain's mails: a hold-out from the offer and not from the mail. Both
 * sides are mailed; `held-out` is who gets the mail without the offer.
 */
const PREFIX = "offer:";
/** The draw that gives an offer with a budget to a fair half of a few, to learn whom it moves. */
const ALLOCATED = "allocate:";

/** `offer:win-back`. */
export const explorationName = (chain: string): string => `${PREFIX}${chain}`;

/** The chain whose offers a draw leaves out; undefined of one that holds people out of mails. */
export const exploredChain = (experiment: string): string | undefined =>
  experiment.startsWith(PREFIX) ? experiment.slice(PREFIX.length) : undefined;

/** `allocate:comeback`. */
export const allocationName = (offer: string): string => `${ALLOCATED}${offer}`;

/** The offer whose budget a draw spends; undefined of any other. */
export const allocatedOffer = (experiment: string): string | undefined =>
  experiment.startsWith(ALLOCATED) ? experiment.slice(ALLOCATED.length) : undefined;

/** Whether a draw holds people out of offers, and both sides are mailed. */
export const isOfOffers = (experiment: string): boolean =>
  experiment.startsWith(PREFIX) || experiment.startsWith(ALLOCATED);

/** What the journal says of a mail that goes without its offer. */
export const exploredText = (percent: number): string =>
  `no offer: explore_percent leaves it out for ${percent}% of people`;

/** The same of an offer whose budget is spent by what it brings. */
export const notDrawnText = "no offer: its budget is left to chance for a few, and chance has said no";
export const movesLessText = (back: number, cutoff: number): string =>
  `no offer: its budget goes to whom it moves more: ${back.toFixed(2)} for each unit of cost, ${cutoff.toFixed(2)} needed`;
