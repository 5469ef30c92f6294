import { type Day, dayOf, formatDay, type Instant, parseDay } from "../../../domain/basics/calendar.ts";
import { lastWeekday } from "../../../domain/basics/weekday.ts";
import { campaignChain } from "../../../domain/campaigns/chain-of.ts";
import type { Bundle } from "../../../domain/config/bundle.ts";
import { type Localised, localised } from "../../../domain/config/localised.ts";
import type { Store } from "../../../domain/config/store.ts";
import { lastDaysOf } from "../../../domain/offers/budgets/claims.ts";
import type { BudgetStore } from "../../../ports/budgets.ts";
import type { CampaignStore } from "../../../ports/campaigns.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { ConfigStore } from "../../../ports/config.ts";
import type { RunStore } from "../../../ports/nightly.ts";
import type { ResultsFiles } from "../../../ports/results-files.ts";
import { dateChains } from "../../nightly/dates.ts";
import { readLatest } from "../../nightly/documents.ts";
import type { Nights } from "../../nightly/read.ts";
import { type BudgetLine, makeReadBudgets } from "../../offers/read-budgets.ts";
import { readDays, readState } from "../../results/documents.ts";
import { campaignItems } from "./campaigns.ts";
import { type GoneDay, goneOn } from "./gone.ts";
import type { CalendarItem, DatedItem } from "./item.ts";

export interface OutgoingCalendar {
  readonly currency: string | null;
  /** The shop's today, and the last day that is looked at. */
  readonly today: string;
  readonly until: string;
  /** Days with something on them, from today on. */
  readonly days: readonly { readonly day: string; readonly items: readonly CalendarItem[] }[];
  /** Up to today, oldest first. */
  readonly gone: readonly GoneDay[];
  /** Who is in a chain now: when they get what depends on what they do. Most first. */
  readonly waiting: readonly {
    readonly chain: string;
    readonly customers: number;
    readonly paused: boolean;
  }[];
  /** What `gone` and `waiting` hold came before this; null before the first night. */
  readonly countedUntil: Instant | null;
  /** Loyalty points that end within 30 days of the last night; null without a programme. */
  readonly pointsExpiring: number | null;
  /** No marketing mail goes in these hours on the customer's own clock. */
  readonly quietHours: NonNullable<Store["quiet_hours"]> | null;
  /** Of chains and campaigns (`campaign:ID`) of the version in force, by language. */
  readonly names: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface ReadCalendarDeps {
  readonly config: Pick<ConfigStore, "current" | "pausedChains">;
  readonly campaigns: Pick<CampaignStore, "list">;
  readonly budgets: Pick<BudgetStore, "counters">;
  readonly runs: RunStore;
  readonly nights: Pick<Nights, "metrics">;
  readonly files: ResultsFiles;
  readonly clock: Clock;
}

const DAYS_AHEAD = 30;
const DAYS_BACK = 14;

/** What is known to go out in the days to come, and what went out in those before: from documents and settings alone. */
export function makeReadCalendar(deps: ReadCalendarDeps) {
  const readBudgets = makeReadBudgets(deps);
  return async (): Promise<OutgoingCalendar> => {
    const now = deps.clock.now();
    const [published, paused, started, state, upcoming, night, { budgets }] = await Promise.all([
      deps.config.current(),
      deps.config.pausedChains(),
      deps.campaigns.list(),
      readState(deps.files),
      readLatest(deps.runs, "upcoming"),
      deps.nights.metrics(),
      readBudgets(),
    ]);
    const bundle = published?.bundle;
    const today = dayOf(bundle?.store.time_zone ?? "UTC", now);
    const span = { today, until: today + DAYS_AHEAD - 1 };
    const items = bundle
      ? [
          ...(await campaignItems({ runs: deps.runs, bundle, started, paused, now })),
          ...dateItems(bundle, upcoming?.chains ?? {}, paused),
          ...budgetItems(bundle, budgets, now),
          ...digestItems(bundle.store, span),
        ]
      : [];
    const from = today - DAYS_BACK + 1;
    return {
      currency: bundle?.store.currency ?? null,
      today: formatDay(today),
      until: formatDay(span.until),
      days: daysOf(items, span),
      gone: state ? goneOn(await readDays(deps.files, from, today), from, today) : [],
      waiting: waitingIn(state?.waiting ?? [], paused),
      countedUntil: state?.asOf ?? null,
      pointsExpiring: night?.loyalty?.expiringSoon ?? null,
      quietHours: bundle?.store.quiet_hours ?? null,
      names: bundle ? namesIn(bundle) : {},
    };
  };
}

interface Span {
  readonly today: Day;
  readonly until: Day;
}

function dateItems(
  bundle: Bundle,
  counts: Readonly<Record<string, Readonly<Record<string, number>>>>,
  paused: ReadonlySet<string>,
): readonly DatedItem[] {
  return dateChains(bundle).flatMap(({ id, enter }) =>
    Object.entries(counts[id] ?? {}).flatMap(([name, customers]): readonly DatedItem[] => {
      const day = parseDay(name);
      const item = {
        kind: "dates",
        chain: id,
        attribute: enter.date,
        customers,
        paused: paused.has(id),
      } as const;
      return day === undefined ? [] : [[day, item]];
    }),
  );
}

function budgetItems(bundle: Bundle, budgets: readonly BudgetLine[], now: Instant): readonly DatedItem[] {
  const lastDays = lastDaysOf(bundle, now);
  return budgets.flatMap(({ budget, period, limit, free }): readonly DatedItem[] => {
    const day = lastDays.get(`${budget}@${period}`);
    return day === undefined ? [] : [[day, { kind: "budget-ends", budget, period, limit, free }]];
  });
}

function digestItems({ digest }: Store, { today, until }: Span): readonly DatedItem[] {
  if (!digest) return [];
  const item = { kind: "digest", addresses: digest.to.length } as const;
  const first = lastWeekday(digest.weekday, today + 6);
  return Array.from({ length: Math.max(0, Math.ceil((until - first + 1) / 7)) }, (_, week) => [
    first + 7 * week,
    item,
  ]);
}

function daysOf(items: readonly DatedItem[], { today, until }: Span): OutgoingCalendar["days"] {
  const inSpan = items.filter(([day]) => today <= day && day <= until);
  return [...Map.groupBy(inSpan, ([day]) => day)]
    .sort(([one], [other]) => one - other)
    .map(([day, ofDay]) => ({ day: formatDay(day), items: ofDay.map(([, item]) => item) }));
}

function waitingIn(
  rows: readonly {
    readonly happening: { readonly chain: string };
    readonly count: { readonly count: number };
  }[],
  paused: ReadonlySet<string>,
): OutgoingCalendar["waiting"] {
  const sums = new Map<string, number>();
  for (const { happening, count } of rows)
    sums.set(happening.chain, (sums.get(happening.chain) ?? 0) + count.count);
  return [...sums]
    .map(([chain, customers]) => ({ chain, customers, paused: paused.has(chain) }))
    .filter(({ customers }) => customers > 0)
    .sort((a, b) => b.customers - a.customers);
}

function namesIn({ chains, campaigns, store }: Bundle): OutgoingCalendar["names"] {
  const inAll = (name: Localised) =>
    Object.fromEntries(store.languages.map((language) => [language, localised(name, language)]));
  return Object.fromEntries([
    ...Object.entries(chains).map(([id, { name }]) => [id, inAll(name)] as const),
    ...Object.entries(campaigns).map(([id, { name }]) => [campaignChain(id), inAll(name)] as const),
  ]);
}
