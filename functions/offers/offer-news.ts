import type { METRICS } from "../../src/contracts/metrics.ts";
import type { OfferNews, TellOfferNews } from "../../src/domain/offers/news.ts";
import type { Announcement, Bus } from "../../src/ports/announcements.ts";
import { meter } from "../middleware/meter.ts";

type Told = readonly [measure: keyof typeof METRICS, announcement: Announcement];

/** Tells of budgets and pools that come to their end: as metrics, on which alarms stand, and on the event bus. */
export function tellOfferNews(bus: Bus): TellOfferNews {
  return async (news) => {
    const [measure, announcement] = toldOf(news);
    meter({ [measure]: 1 });
    await bus.publish([announcement]);
  };
}

function toldOf(news: OfferNews): Told {
  const { kind, mark, ...detail } = news;
  if (kind === "pool") return ["poolLow", { type: "PoolLow", detail: { ...detail, mark } }];
  return mark === "warned"
    ? ["budgetWarned", { type: "BudgetWarned", detail }]
    : ["budgetExhausted", { type: "BudgetExhausted", detail }];
}
