export type RfmView = "customers" | "revenue" | "averageOrder" | "valueAtRisk" | "mails";
export type TabId = "own" | "rfm" | "flows" | "time" | "count";

export interface SegmentsTexts {
  readonly title: string;
  readonly tabs: Readonly<Record<TabId, string>> & { readonly label: string };
  readonly noNight: string;
  readonly noNightWhy: string;
  readonly own: {
    readonly lead: string;
    readonly segment: string;
    readonly rule: string;
    readonly otherwise: string;
    readonly former: string;
    readonly customers: string;
    readonly share: string;
    readonly mailable: string;
    readonly meanSpent: string;
    readonly shareOfSpent: string;
    readonly since: (day: string) => string;
    readonly none: string;
  };
  readonly rfm: {
    readonly lead: (days: number) => string;
    readonly show: string;
    readonly views: Readonly<Record<RfmView, string>>;
    readonly recency: string;
    readonly frequency: string;
    readonly monetary: string;
    readonly cell: string;
    readonly cellNamed: (recency: string, frequency: string, money: string) => string;
    readonly scoresMean: (scale: string) => string;
    readonly named: string;
    readonly neverBought: string;
    readonly hysteresis: string;
    readonly steady: (points: string, held: string) => string;
    readonly notCounted: string;
    readonly off: string;
    readonly limits: string;
    readonly limitsLead: string;
    readonly score: string;
    readonly from: (value: string) => string;
    readonly upTo: (value: string) => string;
    readonly beyond: (value: string) => string;
    readonly below: (value: string) => string;
    readonly groups: string;
    readonly names: Readonly<Record<string, string>>;
  };
  readonly flows: {
    readonly period: string;
    readonly days: Readonly<Record<"7" | "30" | "90", string>>;
    readonly of: string;
    readonly ofOwn: string;
    readonly ofRfm: string;
    readonly ofTiers: string;
    readonly back: string;
    readonly sameTitle: string;
    readonly sameLead: (eve: string, night: string) => string;
    readonly stepsTitle: string;
    readonly stepsLead: (nights: string, from: string, to: string) => string;
    readonly noSteps: string;
    readonly noStepsWhy: string;
    readonly thenNow: string;
    readonly newcomers: string;
    readonly unknown: string;
    readonly figure: (what: string) => string;
  };
  readonly time: {
    readonly lead: string;
    readonly averageOrder: string;
    readonly revenue: string;
    readonly night: string;
    readonly few: string;
    readonly label: (what: string) => string;
  };
  readonly count: {
    readonly lead: string;
    readonly condition: string;
    readonly hint: string;
    readonly act: string;
    readonly people: string;
    readonly mailable: string;
    readonly exact: (all: string) => string;
    readonly sampled: (asked: string, all: string) => string;
    readonly of: string;
    readonly place: (at: number) => string;
  };
  readonly members: {
    readonly back: string;
    readonly lead: (many: string, night: string) => string;
    readonly search: string;
    readonly searchHint: string;
    readonly condition: string;
    readonly mailableOnly: string;
    readonly columns: string;
    readonly names: Readonly<Record<MemberColumn, string>>;
    readonly yes: string;
    readonly no: string;
    readonly none: string;
    readonly noneWhy: string;
    readonly all: string;
    readonly loaded: (many: string) => string;
  };
}

export const MEMBER_COLUMNS = [
  "customer",
  "email",
  "name",
  "orders",
  "spent",
  "lastOrder",
  "mayMail",
  "tier",
  "cell",
  "since",
  "previous",
  "reason",
] as const;
export type MemberColumn = (typeof MEMBER_COLUMNS)[number];

export const en: SegmentsTexts = {
  title: "Segments",
  tabs: {
    label: "What to look at",
    own: "Your segments",
    rfm: "RFM table",
    flows: "Moves",
    time: "Over time",
    count: "Count a condition",
  },
  noNight: "No night has been computed yet",
  noNightWhy: "The first night puts every customer in a segment. Start one with comeback recompute.",
  own: {
    lead: "Every night a customer goes into the first segment whose rule holds.",
    segment: "Segment",
    rule: "Rule",
    otherwise: "everybody else",
    former: "no longer in the config",
    customers: "Customers",
    share: "Share",
    mailable: "May be mailed",
    meanSpent: "Spent, mean",
    shareOfSpent: "Share of spend",
    since: (day) => `Since ${day}`,
    none: "No config is published yet",
  },
  rfm: {
    lead: (days) => `Orders, revenue and mails are of the last ${days} days.`,
    show: "Show",
    views: {
      customers: "Customers",
      revenue: "Revenue",
      averageOrder: "Average order",
      valueAtRisk: "Value at risk",
      mails: "Mails",
    },
    recency: "Recency",
    frequency: "Frequency",
    monetary: "Money",
    cell: "Cell",
    cellNamed: (recency, frequency, money) => `Recency ${recency}, frequency ${frequency}, money ${money}`,
    scoresMean: (scale) =>
      `Each score goes from 1 to ${scale}, the best. Recency: how lately they bought. Frequency: how often. Money: how much they have spent. A cell is three scores in this order.`,
    named: "RFM segment",
    neverBought: "Never bought",
    hysteresis: "Hysteresis",
    steady: (points, held) =>
      `A score stays while limits ${points} percentage points to either side would give it. Tonight that kept ${held} in their cells.`,
    notCounted: "an unknown number of customers",
    off: "Off: each night's limits alone decide. Set hysteresis in segments.yaml to keep customers at a limit from changing to and fro.",
    limits: "Where the limits are",
    limitsLead: "As the last night has cut them.",
    score: "Score",
    from: (value) => `from ${value}`,
    upTo: (value) => `up to ${value} days`,
    beyond: (value) => `more than ${value} days`,
    below: (value) => `less than ${value}`,
    groups: "Named segments",
    names: {
      champions: "Champions",
      loyal: "Loyal",
      potential_loyal: "Potential loyal",
      new: "New",
      promising: "Promising",
      need_attention: "Need attention",
      about_to_sleep: "About to sleep",
      cannot_lose: "Cannot lose them",
      at_risk: "At risk",
      hibernating: "Hibernating",
      lost: "Lost",
      non_buyer: "Never bought",
    },
  },
  flows: {
    period: "Period",
    days: { "7": "7 days", "30": "30 days", "90": "90 days" },
    of: "Between",
    ofOwn: "Your segments",
    ofRfm: "RFM segments",
    ofTiers: "Spend tiers",
    back: "Then",
    sameTitle: "The same people, then and now",
    sameLead: (eve, night) => `Everybody by their segment on ${eve} and on ${night}.`,
    stepsTitle: "Steps from night to night",
    stepsLead: (nights, from, to) =>
      `Changes of ${nights} nights from ${from} to ${to}, added up. Whoever goes to and fro counts each time, so this is not then and now.`,
    noSteps: "Nobody has changed segment",
    noStepsWhy: "Steps are counted from the second night on.",
    thenNow: "Then ↓ · now →",
    newcomers: "Not a customer yet",
    unknown: "Not on record",
    figure: (what) => `Flow of customers: ${what}`,
  },
  time: {
    lead: "What customers bought in a period, by the segment in which they began it. So a segment does not look good because good buyers came into it.",
    averageOrder: "Average order",
    revenue: "Revenue of the period",
    night: "Night",
    few: "There is one night so far; lines begin with the second.",
    label: (what) => `${what} by segment, night by night`,
  },
  count: {
    lead: "Counts at once, from a sample that the last night has drawn. Changes nothing.",
    condition: "Condition",
    hint: "For example orders > 3 && days_since_last_order > 60. Ctrl-Space lists the fields, Ctrl-Enter counts.",
    act: "Count",
    people: "Customers",
    mailable: "May be mailed",
    exact: (all) => `exact: all ${all} were asked`,
    sampled: (asked, all) => `${asked} of ${all} were asked; the interval holds the truth 95 times in 100`,
    of: "Where they are now",
    place: (at) => `at character ${at + 1}`,
  },
  members: {
    back: "Segments",
    lead: (many, night) => `${many} customers by the night of ${night}`,
    search: "Search what is loaded",
    searchHint: "Key, address or name",
    condition: "Only where (CEL)",
    mailableOnly: "Only who may be mailed",
    columns: "Columns",
    names: {
      customer: "Customer",
      email: "Address",
      name: "Name",
      orders: "Orders",
      spent: "Spent",
      lastOrder: "Last order",
      mayMail: "May be mailed",
      tier: "Tier",
      cell: "RFM scores (recency, frequency, money)",
      since: "In it since",
      previous: "Came from",
      reason: "Reason",
    },
    yes: "yes",
    no: "no",
    none: "Nobody is here",
    noneWhy: "The last night put nobody here, or no one matches what you ask for.",
    all: "Download all as CSV",
    loaded: (many) => `${many} loaded`,
  },
};
