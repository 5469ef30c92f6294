import { plural } from "../../texts/plural.ts";

interface Shown {
  readonly value: number;
  readonly text: string;
}

const people = ({ text, value }: Shown) =>
  `${text} ${plural("en", value, { one: "person", other: "people" })}`;

export const en = {
  title: "A/B tests",
  lead: "Which variant of a mail brings more, and how sure that is.",
  none: "No mail has variants",
  noneWhy:
    "Give a step of a chain, or a campaign, the key “variants” in your config. Comeback then draws, counts and compares.",
  name: "Test",
  counts: "Counts",
  people: "People counted",
  state: "State",
  difference: "Difference",
  by: {
    orders: (days: string) => `orders a person within ${days} days`,
    margin: (days: string) => `margin a person within ${days} days`,
  },
  back: "All tests",
  states: {
    "not-begun": "Begins with the next night",
    "counts-are-off": "Groups are off",
    "too-early": "Not known yet: too early",
    undecided: "Not known yet",
    winner: "One is better",
    decided: "Decided",
  },
  says: {
    "not-begun": "The next night begins to count. There is nothing to compare before it.",
    "counts-are-off":
      "The groups are not of the sizes that were drawn: people of one variant get lost between the draw and the count. What is left cannot be compared, and nothing is decided. Look at the mails of each variant: a skipped or failed one is the usual cause.",
    "too-early": (missing: string) => `Nothing can be said yet: the smallest variant lacks ${missing}.`,
    undecided:
      "It is not known which is best: no variant is certain to be better than every other. All go on.",
    winner: (variant: string) => `“${variant}” is better than every other variant.`,
    winnerByHand: "This test does not decide by itself: give it to everybody below.",
    winnerItself: "The next night gives it to everybody.",
    decided: (variant: string) => `Everybody gets “${variant}”.`,
  },
  missing: {
    people,
    outcomes: (n: Shown) => `outcomes that weigh as much as single orders of ${people(n)}`,
    and: " and ",
    nothing: "nothing more than the next night",
  },
  since: (from: string, through: string) => `Counted since ${from}, windows closed up to ${through}`,
  closes: (day: string) => `the next ones close on ${day}`,
  variants: "Variants",
  variantsLead: "Each person counts once, on the night after their window has closed.",
  variant: "Variant",
  share: "Drawn",
  moved: "With an outcome",
  mean: { orders: "Orders a person", margin: "Margin a person" },
  between: "Between",
  leads: "ahead so far",
  differences: "What the difference may be",
  differencesLead: (leader: string) =>
    `“${leader}” is ahead so far. Each line holds the true difference 95 times in 100, however often you look. A line that crosses zero means: not known.`,
  differencesNone: (leader: string) =>
    `“${leader}” is ahead so far, which says nothing before there is an interval.`,
  against: (leader: string, than: string) => `“${leader}” against “${than}”`,
  found: {
    better: (estimate: string, low: string, high: string) => `${estimate} more, between ${low} and ${high}`,
    unknown: (estimate: string, low: string, high: string) =>
      `not known yet: ${estimate}, but anything between ${low} and ${high} is possible`,
    none: "not known yet: there is no interval before there is more data",
  },
  zero: "no difference",
  detectable: (difference: string) =>
    `With the people so far a difference of ${difference} would be found in four of five cases.`,
  fifth: (n: Shown) => `To find a fifth more, each variant needs ${people(n)}.`,
  ratio: "Sizes of the groups",
  ratioFine: "as drawn",
  ratioOff: (probability: string) =>
    `not as drawn: chance alone does this with a probability of ${probability}`,
  gone: (n: Shown) => `${people(n)} are gone meanwhile, and counted with nothing`,
  goneName: "Gone",
  decisions: "Decisions",
  byInterval: "the interval",
  decidedFor: (variant: string) => `“${variant}” for everybody`,
  reopened: "Reopened: from then on only people decide",
  decisionBy: (when: string, by: string) => `${when}, by ${by}`,
  decide: {
    do: (variant: string) => `Give everybody “${variant}”`,
    title: (variant: string) => `Give everybody “${variant}”?`,
    certain: "Its advantage over every other variant is certain by the interval.",
    uncertain:
      "It is not known whether this variant is better. You decide without the numbers, which may be right for other reasons.",
    why: "Within a minute every mail of this step is of this variant, and the count stands still. You can reopen the test at any time.",
    short: "Decide",
  },
  reopen: {
    do: "Reopen",
    title: (name: string) => `Reopen “${name}”?`,
    why: "Variants are drawn again, as before: each person keeps theirs. From then on only people decide, never the interval.",
  },
};

export type TestTexts = typeof en;
