import { type Day, formatDay } from "../../../domain/basics/calendar.ts";
import type { DayResults } from "../../results/documents.ts";

/** What went out on one day, most mails first. */
export interface GoneDay {
  readonly day: string;
  readonly sent: number;
  readonly chains: readonly { readonly chain: string; readonly sent: number }[];
}

/** Mails and messages of other channels that went, day by day; days without any are there with none. */
export function goneOn(days: readonly DayResults[], from: Day, to: Day): readonly GoneDay[] {
  const byDay = new Map(days.map(({ day, rows }) => [day, rows]));
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const sums = new Map<string, number>();
    for (const { happening, count } of byDay.get(from + index) ?? [])
      if (happening.outcome === "sent")
        sums.set(happening.chain, (sums.get(happening.chain) ?? 0) + count.count);
    const chains = [...sums].map(([chain, sent]) => ({ chain, sent })).sort((a, b) => b.sent - a.sent);
    return {
      day: formatDay(from + index),
      sent: chains.reduce((sum, { sent }) => sum + sent, 0),
      chains,
    };
  });
}
