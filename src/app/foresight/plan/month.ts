import type { Bundle } from "../../../domain/config/bundle.ts";
import type { Chain } from "../../../domain/config/chain.ts";
import {
  type Chances,
  type Forecast,
  forecastOf,
  likeBefore,
  NO_CHANCES,
  scaled,
} from "../../../domain/foresight/chances.ts";
import { rulesOf } from "../../../domain/night/rules.ts";
import type { Month, PlannedDiscount, Tonight, Total } from "./answer.ts";
import type { Counted, History } from "./history.ts";
import { type ChainSums, NOTHING, together } from "./month-sums.ts";
import { NIGHTS_AHEAD } from "./nights-to-come.ts";

/** What one chain's month is told from. */
interface MonthOf {
  readonly name: string;
  readonly bundle: Bundle;
  /** The config whose nights have made the history. */
  readonly counted: Bundle | undefined;
  readonly tonight: Tonight;
  /** Of tonight's entrants, and of the later nights'. */
  readonly sums: { readonly tonight: ChainSums; readonly later: ChainSums };
  readonly history: History;
  /** US dollars. */
  readonly priceOfMail: number;
}

/** A month, and what of it adds up over chains. */
export interface MonthAhead {
  readonly month: Month;
  readonly sums: ChainSums;
}

/**
 * Chains by event go on as they did; so does one by segment into which customers come by ordering, which records cannot
 * show: that is, where more entered in the last 30 days than the records could enter in the next. All others are told from
 * the records.
 */
export function monthOf(of: MonthOf): MonthAhead {
  const { name, bundle, history } = of;
  const chain = bundle.chains[name];
  const before = of.counted?.chains[name];
  if (!chain) return ahead("unknown", NOTHING, of.priceOfMail);
  const counted = history.chains.get(name);
  const isByEvent = "event" in chain.enter;
  const isSameWayIn =
    before !== undefined &&
    JSON.stringify(before.enter) === JSON.stringify(chain.enter) &&
    placedBy(of.counted, chain) === placedBy(bundle, chain);
  const records = isByEvent ? NOTHING : fromRecords(of);
  const inMonth = counted && (counted.entered * NIGHTS_AHEAD) / history.days;
  const isMore = isByEvent || (inMonth ?? 0) > (records.entries.most ?? 0);
  if (isSameWayIn && counted && isMore)
    return ahead("history", fromHistory(of, { chain, before }, counted), of.priceOfMail);
  return ahead(isByEvent ? "unknown" : "records", records, of.priceOfMail);
}

/** What puts customers in the segment that a chain waits for: its rule and those that are asked before it. */
function placedBy(bundle: Bundle | undefined, { enter }: Chain): string | undefined {
  if (!bundle || !("segment" in enter)) return undefined;
  const { list } = bundle.segments;
  const at = list.findIndex(({ id }) => id === enter.segment);
  return rulesOf({
    ...bundle,
    segments: { ...bundle.segments, list: at < 0 ? list : list.slice(0, at + 1) },
  });
}

/** Entries that wait for approval count at most, and are not expected. */
function fromRecords({ tonight, sums }: MonthOf): ChainSums {
  if (tonight.held) return together(unexpected(sums.tonight), sums.later);
  const share = tonight.entrants === 0 ? 0 : tonight.entering.about / tonight.entrants;
  return together(scaledSums(sums.tonight, share), sums.later);
}

/** What codes cost is known as long as the offers are those of which it was counted. */
function fromHistory(
  { bundle, counted, history }: MonthOf,
  { chain, before }: { readonly chain: Chain; readonly before: Chain },
  { entered, sent, codes, used, discount }: Counted,
): ChainSums {
  const ratio = NIGHTS_AHEAD / history.days;
  const held = chain.holdout_percent / 100;
  const heldBefore = before.holdout_percent / 100;
  const mailed = heldBefore < 1 ? (1 - held) / (1 - heldBefore) : 0;
  const entries = likeBefore(entered, ratio);
  const steps = sendsOf(before) === 0 ? 0 : sendsOf(chain) / sendsOf(before);
  const more = mailed * steps;
  const isSame = counted !== undefined && offersIn(counted, before) === offersIn(bundle, chain);
  const issued = scaled(likeBefore(codes, ratio), more);
  const each = used === 0 ? 0 : discount / used;
  return {
    ...NOTHING,
    entries,
    heldOut: scaled(entries, held),
    mails: scaled(likeBefore(sent, ratio), more),
    codes: issued,
    discount: isSame ? scaled(likeBefore(used, ratio), more * each) : { ...NO_CHANCES, most: undefined },
    withoutRate: isSame ? 0 : Math.round(issued.mean),
  };
}

/** All that decides what the codes of a chain's mails can cost, each offer once. */
function offersIn({ offers: { list, tiers, price_floor_percent } }: Bundle, { steps }: Chain): string {
  const named = steps.flatMap((step) =>
    "send" in step ? [JSON.stringify([step.offer, step.raise, step.variants, list[step.offer ?? ""]])] : [],
  );
  return JSON.stringify([[...new Set(named)], tiers, price_floor_percent]);
}

const sendsOf = ({ steps }: Chain): number => steps.filter((step) => "send" in step).length;

function scaledSums(sums: ChainSums, factor: number): ChainSums {
  return {
    entries: scaled(sums.entries, factor),
    heldOut: scaled(sums.heldOut, factor),
    mails: scaled(sums.mails, factor),
    overCap: scaled(sums.overCap, factor),
    codes: scaled(sums.codes, factor),
    discount: scaled(sums.discount, factor),
    unbounded: Math.round(sums.unbounded * factor),
    withoutRate: Math.round(sums.withoutRate * factor),
  };
}

function unexpected(sums: ChainSums): ChainSums {
  const only = ({ most }: Chances): Chances => ({ ...NO_CHANCES, most });
  return {
    ...sums,
    ...{ entries: only(sums.entries), heldOut: only(sums.heldOut), mails: only(sums.mails) },
    ...{ overCap: only(sums.overCap), codes: only(sums.codes), discount: only(sums.discount) },
  };
}

function ahead(by: Month["by"], sums: ChainSums, priceOfMail: number): MonthAhead {
  const told = {
    ...(by === "records" && { overCap: forecastOf(sums.overCap) }),
    ...(by !== "unknown" && codesOf(sums)),
  };
  return {
    sums,
    month: {
      by,
      entries: forecastOf(sums.entries),
      heldOut: forecastOf(sums.heldOut),
      mails: forecastOf(sums.mails),
      ...told,
      usd: dollars(sums.mails, priceOfMail),
    },
  };
}

export function totalOf(months: readonly MonthAhead[], priceOfMail: number): Total {
  const sums = months.map((one) => one.sums).reduce(together, NOTHING);
  return {
    entries: forecastOf(sums.entries),
    mails: forecastOf(sums.mails),
    overCap: forecastOf(sums.overCap),
    ...codesOf(sums),
    usd: dollars(sums.mails, priceOfMail),
  };
}

function codesOf(sums: ChainSums): { readonly codes: Forecast; readonly discount: PlannedDiscount } {
  const { most, expected, low, high } = forecastOf(sums.discount);
  const { unbounded, withoutRate } = sums;
  const isKnown = withoutRate === 0 || withoutRate < Math.round(sums.codes.most ?? sums.codes.mean);
  return {
    codes: forecastOf(sums.codes),
    discount: {
      most,
      unbounded,
      withoutRate,
      ...(isKnown && { expected: { expected, low, high } }),
    },
  };
}

function dollars(mails: Chances, price: number): Forecast {
  const { most, expected, low, high } = forecastOf(mails);
  const usd = (count: number) => Math.round(count * price * 10_000) / 10_000;
  return { most: most === null ? null : usd(most), expected: usd(expected), low: usd(low), high: usd(high) };
}
