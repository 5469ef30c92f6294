import type { METRICS } from "../../contracts/metrics.ts";
import type { OfferNews, TellOfferNews } from "../../domain/offers/news.ts";
import type { Announcement, Bus } from "../../ports/announcements.ts";
import type { Meter } from "../../ports/mail.ts";

export interface TellNewsDeps {
  readonly bus: Bus;
  readonly meter: Meter;
}

/** Tells of budgets and pools that come to their end: as metrics, on which alarms stand, and on the event bus. */
export function makeTellNews({ bus, meter }: TellNewsDeps): TellOfferNews {
  return async (news) => {
    const [measure, announcement] = toldOf(news);
    meter({ [measure]: 1 });
    await bus.publish([announcement]);
  };
}

function toldOf(news: OfferNews): readonly [measure: keyof typeof METRICS, announcement: Announcement] {
  const { kind, mark, ...detail } = news;
  if (kind === "pool") return ["poolLow", { type: "PoolLow", detail: { ...detail, mark } }];
  return mark === "warned"
    ? ["budgetWarned", { type: "BudgetWarned", detail }]
    : ["budgetExhausted", { type: "BudgetExhausted", detail }];
}
