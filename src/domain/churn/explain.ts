import type { Day } from "../basics/calendar.ts";
import { defined } from "../basics/defined.ts";
import type { Profile } from "../people/profile.ts";
import { historyOf, type OrderHistory, type Standing, standingOf } from "./histories.ts";
import { type ChurnModel, probabilityOf } from "./model.ts";

/** What a score looks at, in a marketer's terms. */
export interface BuyerFacts {
  /** Days since the last order. */
  readonly silence: number;
  /** Days from one order day to the next, on average; absent with one order day. */
  readonly pace?: number;
  readonly orderDays: number;
  /** Spent on an order day, on average, in minor units. */
  readonly spentEach: number;
}

/** The middle of the shop's buyers in each fact. */
export type TypicalBuyer = Required<BuyerFacts>;

export interface Contribution {
  readonly fact: keyof BuyerFacts;
  /** Absent: this customer has none. */
  readonly value?: number;
  readonly typical: number;
  /** Above 0: makes it likelier that there is no purchase. */
  readonly logOdds: number;
  readonly words: string;
}

/** What a score is computed with, the same for every customer of a night. */
export interface ScoreBasis {
  readonly model: ChurnModel;
  readonly typical: TypicalBuyer;
  readonly today: Day;
  /** Days of the period that the score speaks of. */
  readonly periodDays: number;
}

/** A score, taken apart: the typical buyer's log-odds and the contributions add up to the customer's. */
export interface Explanation {
  readonly summary: string;
  readonly probability: number;
  readonly logOdds: number;
  readonly typical: { readonly probability: number; readonly logOdds: number };
  /** The weightiest first. */
  readonly contributions: readonly Contribution[];
}

const FACTS = ["silence", "pace", "orderDays", "spentEach"] as const;
/** A shop where nobody has come back has no pace. */
const USUAL_PACE = 90;
/** A probability that is rounded to 0 or 1 has no log-odds. */
const SUREST = 1e-12;

/** Undefined where nobody has bought by `today`. */
export function typicalBuyer(histories: readonly OrderHistory[], today: Day): TypicalBuyer | undefined {
  const all = histories.flatMap((history) => {
    const standing = standingOf(history, today);
    return standing ? [factsOf(standing)] : [];
  });
  if (all.length === 0) return undefined;
  return {
    silence: median(all.map(({ silence }) => silence)) ?? 0,
    pace: median(all.flatMap(({ pace }) => pace ?? [])) ?? USUAL_PACE,
    orderDays: median(all.map(({ orderDays }) => orderDays)) ?? 1,
    spentEach: median(all.map(({ spentEach }) => spentEach)) ?? 0,
  };
}

/**
 * Takes the customer's score apart by Shapley's value: what each fact adds to the log-odds when the typical buyer's
 * facts are replaced by the customer's, averaged over every order of replacing them. So facts that only say something
 * together (a pace and a silence) share it fairly, and the parts add up exactly, for any model. Undefined for somebody
 * who has not bought by `today`. `money` writes an amount in minor units.
 */
export function explainScore(
  { model, typical, today, periodDays }: ScoreBasis,
  history: Pick<Profile, "orderDays">,
  money: (minor: number) => string,
): Explanation | undefined {
  const standing = standingOf(historyOf(history.orderDays), today);
  if (!standing) return undefined;
  const buyer = factsOf(standing);
  const logOddsWith = Array.from({ length: ALL + 1 }, (_, factSet) =>
    logOddsOf(
      probabilityOf(model, factSet === ALL ? standing : mixed(standing, typical, factSet), periodDays),
    ),
  );
  const contributions = FACTS.map((fact, index): Contribution => {
    const value = buyer[fact];
    return {
      fact,
      ...defined({ value }),
      typical: typical[fact],
      logOdds: shareOf(index, logOddsWith),
      words: wordsOf(fact, buyer, typical, money),
    };
  });
  const [ofTypical = 0, ofBuyer = 0] = [logOddsWith[0], logOddsWith[ALL]];
  return {
    summary: summaryOf(buyer),
    probability: probabilityOf(model, standing, periodDays),
    logOdds: ofBuyer,
    typical: { probability: logisticOf(ofTypical), logOdds: ofTypical },
    contributions: contributions.toSorted((a, b) => Math.abs(b.logOdds) - Math.abs(a.logOdds)),
  };
}

/** Sets of facts are numbers: bit `i` says that fact `i` is the customer's. */
const ALL = 2 ** FACTS.length - 1;

/** Shapley's value: over the sets without the fact, what it adds, weighted by how many orders put that set first. */
function shareOf(index: number, logOddsWith: readonly number[]): number {
  const bit = 1 << index;
  let share = 0;
  for (let others = 0; others <= ALL; others += 1) {
    if ((others & bit) !== 0) continue;
    const size = FACTS.filter((_, i) => (others & (1 << i)) !== 0).length;
    const orders = factorial(size) * factorial(FACTS.length - 1 - size);
    share +=
      (orders / factorial(FACTS.length)) * ((logOddsWith[others | bit] ?? 0) - (logOddsWith[others] ?? 0));
  }
  return share;
}

/** A buyer with the customer's facts of the set, and the typical buyer's else; as even in the order days as the customer. */
function mixed(standing: Standing, typical: TypicalBuyer, factSet: number): Standing {
  const buyer = factsOf(standing);
  const pick = (fact: keyof BuyerFacts) =>
    ((factSet & (1 << FACTS.indexOf(fact))) === 0 ? undefined : buyer[fact]) ?? typical[fact];
  const x = pick("orderDays") - 1;
  const tx = x * pick("pace");
  return {
    ...{ x, tx, T: tx + pick("silence"), spent: pick("spentEach") * (x + 1) },
    ...defined({ unevenness: standing.unevenness }),
  };
}

function factsOf({ x, tx, T, spent }: Standing): BuyerFacts {
  return {
    silence: T - tx,
    ...(x > 0 && { pace: tx / x }),
    orderDays: x + 1,
    spentEach: spent / (x + 1),
  };
}

function wordsOf(
  fact: keyof BuyerFacts,
  buyer: BuyerFacts,
  typical: TypicalBuyer,
  money: (minor: number) => string,
): string {
  switch (fact) {
    case "silence":
      return `silent for ${days(buyer.silence)} (typical: ${whole(typical.silence)})`;
    case "pace":
      return buyer.pace === undefined
        ? "ordered on one day only, so there is no usual pace yet"
        : `usually orders every ${days(buyer.pace)} (typical: ${whole(typical.pace)})`;
    case "orderDays":
      return `has ordered on ${days(buyer.orderDays)} (typical: ${whole(typical.orderDays)})`;
    case "spentEach":
      return `spends ${money(buyer.spentEach)} a time (typical: ${money(typical.spentEach)})`;
  }
}

function summaryOf({ silence, pace }: BuyerFacts): string {
  if (pace === undefined) return `ordered on one day only, ${days(silence)} ago`;
  const times = silence / pace;
  const late = times > 1.05 ? ` (${times.toFixed(1)} times as long)` : "";
  return `usually orders every ${days(pace)}, silent for ${whole(silence)}${late}`;
}

function days(count: number): string {
  return whole(count) === "1" ? "1 day" : `${whole(count)} days`;
}

function whole(count: number): string {
  return String(Math.round(count));
}

function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
}

function logOddsOf(probability: number): number {
  const within = Math.min(1 - SUREST, Math.max(SUREST, probability));
  return Math.log(within / (1 - within));
}

function logisticOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1);
}
