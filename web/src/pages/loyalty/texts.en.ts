import { plural } from "../../texts/plural.ts";

interface Shown {
  readonly value: number;
  readonly text: string;
}

const points = ({ text, value }: Shown) =>
  `${text} ${plural("en", value, { one: "point", other: "points" })}`;

export const en = {
  title: "Loyalty",
  lead: "What points you owe your customers, and one customer's wallet.",
  noNight: "Figures come with the first night",
  noNightWhy: "What the programme owes is computed every night.",
  none: "There is no loyalty programme",
  noneWhy:
    "Describe one in loyalty.yaml of your config: what earns points, what they are worth, and the levels.",
  asOf: (night: string) => `As of the night of ${night}.`,
  stats: {
    worth: "Owed today",
    expected: "Of it going to be spent",
    points: "Points outstanding",
    pending: "Pending",
    expiring: "Expire within 30 days",
    members: "Members",
    spenders: "Have spent points",
    breakage: "Expire unspent",
    firstReward: "Days to the first reward",
    debt: "Taken back after spending",
  },
  explains: {
    worth: "All points that can be spent today, at what they are worth.",
    expected:
      "What is owed today less what is going to expire, by how it has been so far. It lies between the two sums 95 times in 100.",
    pending: "Points of orders that may still be sent back.",
    breakage:
      "Of all points that are gone since the programme began, spent or expired, the share that expired. What it takes off the points that are owed today is in “Of it going to be spent”. It lies between the two shares 95 times in 100.",
    firstReward:
      "Half of the members have spent points for the first time within so many days of their first ones; whoever still waits counts as well.",
    spenders:
      "How many members have ever spent a point: a share of people, not of points. It can be high while few points are spent. Points that come too slowly for anybody to spend them are the commonest mistake of a programme.",
  },
  ofOwed: (share: string) => `${share} of what is owed today`,
  ofGone: "of points that are gone",
  between: (interval: string) => `likely ${interval}`,
  notKnown: "not known yet",
  notKnownWhy: "needs 20 members who have lost or spent points",
  ofMembers: (share: string) => `${share} of members`,
  everEarned: (earned: string, spent: string) => `${earned} earned and ${spent} spent, ever`,
  within90: (share: string) => `${share} within 90 days`,
  levels: "By level",
  level: "Level",
  members: "Members",
  points: "Points",
  worth: "Worth",
  ages: "By age",
  agesLead: "Days since the points could be spent.",
  age: {
    "up to 30": "Up to 30 days",
    "up to 90": "31 to 90 days",
    "up to 180": "91 to 180 days",
    "up to 365": "181 to 365 days",
    "more than 365": "More than a year",
  },
  pointsIn: points,
  audit: "Recounted wallets",
  auditFine: (n: Shown) =>
    `The night recounted ${n.text} ${plural("en", n.value, { one: "wallet", other: "wallets" })}: all hold what the facts say.`,
  auditDiffer: (n: Shown) =>
    `${n.text} ${plural("en", n.value, { one: "wallet holds", other: "wallets hold" })} other points than the facts say`,
  auditNext:
    "Open each, compare it with the customer's orders, and have it mended: comeback loyalty mend, or POST /v1/loyalty/mend.",
  auditTold: (n: Shown) =>
    `${n.text} ${plural("en", n.value, { one: "spend", other: "spends" })} of a till that broke off became known.`,
  lookUp: "Look up a wallet",
  lookUpHint: "42 or anna@shop.example",
  find: "Look up",
  nobody: (key: string) => `Nobody is known by “${key}”`,
  nobodyWhy: "Give the customer's id as your shop has it, or their address, whole.",
  wallet: {
    level: "Level",
    available: "Can be spent now",
    held: "Held",
    heldWhy: "of orders that are being paid",
    pending: "Pending",
    spent: "Spent",
    expiring: "Expire within 30 days",
    next: "Next to expire",
    nextOn: (count: Shown, day: string) => `${points(count)} on ${day}`,
    debt: "Debt",
    card: "Card",
  },
  holds: "Points in orders",
  order: "Order",
  state: "State",
  states: { held: "held", committed: "spent", cancelled: "cancelled", returned: "returned" },
  grant: {
    do: "Give points",
    title: (customer: string) => `Give points to ${customer}?`,
    why: "They can be spent at once, and expire as all points do. A negative number takes points, at most those that can be spent now. To undo it, give the opposite number.",
    points: "Points",
    pointsError: "A whole number other than 0",
    reason: "Reason",
    hint: "It is kept with the wallet, and in the log of changes.",
    granted: (n: Shown) => `${points(n)} given.`,
    taken: (n: Shown) => `${points(n)} taken.`,
    same: "This was done already. Nothing has changed.",
  },
};

export type LoyaltyTexts = typeof en;
