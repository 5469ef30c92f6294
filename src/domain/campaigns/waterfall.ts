/** What stands between the audience and a mail, in the order in which it is asked. */
export const LOSSES = ["no-consent", "suppressed", "unwanted", "not-meant", "too-late"] as const;
export type Loss = (typeof LOSSES)[number];

/** What is expected of whoever is let in. `capped`: a mail of another chain has the last free place for now. */
export const EXPECTED = ["mail", "holdout", "capped"] as const;
export type Expected = (typeof EXPECTED)[number];

/** Counts by the reason in words. */
export type Reasons = Readonly<Record<string, number>>;

/** What a campaign's mails give away, as far as it can be said before anybody buys. Money in minor units of the store. */
export interface Discount {
  /** Mails with an offer in them, by what it gives in words: `10%`, `500 RUB off`, `free delivery`. */
  readonly mails: Readonly<Record<string, number>>;
  /** If everybody who gets one orders once, for what their orders have been worth on average; of newcomers the most that it can cost. */
  readonly ofAverageOrders: number;
  /** Mails of whose offer nothing can be said: to people who have not ordered yet, or the shop has not said what it costs. */
  readonly withoutOrders: number;
  /** Mails without an offer although the campaign has one, by the reason. */
  readonly none: Reasons;
}

/** One shard's or everybody's way from the audience to the mails. */
export interface Waterfall {
  readonly audience: number;
  readonly lost: Readonly<Record<Loss, Reasons>>;
  readonly holdout: number;
  /** By the reason; they wait where the shop's cap says `defer`. */
  readonly capped: Reasons;
  /** Accounts that another account of the same mailbox gets the mail for; known when all shards are. */
  readonly twice: number;
  readonly mails: number;
  readonly discount: Discount;
  /** Mails by time zone. */
  readonly zones: Readonly<Record<string, number>>;
}

/** So many kinds of reasons are told apart; the rest is counted together. */
const MOST_REASONS = 40;
const OTHERS = "other reasons";

export function addTo(reasons: Record<string, number>, reason: string, count = 1): void {
  const isNew = !Object.hasOwn(reasons, reason);
  const key = isNew && Object.keys(reasons).length >= MOST_REASONS ? OTHERS : reason;
  reasons[key] = (reasons[key] ?? 0) + count;
}

const noLosses = () =>
  ({ "no-consent": {}, suppressed: {}, unwanted: {}, "not-meant": {}, "too-late": {} }) satisfies Record<
    Loss,
    Record<string, number>
  >;

/** A waterfall that is being counted. */
export function makeWaterfall() {
  const lost = noLosses();
  const counts = { audience: 0, holdout: 0, mails: 0, ofAverageOrders: 0, withoutOrders: 0 };
  const [capped, zones]: [Record<string, number>, Record<string, number>] = [{}, {}];
  const [offered, none]: [Record<string, number>, Record<string, number>] = [{}, {}];
  return {
    seen: () => void counts.audience++,
    lose: (loss: Loss, why: string) => addTo(lost[loss], why),
    holdOut: () => void counts.holdout++,
    cap: (why: string) => addTo(capped, why),
    mail(timeZone: string) {
      counts.mails++;
      zones[timeZone] = (zones[timeZone] ?? 0) + 1;
    },
    /** `cost` in minor units; undefined where it cannot be known before they order. */
    offer(given: string, cost: number | undefined) {
      addTo(offered, given);
      if (cost === undefined) counts.withoutOrders++;
      else counts.ofAverageOrders += cost;
    },
    noOffer: (why: string) => addTo(none, why),
    result: (): Waterfall => ({
      audience: counts.audience,
      lost,
      holdout: counts.holdout,
      capped,
      twice: 0,
      mails: counts.mails,
      zones,
      discount: {
        mails: offered,
        ofAverageOrders: counts.ofAverageOrders,
        withoutOrders: counts.withoutOrders,
        none,
      },
    }),
  };
}

/** Two parts of an audience together. */
export function together(one: Waterfall, other: Waterfall): Waterfall {
  const losses = LOSSES.map((loss) => [loss, sum(one.lost[loss], other.lost[loss])] as const);
  return {
    audience: one.audience + other.audience,
    lost: Object.fromEntries(losses) as Waterfall["lost"],
    holdout: one.holdout + other.holdout,
    capped: sum(one.capped, other.capped),
    twice: one.twice + other.twice,
    mails: one.mails + other.mails,
    zones: sum(one.zones, other.zones, Number.POSITIVE_INFINITY),
    discount: {
      mails: sum(one.discount.mails, other.discount.mails),
      ofAverageOrders: one.discount.ofAverageOrders + other.discount.ofAverageOrders,
      withoutOrders: one.discount.withoutOrders + other.discount.withoutOrders,
      none: sum(one.discount.none, other.discount.none),
    },
  };
}

function sum(one: Reasons, other: Reasons, most = MOST_REASONS): Reasons {
  const both: Record<string, number> = { ...one };
  for (const [reason, count] of Object.entries(other)) {
    const isNew = !Object.hasOwn(both, reason);
    const key = isNew && Object.keys(both).length >= most ? OTHERS : reason;
    both[key] = (both[key] ?? 0) + count;
  }
  return both;
}

export const totalOf = (reasons: Reasons): number =>
  Object.values(reasons).reduce((total, count) => total + count, 0);

export const nobody = (): Waterfall => makeWaterfall().result();
