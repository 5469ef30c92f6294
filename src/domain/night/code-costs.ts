import { type Day, dayOf, type Instant } from "../basics/calendar.ts";
import type { Code } from "../offers/codes/code.ts";
import { isExpired } from "../offers/codes/life.ts";
import { costOf, faceValue } from "../offers/discount.ts";
import { makeNamedCounter, mergeNamedCounts, type NamedCounts, OTHERS } from "./named-counts.ts";

/** What rows of the account are by: one offer in one mail of one chain. */
export interface CostGroup {
  readonly offer: string;
  readonly kind: Code["terms"]["benefit"]["kind"];
  readonly tier: string;
  /** Of the offer. */
  readonly variant: string;
  readonly chain: string | null;
  /** Of the mail, in a test. */
  readonly mailVariant: string | null;
}

/**
 * What has become of codes, in whole numbers that add up. Money in minor units. `discount`: what their uses cost, deliveries and gifts included. `expired`: of those that a mail has brought.
 * `over`: sent, and past its last day, used or not, and `usedOfOver` of them used: codes that were used early say nothing yet of the
 * others of their mail. `open`: sent, unused and still good; `openFace` is what they can cost at most, of those where that is bounded.
 */
export const COST_SUMS = [
  "issued",
  "sent",
  "redeemed",
  "voided",
  "expired",
  "withdrawn",
  "discount",
  "revenue",
  "margin",
  "priced",
  "byOthers",
  "strangers",
  "over",
  "usedOfOver",
  "open",
  "openFace",
  "unbounded",
] as const;

type CostSum = (typeof COST_SUMS)[number];
export type CostSums = Readonly<Record<CostSum, number>>;
/** By `groupText`. */
export type CostCounts = NamedCounts<CostSum>;

/** Groups are what a config has, and earlier configs had. */
const BOUNDS = { sums: COST_SUMS, most: 1_000 } as const;

export const groupText = (group: CostGroup): string =>
  JSON.stringify([group.offer, group.kind, group.tier, group.variant, group.chain, group.mailVariant]);

export function groupOf(text: string): CostGroup {
  if (text === OTHERS)
    return { offer: OTHERS, kind: "percent", tier: "", variant: "", chain: null, mailVariant: null };
  const [offer, kind, tier, variant, chain, mailVariant] = JSON.parse(text);
  return { offer, kind, tier, variant, chain, mailVariant };
}

/** So long after the last day on which it can be used a code's account is closed: orders are cancelled and sent back later. */
const SEALED_AFTER_DAYS = 60;

/** The day on which what became of a code is added up for good. Its record outlives that day by 40 others, in which a night that was missed is made up for. */
export const sealDay = ({ terms }: Pick<Code, "terms">, timeZone: string): Day =>
  dayOf(timeZone, terms.validUntil) + SEALED_AFTER_DAYS;

/** What one code adds to its group. */
function sumsOf(code: Code, now: Instant): CostSums {
  const { stage, strangers = 0 } = code;
  const one = (condition: boolean) => (condition ? 1 : 0);
  const sent = code.sentAt !== undefined;
  const redemption = stage === "redeemed" ? code.redemption : undefined;
  const unused = stage === "reserved" || stage === "sent" || stage === "released";
  const isOpen = sent && unused && !isExpired(code, now);
  const isOver = sent && stage !== "withdrawn" && isExpired(code, now);
  const face = faceValue(code.terms.benefit);
  return {
    issued: 1,
    sent: one(sent),
    redeemed: one(stage === "redeemed"),
    voided: one(stage === "released" || stage === "spent"),
    expired: one(sent && unused && !isOpen),
    withdrawn: one(stage === "withdrawn"),
    discount: redemption
      ? costOf(code.terms.benefit, redemption) +
        sum((code.extra ?? []).map((use) => costOf(code.terms.benefit, use)))
      : 0,
    revenue: redemption?.total ?? 0,
    margin: redemption?.margin ?? 0,
    priced: one(redemption?.margin !== undefined),
    byOthers: one(redemption?.by !== undefined),
    strangers,
    over: one(isOver),
    usedOfOver: one(isOver && stage === "redeemed"),
    open: one(isOpen),
    openFace: isOpen ? (face ?? 0) : 0,
    unbounded: one(isOpen && face === undefined),
  };
}

const sum = (costs: readonly number[]) => costs.reduce((total, cost) => total + cost, 0);

export interface CostCounter {
  add(code: Code): void;
  counts(): CostCounts;
}

export function makeCostCounter(now: Instant): CostCounter {
  const counter = makeNamedCounter(BOUNDS);
  return {
    add(code) {
      const { offer, terms, chain, mailVariant } = code;
      const { benefit, tier, variant } = terms;
      const group = {
        offer,
        kind: benefit.kind,
        tier,
        variant,
        chain: chain ?? null,
        mailVariant: mailVariant ?? null,
      };
      counter.add(groupText(group), sumsOf(code, now));
    },
    counts: counter.counts,
  };
}

export const mergeCosts = (parts: readonly CostCounts[]): CostCounts => mergeNamedCounts(parts, BOUNDS);
