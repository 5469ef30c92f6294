import type { Volume } from "../../contracts/cost/month.ts";
import type { MonthlyCost } from "../../contracts/cost/monthly.ts";
import { formatDay, parseDay } from "../../domain/basics/calendar.ts";
import { factsOfAMonth, type StoredFacts } from "../../domain/night/stored-facts.ts";
import type { SendingStore } from "../../ports/mail.ts";
import type { RunStore } from "../../ports/nightly.ts";
import { type NightlyMetrics, readLatest } from "../nightly/documents.ts";
import type { Nights } from "../nightly/read.ts";

/** How large the shop is, and how that is known. All numbers are of 30 days. */
export interface CountedVolume {
  readonly customers: number;
  readonly events: number;
  /** `counted`: facts that the last nights have found more; `assumed`: ten a customer, until two nights have counted. */
  readonly eventsAre: "counted" | "assumed";
  readonly mails: number;
  readonly orders: number;
  readonly codes: number;
  readonly loyalty: boolean;
  /** Months of events that are stored, by their number. */
  readonly months: number;
}

export interface ShopCost extends MonthlyCost {
  /** The last night, whose counts these are. */
  readonly night: string;
  readonly volume: CountedVolume;
}

export interface ReadCostDeps {
  readonly nights: Pick<Nights, "metrics" | "metricsOf">;
  readonly runs: RunStore;
  readonly sending: Pick<SendingStore, "mailed">;
  readonly reckon: (volume: Volume, months: number) => MonthlyCost;
}

const MONTH_DAYS = 30;
/** Where nothing has counted them: what `npm run cost` takes too. */
const EVENTS_A_CUSTOMER = 10;
/** Facts that a mail brings by itself: its delivery, and one in three is opened. */
const FACTS_A_MAIL = 1.33;

/** What a month costs by the shop's own counts and list prices; undefined before the first night. */
export function makeReadCost(deps: ReadCostDeps) {
  return async (): Promise<ShopCost | undefined> => {
    const metrics = await deps.nights.metrics();
    if (!metrics) return undefined;
    const volume = await volumeOf(deps, metrics);
    return { night: metrics.date, volume, ...deps.reckon(volume, volume.months) };
  };
}

async function volumeOf(
  { nights, runs, sending }: ReadCostDeps,
  metrics: NightlyMetrics,
): Promise<CountedVolume> {
  const last = parseDay(metrics.date) ?? 0;
  const first = last - MONTH_DAYS + 1;
  const [trend = [], mailed] = await Promise.all([readLatest(runs, "trend"), sending.mailed(first, last)]);
  const days = (date: string | undefined) => last - (parseDay(date ?? "") ?? last);
  // A night that is missing counts nothing less; a shop that is younger than a month has counted for fewer days.
  const toAMonth = MONTH_DAYS / Math.min(MONTH_DAYS, days(trend[0]?.date) + 1);
  const earlier = trend.find(({ date }) => date >= formatDay(first - 1) && date < metrics.date)?.date;
  const before = earlier === undefined ? undefined : await nights.metricsOf(earlier);
  const mails = Math.round(sum(mailed.segments) * toAMonth);
  const issued = (of: NightlyMetrics | undefined) => of?.offers?.total.issued ?? 0;
  const codes =
    Math.max(0, issued(metrics) - issued(before)) * (before ? MONTH_DAYS / days(before.date) : toAMonth);
  const { customers } = metrics;
  const facts = trend.flatMap(({ date, facts }): readonly StoredFacts[] =>
    facts === undefined ? [] : [{ date, facts }],
  );
  const more = factsOfAMonth(facts);
  const events =
    more === undefined ? customers * EVENTS_A_CUSTOMER : Math.max(0, more - mails * FACTS_A_MAIL);
  return {
    ...{ customers, mails, codes: Math.round(codes), loyalty: metrics.loyalty !== undefined },
    events: Math.round(events),
    eventsAre: more === undefined ? "assumed" : "counted",
    orders: Math.round((metrics.orders * MONTH_DAYS) / metrics.periodDays),
    months: more ? Math.max(1, (facts.at(-1)?.facts ?? 0) / more) : 1,
  };
}

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);
