export interface PlanTexts {
  readonly title: string;
  readonly running: string;
  readonly looked: (customers: string) => string;
  readonly failed: string;
  readonly failedWhat: string;
  readonly again: string;
  readonly lead: (said: Readonly<Record<"night" | "customers" | "segments" | "tiers", string>>) => string;
  readonly takesStock: (night: string) => string;
  readonly refolding: string;
  readonly warnings: string;
  readonly noWarnings: string;
  readonly warning: {
    readonly heldTonight: (chain: string, entrants: string, why: string) => string;
    readonly heldLater: (chain: string, nights: string, entrants: string, why: string) => string;
    readonly nobodyEnters: (chain: string, before: string) => string;
    readonly segmentEmptied: (segment: string, before: string) => string;
    readonly budget: (
      said: Readonly<Record<"whose" | "period" | "left" | "most" | "expected", string>>,
    ) => string;
    readonly cap: (share: string, before: string) => string;
    readonly moreMails: (after: string, before: string) => string;
  };
  readonly because: {
    readonly "more-than-usual": (highest: string) => string;
    readonly "much-of-the-base": (customers: string) => string;
    readonly existing: string;
  };
  readonly moves: Readonly<Record<"segments" | "tiers", string>>;
  readonly sizes: string;
  readonly examples: string;
  readonly before: string;
  readonly after: string;
  readonly withInterval: (about: string, interval: string) => string;
  readonly allChains: string;
  readonly intervals: string;
  readonly chains: string;
  readonly change: Readonly<Record<"new" | "gone" | "changed", string>>;
  readonly unchanged: (chains: string) => string;
  readonly brief: (entrants: string) => string;
  readonly tonight: string;
  readonly meetEntry: string;
  readonly enter: string;
  readonly held: string;
  readonly heldOut: string;
  readonly unmailed: string;
  readonly capped: string;
  readonly mailed: string;
  readonly month: string;
  readonly entries: string;
  readonly mails: string;
  readonly mailsAtMost: string;
  readonly overCap: string;
  readonly codes: string;
  readonly discountExpected: string;
  readonly discountAtMost: string;
  readonly withoutRate: string;
  readonly unbounded: (codes: string) => string;
  readonly cost: string;
  readonly by: Readonly<Record<"records" | "history" | "unknown", string>>;
}

export const en: PlanTexts = {
  title: "What it would do",
  running: "Being worked out over all customers. You can publish without waiting.",
  looked: (customers) => `Customers looked at so far: ${customers}.`,
  failed: "It could not be worked out",
  failedWhat: "You can publish without it.",
  again: "Try again",
  lead: ({ night, customers, segments, tiers }) =>
    `In the night of ${night}, of ${customers} customers ${segments} change segment and ${tiers} change tier.`,
  takesStock: (night) => `The night of ${night} only takes stock: nobody enters a chain by segment or date.`,
  refolding: "The night first reads profiles again; these figures are by the profiles as they are now.",
  warnings: "Look at this first",
  noWarnings: "Nothing to warn of: no entries held, no budget overrun, no segment emptied.",
  warning: {
    heldTonight: (chain, entrants, why) =>
      `${chain}: ${entrants} customers meet the entry in the next night, ${why}. They would wait for your approval.`,
    heldLater: (chain, nights, entrants, why) =>
      `${chain}: ${entrants} customers meet the entry later (nights after the next one: ${nights}), ${why}. They would wait for your approval.`,
    nobodyEnters: (chain, before) =>
      `${chain}: nobody who just stays silent enters in the next 30 nights any more; now ${before} would.`,
    segmentEmptied: (segment, before) => `Segment ${segment} would be empty; it has ${before} customers now.`,
    budget: ({ whose, period, left, most, expected }) =>
      `Budget of ${whose}${period && ` (${period})`}: ${left} left, and codes of the next 30 days reserve up to ${most}, about ${expected} as expected.`,
    cap: (share, before) =>
      `The frequency cap has no place for ${share} of the mails; as things are, for ${before}.`,
    moreMails: (after, before) => `About ${after} mails in the next 30 days instead of ${before}.`,
  },
  because: {
    "more-than-usual": (highest) => `more than three times the most of 30 nights (${highest})`,
    "much-of-the-base": (customers) => `more than 2% of ${customers} customers`,
    existing: "because the chain takes those who are in the segment already",
  },
  moves: { segments: "Who changes segment", tiers: "Who changes tier" },
  sizes: "Customers in segments, next night",
  examples: "For example",
  before: "Now",
  after: "Then",
  withInterval: (about, interval) => `${about} (${interval})`,
  allChains: "All chains, next 30 days",
  intervals: "In brackets: where the number will be 95 times in 100, by chance alone.",
  chains: "Chain by chain",
  change: { new: "new", gone: "goes away", changed: "changed" },
  unchanged: (chains) => `Chains for which nothing changes: ${chains}`,
  brief: (entrants) => `meet the entry next night: ${entrants}`,
  tonight: "Next night",
  meetEntry: "Meet the entry",
  enter: "Enter",
  held: "wait for approval",
  heldOut: "Held out",
  unmailed: "Get no mail",
  capped: "Over the frequency cap",
  mailed: "First mails",
  month: "Next 30 days",
  entries: "Entries",
  mails: "Mails",
  mailsAtMost: "Mails at most",
  overCap: "Mails over the frequency cap",
  codes: "Codes",
  discountExpected: "Discounts as expected",
  discountAtMost: "Discounts at most",
  withoutRate: "Codes of unknown use",
  unbounded: (codes) => `codes without a limit: ${codes}`,
  cost: "AWS",
  by: {
    records: "Told from the customers’ records as time passes.",
    history: "Told from the last 30 days.",
    unknown: "How many will enter in 30 days is not known before it has happened.",
  },
};
