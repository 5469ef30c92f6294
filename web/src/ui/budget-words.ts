import { useNamed } from "../api/named.ts";
import { useFormats, useTexts } from "../texts/language.tsx";
import { SHELL } from "../texts/shell/texts.ts";

const CAMPAIGN = "campaign:";
const DAY_MS = 86_400_000;

/** How budgets of offers and their periods are called. */
export function useBudgetWords() {
  const { budgets: texts } = useTexts(SHELL);
  const formats = useFormats();
  const named = useNamed();
  return {
    /** `all`, `offer:NAME`, `chain:NAME` or `chain:campaign:NAME`. */
    name(budget: string): string {
      if (budget === "all") return texts.all;
      const [kind, ...rest] = budget.split(":");
      const id = rest.join(":");
      if (kind === "offer") return texts.offer(named.offer(id));
      return (id.startsWith(CAMPAIGN) ? texts.campaign : texts.chain)(named.chain(id));
    },
    /** `2026-11`, `2026-11-29`, `2026`, `ever`, or `W2965`: a week, counted from the one of 1970-01-01. */
    period(period: string): string {
      if (period === "ever") return texts.ever;
      const week = /^W(\d+)$/.exec(period)?.[1];
      if (week !== undefined) return texts.week(formats.day(mondayOf(Number(week))));
      if (/^\d{4}-\d{2}$/.test(period)) return formats.month(`${period}-01`);
      return /^\d{4}-\d{2}-\d{2}$/.test(period) ? formats.day(period) : period;
    },
  };
}

/** 1970-01-01 was a Thursday. */
const mondayOf = (week: number): string => new Date((7 * week - 3) * DAY_MS).toISOString().slice(0, 10);
