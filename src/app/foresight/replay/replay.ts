import { type Day, type Instant, instantAt } from "../../../domain/basics/calendar.ts";
import type { Fact } from "../../../domain/facts/facts.ts";
import { NIGHT_BEGINS } from "../../../domain/night/begins.ts";
import { makeBase } from "./base.ts";
import { makeLedger } from "./ledger.ts";
import { makePlainNight } from "./plain-night.ts";
import { type Fits, makeQuickNight } from "./quick-night.ts";
import { makeReplayShop } from "./shop.ts";
import type { ReplayStores } from "./stores.ts";

export interface Replay {
  /** First and last day of the shop's time zone, both included. */
  readonly from: Day;
  readonly to: Day;
  readonly timeZone: string;
  /** The shop's own, ascending by when they were received. */
  readonly facts: readonly Fact[];
  /** How often the models are learnt; `plain`: daily, and every night looks at everybody, which takes long. */
  readonly fit: Fits | "plain";
  /** Told after every night. */
  readonly onNight?: (day: Day) => void;
}

/**
 * Plays a stretch of a shop's life: what the shop was told comes in when it came, nights begin at their hour, cohorts wake
 * when their steps are due. What came before the stretch is folded first; the night before it only takes stock, as the
 * first night of every shop does.
 */
export async function replayed(
  stores: ReplayStores,
  { from, to, timeZone, facts, fit, onNight }: Replay,
): Promise<void> {
  const begins = instantAt(timeZone, from - 1, NIGHT_BEGINS);
  let now: Instant = begins;
  const clock = { now: () => now };
  const base = makeBase(stores.customers);
  const ledger = makeLedger(stores.codes);
  const live = instantAt(timeZone, from, 0);
  const shop = makeReplayShop({ ...stores, customers: base.customers, codes: ledger.codes }, clock, {
    facts,
    live,
  });
  const { stream, cohorts, campaigns } = shop;
  const night = fit === "plain" ? makePlainNight(shop) : makeQuickNight({ base, ledger }, fit)(shop);
  const ends = instantAt(timeZone, to + 1, 0);
  const published = await stores.config.current();
  if (published) campaigns.schedule(published.bundle, live, ends);
  const nightOf = (day: Day) => instantAt(timeZone, day, NIGHT_BEGINS);

  await stream.arrive(begins);
  for (let past = stream.take(ends); past.length > 0; past = stream.take(ends)) await shop.fold(past);
  for (let day = from - 1; ; ) {
    const next = Math.min(stream.next(), cohorts.next(), campaigns.next(), nightOf(day));
    now = Math.max(now, next);
    if (now >= ends) return;
    const isNews = (await stream.arrive(now)) > 0;
    const folding = stream.take(now);
    if (folding.length > 0) await shop.fold(folding);
    else if (isNews) continue;
    else if (campaigns.next() <= now) await campaigns.run(shop.campaignStep);
    else if (cohorts.next() <= now) await cohorts.run(shop.chainStep);
    else if (nightOf(day) <= now) {
      await night();
      onNight?.(day);
      day += 1;
    }
  }
}
