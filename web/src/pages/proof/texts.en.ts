import { plural } from "../../texts/plural.ts";

interface Shown {
  readonly value: number;
  readonly text: string;
}

const people = ({ text, value }: Shown) =>
  `${text} ${plural("en", value, { one: "person", other: "people" })}`;

export const en = {
  title: "Proof",
  lead: "What your mails brought: those who were let in against those who were held out.",
  none: "Nobody is held out",
  noneWhy:
    "Without a hold-out nobody can know what would have been bought anyway. Give a chain or a campaign “holdout_percent: 10” in your config. From then on each person counts once, when the window is over.",
  together: {
    title: "All mail together",
    lead: (percent: string) =>
      `${percent} of people get no mail of any chain or campaign for a calendar year. Each closed quarter is compared once. A line that crosses zero means: not known.`,
    over: "Nobody is held out of all mails any more. These quarters were counted before.",
    quarter: (index: string, year: string) => `Q${index} ${year}`,
    next: (quarter: string, day: string) => `${quarter} ends on ${day}. The night after counts it.`,
    begins: "The next night begins to look.",
    perPerson: (text: string) => `${text} per person`,
    sides: (mailed: Shown, heldOut: Shown, ordered: string, orderedHeldOut: string) =>
      `${people(mailed)} could get mails, of whom ${ordered} ordered; ${people(heldOut)} were held out, of whom ${orderedHeldOut} ordered.`,
    leaked: (n: Shown) => `${people(n)} held out got a mail all the same, by another name.`,
    tooEarly: (missing: Shown) =>
      missing.value > 0
        ? `too few to say: ${people(missing)} more would have had to order on the smaller side`
        : "too few to say",
    noPast: "not counted: nothing was bought in the year before, so there is no limit to count by",
  },
  learning: {
    title: "Whom mails move",
    lead: "Whether the draws tell who orders because of a mail. Only then conditions know “uplift”: the difference that mails make to the probability of an order.",
    notLooked: "The next night looks for the first time.",
    moreDraws: (missing: string) =>
      `Too early: ${missing} more counted people are needed on the smaller side.`,
    moreOutcomes: (missing: string) => `Too early: ${missing} more people with an order are needed.`,
    ready: (day: string) => `At your rate there are enough about ${day}.`,
    nobodyDrawn: "Nobody is being drawn now.",
    nothing: (day: string) => `Checked on ${day}: nothing better than mailing everybody alike.`,
    used: (day: string) => `“uplift” is known since ${day}.`,
    qini: (qini: string, low: string, high: string) =>
      `Gained by the ranking: ${qini} orders per person mailed, between ${low} and ${high} 99 times in 100.`,
    next: (day: string) => `The next check is on ${day}.`,
    given: (name: string, sides: string) => `${name}: ${sides}`,
  },
  name: "Hold-out",
  heldOutShare: "Held out",
  counted: "Counted",
  countedOf: (mailed: string, heldOut: string) => `${mailed} mailed, ${heldOut} held out`,
  ripening: "Ripening",
  ripeningWhy:
    "Drawn, but their window is open. They are counted on the night after it closes, and stay as they were counted.",
  state: "State",
  states: {
    "not-begun": "Begins with the next night",
    "too-early": "Too early",
    "not-trusted": "Not to be trusted",
    undecided: "Not known yet",
    more: "Brings more",
    less: "Brings less",
  },
  says: {
    "not-begun": "The next night that knows what an average order is begins to count.",
    "too-early": (missing: Shown) =>
      missing.value > 0
        ? `Nothing can be said yet: ${people(missing)} more have to order on the smaller side.`
        : "Nothing can be said yet: too few people have been counted on each side.",
    "not-trusted": "Something is wrong with the comparison. Whatever the numbers say, do not act on them.",
    undecided: "It is not known whether it brings anything: the line holds zero.",
    more: "It brings more than it would have come to without it.",
    less: "It brings less than it would have come to without it.",
  },
  loyalty: "Loyalty programme",
  chain: (name: string) => `Chain “${name}”`,
  campaign: (name: string) => `Campaign “${name}”`,
  offersOf: (chain: string) => `Offers of chain “${chain}”`,
  offersOfCampaign: (campaign: string) => `Offer of campaign “${campaign}”`,
  budgetOf: (offer: string) => `Budget of offer “${offer}”`,
  offerSides: { mailed: "With the offer", heldOut: "Without the offer" },
  back: "All hold-outs",
  total: "Brought in total",
  attributed: "Attributed, 30 days",
  attributedWhy:
    "Orders near an opened or clicked mail. Many of them would have come anyway, so this is no proof.",
  proven: "Proven at least",
  provenNote: (chains: Shown) =>
    `${chains.text} ${plural("en", chains.value, { one: "chain or campaign", other: "chains and campaigns" })} whose line is above zero`,
  provenWhy:
    "The lower ends of the lines above zero, added up. The hold-outs of the loyalty programme and of offers are left out, because their chains are counted already. Each line holds by itself 95 times in 100; of many lines together that is less certain.",
  provenNothing: "Nothing yet",
  brought: "What it brought",
  broughtLead:
    "Each line holds the truth 95 times in 100, however often you look. A line that crosses zero means: not known.",
  zero: "brings nothing",
  outcomes: { orders: "Orders", revenue: "Revenue", margin: "Margin" },
  primary: "decides, and was named before anything was counted",
  breakdown: "shown without a verdict",
  perEntry: (text: string) => `${text} by each who was let in`,
  inTotal: (text: string) => `in total ${text}`,
  between: (estimate: string, low: string, high: string) => `${estimate}, between ${low} and ${high}`,
  tooEarly: "no interval yet",
  plain: (text: string) => `As it is, without an adjustment for what people had bought before: ${text}.`,
  limit: (text: string) => `More than ${text} of one person counts as that much.`,
  sides: "Both sides",
  mailed: "Mailed",
  heldOut: "Held out",
  people: "People",
  buyers: "Who ordered",
  mean: (outcome: string) => `${outcome} a person`,
  ordered: "Who order at all",
  pointsOf: (text: string) => `${text} points`,
  since: (from: string, through: string) => `Counted since ${from}, windows closed up to ${through}`,
  window: (days: string) => `orders of ${days} days after the draw count`,
  changed: "Mails changed on",
  detectable: "Detectable at your size",
  detectableIs: (share: string, target: string, day: string | undefined) =>
    `${share} more who order, by a year's entries. ${target}, what a good chain moves, ${day === undefined ? "is not found within five years" : `is found about ${day}`}.`,
  learnFast: "Learn fast",
  learnFastIs: (share: string, days: string, ready: string, otherwise: string, orders: Shown) =>
    `Hold out ${share} for ${days} days: then it is known after ${ready} days instead of ${otherwise}. If the mails work, that costs about ${orders.text} ${orders.value === 1 ? "order" : "orders"}.`,
  outOfReach:
    "Too few enter to tell, even with half of them held out. All mails together are judged sooner: holdout_percent in store.yaml.",
  compare: "Elsewhere",
  compareIs: (median: string, top: string, source: string) =>
    `Of a flow's recipients ${median} place an order in the median shop, ${top} in the top tenth (${source}). Those are attributed orders.`,
  because: "Not to be trusted because",
  reasons: {
    ratio: (mailed: string, heldOut: string, chance: string) =>
      `the sides are not of the sizes that were drawn: ${mailed} mailed, ${heldOut} held out. Chance alone does this with a probability of ${chance}, so people of one side get lost.`,
    balance: (what: string, mailed: string, heldOut: string) =>
      `the sides were not alike before the draw: ${what} of ${mailed} mailed and ${heldOut} held out in the year before.`,
    both: (n: Shown) => `${people(n)} held out were drawn to be mailed as well, under another address.`,
    mailed: (n: Shown) => `${people(n)} held out got a mail of it all the same, by another name.`,
  },
  gone: "Gone",
  goneIs: (n: Shown) => `${people(n)} were erased meanwhile, and counted with nothing`,
  earlier: "Before it was changed",
  earlierLead: "Whoever changes who comes in, who goes out or the share measures other people.",
  period: "Days",
  noSuch: "There is no such hold-out",
  noSuchWhy: "Only hold-outs of the config in force are here.",
  moves: "Segments of both sides",
  movesLead:
    "From the segment at the draw to the one when the window had closed. Counts alone: segments follow from orders, nothing here is tested, and the sides are of different sizes.",
  variants: {
    title: "Variants against those held out",
    lead: "What each variant of a test in these mails brought, against those held out while the test ran. Without a verdict: tests decide between variants.",
    name: "Variant",
    each: (outcome: string) => `${outcome} by each who was let in`,
  },
  takenBack: {
    title: "Taken back after the count",
    lead: "Refunds and cancellations of counted orders, looked for during nine weeks. No part of the lines above: a result that moves afterwards could not be trusted at every look.",
    orders: "Orders cancelled",
    each: "Revenue by each counted",
  },
  onChain: "What this chain brought",
  onOffers: "What its offers added",
  onChainLink: "All of it",
};

export type ProofTexts = typeof en;
