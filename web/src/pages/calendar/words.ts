import type { Calendar } from "../../api/calendar.ts";
import { dateFormat } from "../../format/kept.ts";
import { nameIn } from "../../texts/names.ts";

const CAMPAIGN = "campaign:";
const DAY_MS = 86_400_000;

/** A chain's or a campaign's name in the reader's language; its id where the config no longer has it. */
export function nameOf(chain: string, { names }: Pick<Calendar, "names">, language: string): string {
  const found = names[chain];
  if (found) return nameIn(found, language);
  return chain.startsWith(CAMPAIGN) ? chain.slice(CAMPAIGN.length) : chain;
}

/** The page of a chain, or of a campaign. */
export const hrefOf = (chain: string): string =>
  chain.startsWith(CAMPAIGN)
    ? `/campaigns/${encodeURIComponent(chain.slice(CAMPAIGN.length))}`
    : `/chains/${encodeURIComponent(chain)}`;

export const campaignChain = (campaign: string): string => `${CAMPAIGN}${campaign}`;

/** All days from one to another, `YYYY-MM-DD`. */
export function daysFrom(first: string, last: string): readonly string[] {
  const [from, until] = [Date.parse(first), Date.parse(last)];
  const days = Math.max(0, Math.round((until - from) / DAY_MS)) + 1;
  return Array.from({ length: days }, (_, index) =>
    new Date(from + index * DAY_MS).toISOString().slice(0, 10),
  );
}

/** 0 on Mondays. */
export const weekdayOf = (day: string): number => (new Date(day).getUTCDay() + 6) % 7;

export const weekdayName = (day: string, locale: string): string =>
  dateFormat(locale, { weekday: "short", timeZone: "UTC" }).format(new Date(day));
