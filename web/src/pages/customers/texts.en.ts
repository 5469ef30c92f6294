export interface CustomersTexts {
  readonly title: string;
  readonly lead: string;
  readonly search: string;
  readonly placeholder: string;
  readonly searchButton: string;
  readonly nobody: (asked: string) => string;
  readonly nobodyWhy: string;
  readonly begin: string;
  readonly beginWhy: string;
  readonly recent: string;
  readonly found: string;
  readonly foundBy: Readonly<
    Record<"id" | "address" | "phone" | "order" | "offer-code" | "referral-code" | "card", string>
  >;
  readonly orders: (count: string, n: number) => string;
  readonly noName: string;
  readonly nameless: string;
  readonly masked: string;
  readonly back: string;
  readonly sections: string;
  readonly tabs: Readonly<Record<"timeline" | "why" | "next" | "offers" | "scores" | "identity", string>>;
  readonly head: {
    readonly since: (day: string, entry: string) => string;
    readonly segment: string;
    readonly noSegment: string;
    readonly segmentMeaning: string;
    readonly segmentSince: (day: string) => string;
    readonly everybodyElse: string;
    readonly spent: string;
    readonly average: (sum: string) => string;
    readonly refunded: (sum: string) => string;
    readonly orders: string;
    readonly lastOrder: (day: string) => string;
    readonly noOrder: string;
    readonly mails: string;
    readonly mailable: Readonly<Record<"yes" | "not-now" | "never", string>>;
    readonly until: (day: string) => string;
    readonly claimed: (what: string) => string;
  };
  readonly timeline: {
    readonly filter: string;
    readonly groups: Readonly<
      Record<
        | "all"
        | "orders"
        | "visits"
        | "mails"
        | "chains"
        | "codes"
        | "points"
        | "consent"
        | "identity"
        | "other",
        string
      >
    >;
    readonly empty: string;
    readonly emptyWhy: string;
    readonly label: string;
    readonly end: string;
    readonly byBrowser: string;
    readonly byMailbox: string;
  };
  readonly why: {
    readonly lead: string;
    readonly active: string;
    readonly ended: string;
    readonly never: string;
    readonly paused: string;
    readonly gone: string;
    readonly holdout: string;
    readonly shopHoldout: string;
    readonly service: string;
    readonly campaign: string;
    readonly entered: (at: string, reason: string) => string;
    readonly left: (at: string, reason: string) => string;
    readonly step: (number: string) => string;
    readonly condition: string;
    readonly sees: string;
    readonly saw: string;
    readonly leaving: string;
    readonly willLeave: (at: string, reason: string) => string;
    readonly empty: string;
    readonly emptyWhy: string;
    readonly others: (count: string) => string;
  };
  readonly next: {
    readonly lead: string;
    readonly empty: string;
    readonly emptyWhy: string;
    readonly actions: Readonly<Record<"send" | "emit" | "silence", (name: string) => string>>;
    readonly withOffer: (offer: string) => string;
    readonly later: string;
    readonly paused: string;
    readonly expected: Readonly<Record<"act" | "leave" | "skip" | "defer" | "hold-out", string>>;
    /** Of an action that nothing stands in the way of. */
    readonly willAct: Readonly<Record<"send" | "emit" | "silence", string>>;
    readonly because: (reason: string) => string;
    readonly replenishment: (what: string, every: string, last: string) => string;
    readonly pointsGood: (points: string) => string;
    readonly pointsEnd: (points: string) => string;
    readonly date: (date: string, chain: string) => string;
  };
  readonly offers: {
    readonly codes: string;
    readonly noCodes: string;
    readonly given: string;
    readonly noneGiven: string;
    readonly code: string;
    readonly offer: string;
    readonly state: string;
    readonly states: Readonly<
      Record<
        | "reserved"
        | "sent"
        | "redeemed"
        | "released"
        | "spent"
        | "withdrawn"
        | "expired"
        | "another's"
        | "nobody's",
        string
      >
    >;
    readonly until: string;
    readonly usedBy: string;
    readonly off: string;
    readonly when: string;
    readonly what: string;
    readonly mail: string;
    readonly reason: string;
    readonly points: string;
    readonly noPoints: string;
    readonly level: string;
    readonly good: string;
    readonly pending: string;
    readonly expiring: string;
    readonly missing: (sum: string, level: string) => string;
  };
  readonly scores: {
    readonly silence: string;
    readonly silenceLead: (percent: string, days: string) => string;
    readonly typical: (percent: string) => string;
    readonly fallback: (why: string) => string;
    readonly unknown: string;
    readonly facts: Readonly<
      Record<
        "silence" | "pace" | "orderDays" | "spentEach",
        (value: string | undefined, typical: string) => string
      >
    >;
    readonly days: (count: string, n: number) => string;
    readonly times: (factor: string) => string;
    readonly likelier: string;
    readonly lessLikely: string;
    readonly same: string;
    readonly value: string;
    readonly expectedOrders: string;
    readonly expectedMoney: string;
    readonly between: (low: string, high: string) => string;
    readonly oneOrder: string;
    readonly seasonUnknown: string;
    readonly uplift: (points: string) => string;
    readonly lifetime: (months: string) => string;
    readonly atRisk: string;
    readonly atRiskNote: string;
    readonly over: (days: string) => string;
    readonly rfm: string;
    readonly rfmScores: Readonly<Record<"recency" | "frequency" | "monetary", string>>;
    readonly tier: string;
    readonly asOf: (day: string) => string;
    readonly gaps: string;
    readonly gapsText: (mean: string, shortest: string, longest: string) => string;
  };
  readonly identity: {
    readonly keys: string;
    readonly kinds: Readonly<Record<"user" | "platform" | "email" | "anonymous" | "order", string>>;
    readonly by: Readonly<Record<"server" | "mailbox" | "browser" | "operator", string>>;
    readonly imported: string;
    readonly fromImport: string;
    readonly fromImportOf: (day: string) => string;
    readonly main: string;
    readonly key: string;
    readonly kind: string;
    readonly since: string;
    readonly whose: string;
    readonly consents: string;
    readonly consentsLead: string;
    readonly noConsents: string;
    readonly given: (channel: string) => string;
    readonly withdrawn: (channel: string) => string;
    readonly source: string;
    readonly rank: string;
    readonly text: string;
    readonly page: string;
    readonly doubleOptIn: string;
    readonly address: string;
    readonly ip: string;
    readonly userAgent: string;
    readonly reason: string;
  };
  readonly act: {
    readonly reason: string;
    readonly reasonHint: string;
    readonly unsubscribe: string;
    readonly unsubscribeTitle: string;
    readonly unsubscribeWhat: string;
    readonly unsubscribed: string;
    readonly same: string;
    readonly exportData: string;
    readonly exportTitle: string;
    readonly exportWhat: string;
    readonly exported: string;
    readonly erase: string;
    readonly eraseTitle: string;
    readonly eraseWhat: string;
    readonly eraseTyped: (id: string) => string;
    readonly erased: string;
    readonly allow: string;
    readonly allowTitle: string;
    readonly allowWhat: string;
    readonly allowed: (state: string) => string;
    readonly code: string;
    readonly codeTitle: string;
    readonly codeWhat: string;
    readonly offer: string;
    readonly give: string;
    readonly codeGiven: (code: string, benefit: string, until: string) => string;
    readonly codeHas: (code: string, until: string) => string;
    readonly onItsWay: string;
    readonly points: string;
    readonly pointsTitle: string;
    readonly pointsWhat: (good: string) => string;
    readonly pointsField: string;
    readonly pointsGiven: (points: string) => string;
    readonly pointsSame: string;
  };
}

const orders = (count: string, n: number) => `${count} ${n === 1 ? "order" : "orders"}`;

export const en: CustomersTexts = {
  title: "Customers",
  lead: "Find one by exactly an id, an e-mail address, a phone number, an order’s id or a code.",
  search: "Find a customer",
  placeholder: "Id, address, phone, order or code",
  searchButton: "Find",
  nobody: (asked) => `Nobody is known by “${asked}”`,
  nobodyWhy:
    "The search is exact: a whole address, a whole id. Orders are found by the id that the shop’s system uses, which is not always the number that customers see.",
  begin: "Whom are you looking for?",
  beginWhy: "Everything here is found exactly, so that nobody sees people whom they have not asked for.",
  recent: "Opened lately",
  found: "Found",
  foundBy: {
    id: "by id",
    address: "by address",
    phone: "by phone",
    order: "by order",
    "offer-code": "by offer code",
    "referral-code": "by friend’s code",
    card: "by loyalty card",
  },
  orders,
  noName: "No name",
  nameless: "Customer without a name",
  masked: "Your role does not show personal data: names, addresses and phones are masked.",
  back: "Customers",
  sections: "What is known of the customer",
  tabs: {
    timeline: "Timeline",
    why: "Why",
    next: "What comes next",
    offers: "Offers and points",
    scores: "Scores",
    identity: "Identity and consent",
  },
  head: {
    since: (day, entry) => `Known since ${day}${entry ? `, through ${entry}` : ""}`,
    segment: "Segment",
    noSegment: "No night has looked yet",
    segmentMeaning: "The customer is in it because this holds:",
    segmentSince: (day) => `since ${day}`,
    everybodyElse: "No other segment’s condition holds.",
    spent: "Spent",
    average: (sum) => `${sum} an order on average`,
    refunded: (sum) => `${sum} refunded`,
    orders: "Orders",
    lastOrder: (day) => `the last on ${day}`,
    noOrder: "has not ordered",
    mails: "Mails",
    mailable: { yes: "May be mailed", "not-now": "Not now", never: "Never" },
    until: (day) => `until ${day}`,
    claimed: (what) => `Only a browser says: ${what}`,
  },
  timeline: {
    filter: "Show",
    groups: {
      all: "Everything",
      orders: "Orders",
      visits: "Visits and carts",
      mails: "Mails",
      chains: "Chains",
      codes: "Codes",
      points: "Points",
      consent: "Consent",
      identity: "Identity",
      other: "Other events",
    },
    empty: "Nothing of this kind has happened",
    emptyWhy: "Choose another kind, or everything.",
    label: "What happened, the newest first",
    end: "That is all.",
    byBrowser: "a browser’s word",
    byMailbox: "by a link from a mail",
  },
  why: {
    lead: "Every chain and campaign: how the customer went through it, or why not.",
    active: "In it",
    ended: "Over",
    never: "Never entered",
    paused: "Paused",
    gone: "No longer published",
    holdout: "Comparison group",
    shopHoldout: "Held out of all mails",
    service: "Service",
    campaign: "Campaign",
    entered: (at, reason) => `Entered ${at}: ${reason}`,
    left: (at, reason) => `Ended ${at}: ${reason}`,
    step: (number) => `Step ${number}`,
    condition: "Condition",
    sees: "It sees",
    saw: "It saw",
    leaving: "Will leave",
    willLeave: (at, reason) => `at the next step, on ${at}: ${reason}`,
    empty: "There are no chains yet",
    emptyWhy: "Publish a config with chains, and this says for each why the customer is in it or not.",
    others: (count) => `Never entered (${count})`,
  },
  next: {
    lead: "Within 90 days, and every step of running chains, if nothing changes until then. Every step looks at the customer again.",
    empty: "Nothing is planned",
    emptyWhy:
      "The customer is in no chain, and within 90 days there is no date, point or refill that something waits for.",
    actions: {
      send: (name) => `Mail ${name}`,
      emit: (name) => `Message ${name}`,
      silence: () => "No mails until the next activity",
    },
    withOffer: (offer) => `with “${offer}”`,
    later: "if the steps before go as planned",
    paused: "The chain is paused: nothing goes until somebody resumes it.",
    expected: {
      act: "Will go",
      leave: "Will leave the chain",
      skip: "Will be skipped",
      defer: "Will be put off",
      "hold-out": "Comparison group: gets nothing",
    },
    willAct: { send: "Will go", emit: "Will go", silence: "Mails will rest" },
    because: (reason) => `because ${reason}`,
    replenishment: (what, every, last) => `Likely to need ${what} again: every ${every}, last bought ${last}`,
    pointsGood: (points) => `${points} points can be spent`,
    pointsEnd: (points) => `${points} points expire if they are not spent`,
    date: (date, chain) => `Date “${date}”: may enter “${chain}”`,
  },
  offers: {
    codes: "Codes",
    noCodes: "The customer has no codes.",
    given: "What mails offered",
    noneGiven: "No mail has carried an offer yet.",
    code: "Code",
    offer: "Offer",
    state: "State",
    states: {
      reserved: "not mailed",
      sent: "good",
      redeemed: "used",
      released: "good again: its order is void",
      spent: "used by an order that is void",
      withdrawn: "withdrawn",
      expired: "expired unused",
      "another's": "was given to somebody else",
      "nobody's": "was given to nobody",
    },
    until: "Good until",
    usedBy: "Used by order",
    off: "Off the order",
    when: "When",
    what: "What",
    mail: "Mail",
    reason: "Why this one",
    points: "Points",
    noPoints: "The shop has no loyalty programme, or the customer no part in it.",
    level: "Level",
    good: "Can be spent",
    pending: "Pending",
    expiring: "Expire soon",
    missing: (sum, level) => `${sum} to “${level}”`,
  },
  scores: {
    silence: "Will the customer buy?",
    silenceLead: (percent, days) => `With ${percent} there is no purchase in the next ${days}.`,
    typical: (percent) => `A typical buyer: ${percent}`,
    fallback: (why) => `By a fallback model: ${why}`,
    unknown: "Nothing can be said yet: the customer has not bought, or no night has been computed.",
    facts: {
      silence: (value = "", typical) => `Silent for ${value} (typical: ${typical})`,
      pace: (value, typical) =>
        value === undefined
          ? "Ordered on one day only, so there is no usual pace yet"
          : `Usually orders every ${value} (typical: ${typical})`,
      orderDays: (value = "", typical) => `Has ordered on ${value} (typical: ${typical})`,
      spentEach: (value = "", typical) => `Spends ${value} a time (typical: ${typical})`,
    },
    days: (count, n) => `${count} ${n === 1 ? "day" : "days"}`,
    times: (factor) => `odds × ${factor}`,
    likelier: "speaks for silence",
    lessLikely: "speaks for a purchase",
    same: "changes nothing",
    value: "What to expect",
    expectedOrders: "Orders",
    expectedMoney: "Money",
    between: (low, high) => `19 times in 20 from ${low} to ${high}`,
    oneOrder: "One order: mostly the shop's average.",
    uplift: (points) => `Mails change the probability of an order by ${points} points.`,
    seasonUnknown: "The level does not follow the seasons yet: that takes more than a year of orders.",
    lifetime: (months) => `Next ${months} months`,
    atRisk: "At risk",
    atRiskNote: "that value times the probability of no purchase",
    over: (days) => `next ${days}`,
    rfm: "RFM",
    rfmScores: { recency: "Recency", frequency: "Frequency", monetary: "Money" },
    tier: "Tier",
    asOf: (day) => `as of last night; so since ${day}`,
    gaps: "Between orders",
    gapsText: (mean, shortest, longest) => `${mean} on average, ${shortest} to ${longest}`,
  },
  identity: {
    keys: "Who counts as this customer",
    kinds: {
      user: "shop’s id",
      platform: "platform’s id",
      email: "e-mail address",
      anonymous: "browser",
      order: "order",
    },
    by: {
      server: "the shop says so",
      mailbox: "proven by the mailbox’s owner",
      browser: "a browser says so",
      operator: "decided by a person",
    },
    imported: "row of a file",
    fromImport: "from an import",
    fromImportOf: (day) => `from the import of ${day}`,
    main: "the customer’s own key",
    key: "Key",
    kind: "Kind",
    since: "Since",
    whose: "Whose word",
    consents: "Consents with their proof",
    consentsLead: "Word for word, as it was told. What only a browser claims is no consent.",
    noConsents: "No consent is on record.",
    given: (channel) => `Agreed to ${channel}`,
    withdrawn: (channel) => `Withdrew ${channel}`,
    source: "Through",
    rank: "Whose word",
    text: "Text",
    page: "Page",
    doubleOptIn: "Confirmed",
    address: "Address",
    ip: "IP",
    userAgent: "Browser",
    reason: "Reason",
  },
  act: {
    reason: "Reason",
    reasonHint: "Kept with it, for whoever asks later.",
    unsubscribe: "Unsubscribe",
    unsubscribeTitle: "Unsubscribe this customer?",
    unsubscribeWhat:
      "No marketing mail goes to the address from now on, whoever else has it. You cannot take it back: only the customer can agree again.",
    unsubscribed: "Done. No marketing mail goes to this address any more.",
    same: "This had been done before.",
    exportData: "Export data",
    exportTitle: "Export everything that is stored of this person?",
    exportWhat:
      "You get one JSON file with everything that the shop has stored of the person. It is personal data: hand it to nobody else.",
    exported: "Done. The file is among your downloads.",
    erase: "Erase",
    eraseTitle: "Erase this person?",
    eraseWhat:
      "Nothing is mailed to them from now on, and everything of theirs goes within minutes: orders, profile, mails, points, codes. Nobody can bring it back. A receipt without their name stays.",
    eraseTyped: (id) => `Type ${id} to confirm`,
    erased: "Asked for. Nothing is mailed any more, and the rest goes within minutes.",
    allow: "Let mails go again",
    allowTitle: "Let mails go to this address again?",
    allowWhat:
      "The address complained or did not take mails. Do this only if its owner has asked for it. It gives no consent: who has unsubscribed stays so.",
    allowed: (state) => `Done. Mails now: ${state}.`,
    code: "Give a code",
    codeTitle: "Give this customer a code?",
    codeWhat:
      "The customer gets what the offer gives their tier, out of the same budgets as mails. Nobody is mailed: you tell them. It can be withdrawn with the offers.",
    offer: "Offer",
    give: "Give",
    codeGiven: (code, benefit, until) => `Code ${code}: ${benefit}, good until ${until}.`,
    codeHas: (code, until) => `The customer has a code already that is as good: ${code}, until ${until}.`,
    onItsWay: "The shop’s platform takes it within a few minutes.",
    points: "Give points",
    pointsTitle: "Give this customer points?",
    pointsWhat: (good) =>
      `The customer can spend ${good} points now. What you give can be taken again with a negative number, as long as it is not spent.`,
    pointsField: "Points",
    pointsGiven: (points) => `Done: ${points} points. They show in the balance in a moment.`,
    pointsSame: "These points had been given before.",
  },
};
