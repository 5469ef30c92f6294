import { dayOf, formatDay, type Instant } from "../../../domain/basics/calendar.ts";
import type { Entry, Run, Send, StepNote } from "../../../domain/chains/journal.ts";
import type { CustomerKey } from "../../../domain/facts/facts.ts";
import type { Code } from "../../../domain/offers/codes/code.ts";
import { costOf, faceValue } from "../../../domain/offers/discount.ts";
import type { Witness } from "./record.ts";

/** A mail that would have gone. Money in minor units; `most` is absent where nothing bounds what the offer can cost. */
export interface ReplayedMail {
  readonly customer: CustomerKey;
  readonly at: Instant;
  readonly chain: string;
  /** From 1. */
  readonly step: number;
  readonly template: string;
  readonly offer?: string;
  readonly percent?: number;
  readonly most?: number;
}

type Counts = Record<string, number>;

/** What became of one step of a chain in one month, by the offer that its mails carried. */
export interface StepRow {
  readonly chain: string;
  readonly step: number;
  /** `2026-03`. */
  readonly month: string;
  readonly outcomes: Readonly<Counts>;
  /** Why steps were put off, skipped or failed: `deferred: frequency cap: 3 mails in 7d`. */
  readonly reasons: Readonly<Counts>;
  /** By offer: mails, and the most that what they give can cost, a code once. */
  readonly offers: Readonly<Record<string, { readonly mails: number; readonly most: number }>>;
}

export interface ChainRow {
  readonly chain: string;
  readonly entered: number;
  readonly heldOut: number;
  readonly mails: number;
}

export interface CodeSums {
  readonly issued: number;
  /** Used in the shop's own orders, where those name codes of the replay. */
  readonly redeemed: number;
  readonly cost: number;
}

export interface ReplayReport {
  readonly mails: number;
  /** The most that the offers in the mails can cost together; of how many nothing bounds it. */
  readonly discounts: { readonly most: number; readonly unbounded: number };
  readonly chains: readonly ChainRow[];
  readonly steps: readonly StepRow[];
}

interface Step extends StepRow {
  readonly outcomes: Counts;
  readonly reasons: Counts;
  readonly offers: Record<string, { mails: number; most: number }>;
}

/** Adds up what the use cases write down. `onMail` hears of each mail. */
export function makeReport(timeZone: string, onMail: (mail: ReplayedMail) => void = () => {}) {
  const chains = new Map<string, { chain: string; entered: number; heldOut: number; mails: number }>();
  const steps = new Map<string, Step>();
  const discounts = { most: 0, unbounded: 0 };
  /** A code that several mails of a chain carry can be used once. */
  const codes = new Set<string>();
  let mails = 0;

  function chainOf(chain: string) {
    const known = chains.get(chain) ?? { chain, entered: 0, heldOut: 0, mails: 0 };
    chains.set(chain, known);
    return known;
  }

  function stepOf(chain: string, step: number, at: Instant): Step {
    const month = formatDay(dayOf(timeZone, at)).slice(0, 7);
    const key = `${chain}\0${step}\0${month}`;
    const known = steps.get(key) ?? { chain, step: step + 1, month, outcomes: {}, reasons: {}, offers: {} };
    steps.set(key, known);
    return known;
  }

  const witness: Witness = {
    entered({ chain, holdout }: Entry) {
      const its = chainOf(chain);
      its.entered += 1;
      if (holdout) its.heldOut += 1;
    },
    noted({ chain }: Run, { step, at, what, why }: StepNote) {
      const { outcomes, reasons } = stepOf(chain, step, at);
      add(outcomes, what);
      if (what !== "sent" && what !== "holdout") add(reasons, `${what}: ${withoutFigures(why)}`);
    },
    sent({ customer, claimedAt, chain, step, template, offer }: Send) {
      mails += 1;
      chainOf(chain).mails += 1;
      const most = offer && faceValue(offer.benefit);
      if (offer) {
        const { offers } = stepOf(chain, step, claimedAt);
        const its = offers[offer.offer] ?? { mails: 0, most: 0 };
        offers[offer.offer] = its;
        its.mails += 1;
        if (offer.code === undefined || !codes.has(offer.code)) {
          its.most += most ?? 0;
          discounts.most += most ?? 0;
          discounts.unbounded += most === undefined ? 1 : 0;
        }
        if (offer.code !== undefined) codes.add(offer.code);
      }
      onMail({
        ...{ customer, at: claimedAt, chain, step: step + 1, template },
        ...(offer && { offer: offer.offer }),
        ...(offer?.benefit.kind === "percent" && { percent: offer.benefit.percent }),
        ...(most !== undefined && { most }),
      });
    },
  };

  return {
    witness,
    report: (): ReplayReport => ({
      mails,
      discounts,
      chains: [...chains.values()].sort((a, b) => (a.chain < b.chain ? -1 : 1)),
      steps: [...steps.values()].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)),
    }),
  };
}

const orderOf = ({ chain, step, month }: StepRow) => `${chain}\0${String(step).padStart(3, "0")}\0${month}`;

function add(counts: Counts, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

/** Reasons tell of each customer; what they have in common is counted. */
const withoutFigures = (why: string): string => why.replace(/\d[\d,.]*(?= \w+ left)/g, "…").slice(0, 80);

/** What became of the codes by the end. */
export function codeSums(codes: readonly Code[]): CodeSums {
  const used = codes.filter((code) => code.stage === "redeemed");
  return {
    issued: codes.length,
    redeemed: used.length,
    cost: used.reduce((sum, { terms, redemption }) => sum + costOf(terms.benefit, redemption), 0),
  };
}
