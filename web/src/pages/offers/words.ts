import type { CodeRecord } from "../../api/codes.ts";
import type { Formats } from "../../format/formats.ts";
import { nameIn } from "../../texts/name-in.ts";
import type { OfferTexts } from "./texts.en.ts";

const CAMPAIGN = "campaign:";

/** `all`, `offer:NAME`, `chain:NAME` or `chain:campaign:NAME`. */
export function budgetInWords(budget: string, { budgetOf }: OfferTexts): string {
  if (budget === "all") return budgetOf.all;
  const [kind, ...rest] = budget.split(":");
  const name = rest.join(":");
  if (kind === "offer") return budgetOf.offer(name);
  return name.startsWith(CAMPAIGN) ? budgetOf.campaign(name.slice(CAMPAIGN.length)) : budgetOf.chain(name);
}

/** The mail that carries an offer. */
export const mailInWords = (chain: string, { budgetOf }: OfferTexts): string =>
  chain.startsWith(CAMPAIGN) ? budgetOf.campaign(chain.slice(CAMPAIGN.length)) : chain;

/** `2026-11`, `2026-11-29`, `2026`, `ever`, or `W2965`: a week, counted from the one of 1970-01-01. */
export function periodInWords(period: string, texts: OfferTexts, formats: Formats): string {
  if (period === "ever") return texts.ever;
  const week = /^W(\d+)$/.exec(period)?.[1];
  if (week !== undefined) return texts.week(formats.day(mondayOf(Number(week))));
  if (/^\d{4}-\d{2}$/.test(period)) return formats.month(`${period}-01`);
  return /^\d{4}-\d{2}-\d{2}$/.test(period) ? formats.day(period) : period;
}

const DAY_MS = 86_400_000;

/** 1970-01-01 was a Thursday. */
const mondayOf = (week: number): string => new Date((7 * week - 3) * DAY_MS).toISOString().slice(0, 10);

/** What a code gives. Money in minor units of `currency`. */
export function benefitInWords(
  benefit: CodeRecord["terms"]["benefit"],
  { benefit: texts }: OfferTexts,
  { formats, currency, language }: { formats: Formats; currency: string; language: string },
): string {
  const money = (minor: number) => formats.money(minor, currency);
  const named = (text: string | Readonly<Record<string, string>>) =>
    typeof text === "string" ? text : nameIn(text, language);
  const capped = (text: string, most: number | undefined) =>
    most === undefined ? text : texts.most(text, money(most));
  switch (benefit.kind) {
    case "percent":
    case "cashback":
      return capped(texts[benefit.kind](formats.percent(benefit.percent / 100)), benefit.most);
    case "amount":
      return texts.amount(money(benefit.amount));
    case "free_delivery":
      return texts.free_delivery;
    case "waived_fee":
      return texts.waived_fee(named(benefit.fee), money(benefit.amount));
    case "gift":
      return texts.gift(named(benefit.name));
    default:
      return benefit satisfies never;
  }
}
