import type { TrendRow } from "../../api/overview.ts";
import type { Formats } from "../../format/formats.ts";

/** Figures of a night that can be drawn over time, in the order in which they are offered. */
export const METRICS = [
  "revenue",
  "orders",
  "averageOrder",
  "customers",
  "mailable",
  "buyers",
  "repeatPurchaseRate",
  "retentionRate",
  "churnRate",
] as const;
export type Metric = (typeof METRICS)[number];

interface Kind {
  readonly kind: "money" | "count" | "share";
  readonly of: (row: TrendRow) => number | null;
  /** Whether more of it is welcome. */
  readonly up: "good" | "bad";
}

const KINDS: Readonly<Record<Metric, Kind>> = {
  revenue: { kind: "money", of: ({ revenue }) => revenue, up: "good" },
  orders: { kind: "count", of: ({ orders }) => orders, up: "good" },
  averageOrder: { kind: "money", of: ({ averageOrder }) => averageOrder, up: "good" },
  customers: { kind: "count", of: ({ customers }) => customers, up: "good" },
  mailable: { kind: "count", of: ({ mailable }) => mailable, up: "good" },
  buyers: { kind: "count", of: buyersOf, up: "good" },
  repeatPurchaseRate: { kind: "share", of: ({ repeatPurchaseRate }) => repeatPurchaseRate, up: "good" },
  retentionRate: { kind: "share", of: ({ retentionRate }) => retentionRate, up: "good" },
  churnRate: { kind: "share", of: ({ churnRate }) => churnRate, up: "bad" },
};

export function buyersOf({ oneTimeBuyers, repeatBuyers }: TrendRow): number {
  return oneTimeBuyers + repeatBuyers;
}

export const figureOf = (metric: Metric, row: TrendRow): number | null => KINDS[metric].of(row);

/** How a figure is written, at length or for an axis. */
export function writerOf(metric: Metric, formats: Formats, currency: string, isShort = false) {
  switch (KINDS[metric].kind) {
    case "money":
      return (value: number) => (isShort ? formats.moneyShort : formats.money)(Math.round(value), currency);
    case "count":
      return isShort ? formats.countShort : formats.count;
    case "share":
      return (value: number) => formats.percent(value);
    default:
      return KINDS[metric].kind satisfies never;
  }
}

export interface Trend {
  readonly text: string;
  readonly tone: "good" | "bad" | "even";
}

/** How a figure moved from one night to another: in percent, of a share in points. Undefined where one of them is not known. */
export function trendOf(
  metric: Metric,
  now: TrendRow | undefined,
  before: TrendRow | undefined,
  { formats, points }: { readonly formats: Formats; readonly points: (change: string) => string },
): Trend | undefined {
  const { kind, of, up } = KINDS[metric];
  const [value, earlier] = [now && of(now), before && of(before)];
  if (value == null || earlier == null || (kind !== "share" && earlier === 0)) return undefined;
  const moved = kind === "share" ? value - earlier : value / earlier - 1;
  const isEven = Math.abs(moved) < 0.0005;
  const tone = isEven ? "even" : moved > 0 === (up === "good") ? "good" : "bad";
  const text = kind === "share" ? points(formats.signed(100 * moved)) : formats.change(moved);
  return { text, tone };
}
