import { makeDemoShop } from "../../examples/demo-shop/shop.ts";
import type { LocalStack } from "../../local/stack.ts";
import type { NightlyMetrics } from "../../src/app/nightly/documents.ts";
import { makeNights } from "../../src/app/nightly/read.ts";
import type { Playing } from "../../src/contracts/page.ts";
import {
  DAY,
  type Day,
  dayOf,
  type Instant,
  instantAt,
  MINUTE,
  parseDay,
} from "../../src/domain/basics/calendar.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import { makeCampaignsOverStore } from "../campaigns/over-store.ts";
import type { startProgress } from "../terminal/progress.ts";
import { Refusal } from "../terminal/refusal.ts";
import { accountOf } from "./account.ts";
import { makeMarketer } from "./marketer.ts";
import { play } from "./play.ts";
import { codeSums, mailLines } from "./results.ts";
import { sendCalls } from "./send-calls.ts";
import { type Summary, summaryOf } from "./summary.ts";

export interface DemoOptions {
  readonly customers: number;
  readonly days: number;
  readonly seed: number;
  /** Day 0, `YYYY-MM-DD`. */
  readonly from?: string;
}

/** Who is told how far the demo is. */
export interface Onlooker {
  readonly startProgress: typeof startProgress;
  say(text: string): void;
  /** For the page. */
  tell(playing: Playing): void;
}

/** Unless said otherwise the demo ends today. */
export function dayZeroOf({ from, days }: DemoOptions, timeZone: string): Day {
  const asked = from === undefined ? undefined : parseDay(from);
  return asked ?? dayOf(timeZone, Date.now()) - days;
}

/** The clock starts just after midnight of day 0: the first night is three hours away. */
export const startOf = (dayZero: Day, timeZone: string): Instant => instantAt(timeZone, dayZero, 0) + MINUTE;

/** When the first night is certainly over. */
const AFTER_FIRST_NIGHT = 4 * 60;
/** The last morning's mails are out by then, and whoever looks around is not kept waiting by quiet hours. */
const NOON = 12 * 60;

/** A year of the demo shop in, the first night as a baseline, then day by day. The stack's clock stands at day 0. */
export async function runDemo(
  stack: LocalStack,
  timeZone: string,
  options: DemoOptions,
  onlooker: Onlooker,
): Promise<Summary> {
  const began = performance.now();
  const { seed, customers, days } = options;
  const start = dayOf(timeZone, stack.clock.now());
  const shop = makeDemoShop({ seed, customers, days, start, timeZone });
  const api = { url: stack.apiUrl, server: stack.serverKey, browser: stack.writeKey };

  const sending = onlooker.startProgress("A year of the demo shop", shop.history.length, "events");
  await sendCalls(api, shop.history, (sent) => {
    sending.update(sent);
    onlooker.tell({ phase: "history", done: sent, total: shop.history.length });
  });
  sending.stop();

  onlooker.say("First night …");
  onlooker.tell({ phase: "night" });
  await stack.settled();
  await stack.clock.advanceTo(instantAt(timeZone, start, AFTER_FIRST_NIGHT));
  const first = await lastNight();

  const end = instantAt(timeZone, start + days, NOON);
  const from = stack.clock.now();
  const marketer = makeMarketer(await campaignsOf(stack), from, days);
  const bundle = await publishedBundle();
  const spend = bundle.loyalty?.rules.at(-1)?.spend;
  const playing = onlooker.startProgress(`Playing ${days} days`, days, "days");
  const played = await play({
    stack,
    shop,
    api,
    marketer,
    leastPoints: spend?.least_points,
    until: end,
    onHour: (now, mails) => {
      const done = Math.min(days, Math.floor((now - from) / DAY));
      playing.update(done, `${mails} mails`);
      onlooker.tell({ phase: "days", done, total: days });
    },
  });
  playing.stop();

  const [mails, codes] = [await mailLines(bundle, stack.clock.now()), await codeSums()];
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  const history = shop.history.length;
  const campaign = await marketer.report();
  const last = await lastNight();
  const account = await accountOf(last, bundle, shop.friends, stack.clock.now());
  return summaryOf({
    ...{ seed, first, last, history, played, mails, codes, account, seconds },
    ...defined({ campaign }),
  });
}

/** What `comeback campaign` does, by the stack's clock. */
async function campaignsOf({ clock, settled }: LocalStack) {
  const wiring = await import("../../src/adapters/wiring.ts");
  const campaigns = makeCampaignsOverStore({
    ...{ campaigns: wiring.campaigns(), campaignRuns: wiring.campaignRuns(), runs: wiring.runs() },
    ...{ config: wiring.config(), customers: wiring.customers(), journal: wiring.journal() },
    ...{ bus: wiring.bus(), clock },
  });
  return { campaigns, settled };
}

async function publishedBundle(): Promise<Bundle> {
  const { config } = await import("../../src/adapters/wiring.ts");
  const published = await config().current();
  if (!published) throw new Refusal("no config is published", 1);
  return published.bundle;
}

async function lastNight(): Promise<NightlyMetrics> {
  const { runs } = await import("../../src/adapters/wiring.ts");
  const metrics = await makeNights(runs()).metrics();
  if (!metrics) throw new Refusal("the nightly job did not run: see .comeback/local.log", 1);
  return metrics;
}
