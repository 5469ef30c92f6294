import { DAY, type Instant, parseDuration } from "../../../domain/basics/calendar.ts";
import type { Bundle } from "../../../domain/config/bundle.ts";
import { added, type Chances, chance, NO_CHANCES } from "../../../domain/foresight/chances.ts";
import { claimsOf } from "../../../domain/offers/budgets/claims.ts";
import { type Rates, toReserve } from "../../../domain/offers/budgets/reserve.ts";
import { costOn, faceValue } from "../../../domain/offers/discount.ts";
import type { ChosenOffer } from "../../../domain/offers/offers.ts";
import type { Foreseen, ForeseenMail } from "./foresee.ts";

/** What entries of one chain add up to. */
export interface ChainSums {
  readonly entries: Chances;
  readonly heldOut: Chances;
  readonly mails: Chances;
  readonly overCap: Chances;
  readonly codes: Chances;
  /** Of codes whose cost is bounded; the mean is of those whose offers' use is known. */
  readonly discount: Chances;
  readonly unbounded: number;
  readonly withoutRate: number;
}

export const NOTHING: ChainSums = {
  ...{ entries: NO_CHANCES, heldOut: NO_CHANCES, mails: NO_CHANCES, overCap: NO_CHANCES },
  ...{ codes: NO_CHANCES, discount: NO_CHANCES, unbounded: 0, withoutRate: 0 },
};

export const together = (one: ChainSums, other: ChainSums): ChainSums => ({
  entries: added(one.entries, other.entries),
  heldOut: added(one.heldOut, other.heldOut),
  mails: added(one.mails, other.mails),
  overCap: added(one.overCap, other.overCap),
  codes: added(one.codes, other.codes),
  discount: added(one.discount, other.discount),
  unbounded: one.unbounded + other.unbounded,
  withoutRate: one.withoutRate + other.withoutRate,
});

/** One customer's way through one chain, with how likely it is. */
export interface Way {
  readonly chain: string;
  /** Nights after tonight. */
  readonly night: number;
  readonly at: Instant;
  readonly foreseen: Foreseen;
  /** That the customer still enters then. */
  readonly p: number;
}

/** How likely it is that somebody orders nothing for so many days; 1 for who has not bought. */
export type StaysSilent = (days: number) => number;

/** What budgets would reserve, by counter. */
export interface Reserved {
  readonly limit: number;
  readonly most: number;
  readonly mean: number;
}

/** Adds up the month, customer by customer: what it holds grows with chains and budgets, not with customers. */
export function makeMonthSums(bundle: Bundle, rates: Rates) {
  const { store, offers } = bundle;
  const tonight = new Map<string, ChainSums>();
  const later = new Map<string, ChainSums>();
  const byNight = new Map<string, number[]>();
  const reserved = new Map<string, Reserved>();
  const cap = capOf(bundle);

  function addTo(sums: Map<string, ChainSums>, chain: string, more: Partial<ChainSums>): void {
    sums.set(chain, together(sums.get(chain) ?? NOTHING, { ...NOTHING, ...more }));
  }

  /** Of a way that its chain's exit may end, a mail is as likely as that the customer stays silent until then. */
  function likely(way: Way, mail: ForeseenMail, silent: StaysSilent): number {
    const isEnded = bundle.chains[way.chain]?.exit !== undefined;
    return isEnded ? way.p * silent((mail.at - way.at) / DAY) : way.p;
  }

  function addCode(way: Way, offer: ChosenOffer, at: Instant, p: number, averageOrder: number): void {
    const { benefit } = offer;
    const face = faceValue(benefit);
    const rate = rates[offer.offer];
    const cost = averageOrder > 0 ? (costOn(benefit, averageOrder) ?? face ?? 0) : (face ?? 0);
    const spent = rate === undefined ? NO_CHANCES : chance(p * rate.share, cost);
    addTo(way.night === 0 ? tonight : later, way.chain, {
      codes: chance(p),
      discount: { ...spent, most: face ?? 0 },
      unbounded: face === undefined ? 1 : 0,
      withoutRate: rate === undefined ? 1 : 0,
    });
    const amount = toReserve(benefit, offers.reserve === "expected" ? rate : undefined);
    if (amount === undefined) return;
    const budget = bundle.chains[way.chain]?.budget;
    const chain = { id: way.chain, ...(budget && { budget }) };
    const { currency, time_zone: timeZone } = store;
    for (const { counter, limit } of claimsOf(
      { offers, offer: offer.offer, chain, currency, timeZone },
      at,
    )) {
      const known = reserved.get(counter) ?? { limit, most: 0, mean: 0 };
      reserved.set(counter, { limit, most: known.most + amount, mean: known.mean + p * amount });
    }
  }

  return {
    /** All ways of one customer. `averageOrder`: in minor units, 0 for who has not ordered. */
    add(ways: readonly Way[], silent: StaysSilent, averageOrder: number): void {
      const over = overCap(ways, cap);
      for (const way of ways) {
        const sums = way.night === 0 ? tonight : later;
        const nights = byNight.get(way.chain) ?? [];
        nights[way.night] = (nights[way.night] ?? 0) + 1;
        byNight.set(way.chain, nights);
        addTo(sums, way.chain, {
          entries: chance(way.p),
          ...(way.foreseen.heldOut && { heldOut: chance(way.p) }),
        });
        const coded = new Set<string>();
        for (const mail of way.foreseen.mails) {
          const p = likely(way, mail, silent);
          addTo(sums, way.chain, { mails: chance(p), ...(over.has(mail) && { overCap: chance(p) }) });
          const { offer } = mail;
          if (!offer || offers.list[offer.offer]?.code === undefined || coded.has(offer.offer)) continue;
          coded.add(offer.offer);
          addCode(way, offer, mail.at, p, averageOrder);
        }
      }
    },
    tonight: (chain: string): ChainSums => tonight.get(chain) ?? NOTHING,
    later: (chain: string): ChainSums => later.get(chain) ?? NOTHING,
    /** Entries of each night after tonight, if nobody orders. */
    nights: (chain: string): readonly number[] => Array.from(byNight.get(chain) ?? [], (count) => count ?? 0),
    reserved: (): ReadonlyMap<string, Reserved> => reserved,
  };
}

interface Cap {
  readonly mails: number;
  readonly perMs: number;
  readonly counts: (chain: string) => boolean;
}

function capOf({ store, chains }: Bundle): Cap | undefined {
  const { frequency_cap: cap } = store;
  const perMs = cap && parseDuration(cap.per);
  if (!cap || perMs === undefined) return undefined;
  return { mails: cap.mails, perMs, counts: (chain) => chains[chain]?.kind !== "service" };
}

/** The mails of one customer that the shop's cap has no place for, earlier ones first; what was sent before is not known here. */
function overCap(ways: readonly Way[], cap: Cap | undefined): ReadonlySet<ForeseenMail> {
  const over = new Set<ForeseenMail>();
  if (!cap || ways.length === 0) return over;
  const mails = ways
    .filter(({ chain }) => cap.counts(chain))
    .flatMap(({ foreseen }) => foreseen.mails)
    .sort((one, other) => one.at - other.at);
  const taken: Instant[] = [];
  for (const mail of mails) {
    const within = taken.filter((at) => at > mail.at - cap.perMs);
    if (within.length >= cap.mails) over.add(mail);
    else taken.push(mail.at);
  }
  return over;
}
