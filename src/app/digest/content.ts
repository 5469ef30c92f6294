import { toMajor } from "../../domain/basics/money.ts";
import { campaignIn } from "../../domain/campaigns/chain-of.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import { localised } from "../../domain/config/localised.ts";
import type { TrendRow } from "../../domain/night/trend.ts";
import type { Overview } from "../report/read-overview.ts";
import type { Results } from "../results/read-results.ts";
import { type DigestTexts, digestTexts, troubleInWords } from "./texts.ts";

/** A digest as its template shows it: everything in words of the shop's language, nothing of any customer. */
export interface DigestContent {
  readonly language: string;
  readonly subject: string;
  readonly lead: string;
  readonly figures: readonly { readonly name: string; readonly value: string; readonly change: string }[];
  /** Whether there is a night of a week before. */
  readonly compared: boolean;
  readonly changes: readonly string[];
  /** Those that brought most first. */
  readonly chains: readonly {
    readonly name: string;
    readonly sent: string;
    readonly ordered: string;
    readonly revenue: string;
  }[];
  readonly troubles: readonly string[];
}

interface Known {
  readonly overview: Overview;
  /** Absent before the first night that made any. */
  readonly results: Results | undefined;
  readonly bundle: Bundle;
}

type Figure = keyof DigestTexts["figures"];
const WEEK = 7;
const SEGMENTS_TOLD = 3;
const CHAINS_TOLD = 8;

const FIGURES: Readonly<
  Record<
    Figure,
    { readonly kind: "count" | "money" | "share"; readonly of: (row: TrendRow) => number | null }
  >
> = {
  customers: { kind: "count", of: (row) => row.customers },
  mailable: { kind: "count", of: (row) => row.mailable },
  buyers: { kind: "count", of: (row) => buyersOf(row) },
  orders: { kind: "count", of: (row) => row.orders },
  revenue: { kind: "money", of: (row) => row.revenue },
  averageOrder: { kind: "money", of: (row) => row.averageOrder },
  repeatPurchaseRate: { kind: "share", of: (row) => row.repeatPurchaseRate },
  retentionRate: { kind: "share", of: (row) => row.retentionRate },
};

const buyersOf = ({ oneTimeBuyers, repeatBuyers }: TrendRow): number => oneTimeBuyers + repeatBuyers;

/** What the last night knows, beside what the one a week before knew; undefined before the first night. */
export function digestContent({ overview, results, bundle }: Known): DigestContent | undefined {
  const { store } = bundle;
  const nights = [...overview.previous, ...overview.rows];
  const now = nights.at(-1);
  if (!now) return undefined;
  const before = nights.find(({ date }) => date === weekBefore(now.date));
  const language = store.default_language;
  const texts = digestTexts(language);
  const write = writersOf(language, store.currency);
  return {
    language,
    subject: texts.subject(store.name, write.day(now.date)),
    lead: texts.lead(write.day(now.date), store.period_days),
    figures: (Object.keys(FIGURES) as Figure[]).map((figure) => ({
      name: texts.figures[figure],
      value: shownValue(figure, now, write),
      change: before ? changeOf(figure, now, before, { write, texts }) : "",
    })),
    compared: before !== undefined,
    changes: before ? changesBetween(before, now, { bundle, texts, write }) : [],
    chains: chainsOf(results, bundle, write),
    troubles: overview.troubles.map((trouble) => troubleInWords(trouble, texts, write)),
  };
}

function weekBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - WEEK * 86_400_000).toISOString().slice(0, 10);
}

type Writers = ReturnType<typeof writersOf>;

function writersOf(language: string, currency: string) {
  const number = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options);
  const money = number({
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    maximumFractionDigits: 0,
  });
  return {
    count: number({ maximumFractionDigits: 0 }).format,
    money: (minor: number) => money.format(toMajor({ amount: minor, currency })),
    share: number({ style: "percent", maximumFractionDigits: 1 }).format,
    signed: number({ maximumFractionDigits: 1, signDisplay: "exceptZero" }).format,
    signedShare: number({ style: "percent", maximumFractionDigits: 1, signDisplay: "exceptZero" }).format,
    day: (day: string) =>
      new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(day)),
  };
}

function shownValue(figure: Figure, row: TrendRow, write: Writers): string {
  const { kind, of } = FIGURES[figure];
  const value = of(row);
  return value === null ? "–" : write[kind](value);
}

/** Of a share in points, of everything else in percent; nothing where one of both is not known. */
function changeOf(
  figure: Figure,
  now: TrendRow,
  before: TrendRow,
  { write, texts }: { readonly write: Writers; readonly texts: DigestTexts },
): string {
  const { kind, of } = FIGURES[figure];
  const [value, earlier] = [of(now), of(before)];
  if (value === null || earlier === null) return "";
  if (kind === "share") return texts.points(write.signed(100 * (value - earlier)));
  return earlier === 0 ? "" : write.signedShare(value / earlier - 1);
}

function changesBetween(
  before: TrendRow,
  now: TrendRow,
  { bundle, texts, write }: { readonly bundle: Bundle; readonly texts: DigestTexts; readonly write: Writers },
): readonly string[] {
  const counted = (value: number) => ({ value, text: write.count(value) });
  const joined = now.customers - before.customers;
  const bought = buyersOf(now) - buyersOf(before);
  const cameBack = now.repeatBuyers - before.repeatBuyers;
  const { segments, store } = bundle;
  const moved = [...segments.list, segments.otherwise]
    .map(({ id, name }) => ({
      name: localised(name, store.default_language),
      change: (now.segments[id]?.customers ?? 0) - (before.segments[id]?.customers ?? 0),
    }))
    .filter(({ change }) => change !== 0)
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change))
    .slice(0, SEGMENTS_TOLD);
  return [
    ...(joined === 0 ? [] : [(joined > 0 ? texts.joined : texts.fewer)(counted(Math.abs(joined)))]),
    ...(bought > 0 ? [texts.bought(counted(bought))] : []),
    ...(cameBack > 0 ? [texts.cameBack(counted(cameBack))] : []),
    ...moved.map(({ name, change }) => texts.segment(name, write.signed(change))),
  ];
}

function chainsOf(results: Results | undefined, bundle: Bundle, write: Writers): DigestContent["chains"] {
  const sent = (results?.lines ?? []).filter(({ counts }) => counts.sent > 0);
  return sent
    .toSorted((a, b) => b.attributed.revenue - a.attributed.revenue || b.counts.sent - a.counts.sent)
    .slice(0, CHAINS_TOLD)
    .map(({ name: { chain }, counts, attributed }) => ({
      name: nameOf(chain, bundle),
      sent: write.count(counts.sent),
      ordered: write.count(counts.ordered),
      revenue: write.money(attributed.revenue),
    }));
}

/** A chain that the version in force no longer has is shown by its id. */
function nameOf(chain: string, { chains, campaigns, store }: Bundle): string {
  const campaign = campaignIn(chain);
  const found = campaign === undefined ? chains[chain] : campaigns[campaign];
  return found ? localised(found.name, store.default_language) : (campaign ?? chain);
}
