import type { Day } from "../basics/calendar.ts";
import { campaignIn } from "../campaigns/chain-of.ts";
import { type Count, NOTHING, plus, type Row } from "./counts.ts";
import { type Happening, OUTCOMES, type Outcome } from "./happening.ts";

/** By what a table of results is divided, within each chain. */
export const DIVISIONS = [
  "chain",
  "version",
  "step",
  "template",
  "variant",
  "offer",
  "tier",
  "reason",
  "day",
] as const;
export type Division = (typeof DIVISIONS)[number];

/** Which rows a reader is interested in; all when empty. */
export interface Selection {
  readonly chain?: string;
  readonly version?: number;
  readonly step?: number;
  readonly template?: string;
  readonly variant?: string;
  readonly offer?: string;
  readonly tier?: string;
  readonly reason?: string;
}

/** What names a line of a table: the chain, and what it is divided by. Null: those that have none. */
export type LineName = Pick<Happening, "chain"> &
  Partial<Pick<Happening, "version" | "step" | "template" | "variant" | "offer" | "tier" | "reason">> & {
    readonly day?: Day;
  };

export interface Money {
  readonly orders: number;
  readonly revenue: number;
  readonly discounts: number;
  readonly margin: number;
}

export interface ResultLine {
  readonly name: LineName;
  readonly campaign: boolean;
  readonly counts: Readonly<Record<Outcome, number>>;
  /** Sent, less what came back. */
  readonly delivered: number;
  readonly skippedBy: Readonly<Record<string, number>>;
  /** Of windows that closed; `closed` is how many. */
  readonly orders: Money & { readonly closed: number };
  readonly heldOutOrders: Money & { readonly closed: number };
  readonly attributed: Pick<Money, "orders" | "revenue">;
}

/**
 * What entries come to is asked of a chain, a version or a day as a whole; everything finer is of messages. A customer who
 * got three mails and ordered once ordered once by the entry, and after each of the mails.
 */
export const isOfEntries = (by: Division, { step }: Selection): boolean =>
  step === undefined && (by === "chain" || by === "version" || by === "day");

const BY_ENTRY_OR_MESSAGE: ReadonlySet<Outcome> = new Set(["held-out", "ordered"]);

/** Whether a row is part of what is asked for. */
export function isSelected({ happening }: Row, selection: Selection): boolean {
  return (Object.entries(selection) as [keyof Selection, unknown][]).every(
    ([name, wanted]) => wanted === undefined || happening[name] === wanted,
  );
}

/** A row on a day; undefined of what is so now. */
export type DatedRow = Row & { readonly day?: Day };

/** The table of results: a line for each chain and what it is divided by, in alphabetical order. */
export function reportOf(
  rows: Iterable<DatedRow>,
  by: Division,
  selection: Selection = {},
): readonly ResultLine[] {
  const ofEntries = isOfEntries(by, selection);
  const groups = new Map<string, { readonly name: LineName; readonly rows: Row[] }>();
  for (const row of rows) {
    const { happening, day } = row;
    if (!isSelected(row, selection)) continue;
    if (BY_ENTRY_OR_MESSAGE.has(happening.outcome) && (happening.step === null) !== ofEntries) continue;
    const name = nameOf(happening, by, day);
    if (!name) continue;
    const key = JSON.stringify(name);
    const group = groups.get(key) ?? { name, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()]
    .map(({ name, rows: ofLine }) => lineOf(name, ofLine))
    .sort((one, other) => compared(one.name, other.name));
}

function nameOf(happening: Happening, by: Division, day: Day | undefined): LineName | undefined {
  const { chain, version, step, template, variant, offer, tier, reason } = happening;
  switch (by) {
    case "chain":
      return { chain };
    case "version":
      return { chain, version };
    case "day":
      return day === undefined ? undefined : { chain, day };
    case "step":
      return step === null ? undefined : { chain, step };
    case "template":
      return template === null ? undefined : { chain, step, template };
    case "variant":
      return template === null ? undefined : { chain, step, template, variant };
    case "offer":
      return template === null ? undefined : { chain, offer };
    case "tier":
      return template === null ? undefined : { chain, offer, tier };
    case "reason":
      return reason === null ? undefined : { chain, reason };
    default:
      return by satisfies never;
  }
}

function lineOf(name: LineName, rows: readonly Row[]): ResultLine {
  const sums = new Map<Outcome, Count>();
  const skippedBy: Record<string, number> = {};
  for (const { happening, count } of rows) {
    const { outcome, reason } = happening;
    sums.set(outcome, plus(sums.get(outcome) ?? NOTHING, count));
    if (outcome === "skipped" && reason !== null) skippedBy[reason] = (skippedBy[reason] ?? 0) + count.count;
  }
  const sum = (outcome: Outcome) => sums.get(outcome) ?? NOTHING;
  const counts = Object.fromEntries(
    OUTCOMES.map((outcome) => [outcome, sum(outcome).count]),
  ) as ResultLine["counts"];
  return {
    name,
    campaign: campaignIn(name.chain) !== undefined,
    counts,
    delivered: Math.max(0, sum("sent").count - sum("bounced").count),
    skippedBy,
    orders: moneyOf(sum("ordered")),
    heldOutOrders: moneyOf(sum("ordered-held-out")),
    attributed: { orders: sum("attributed").orders, revenue: sum("attributed").revenue },
  };
}

const moneyOf = ({ of: closed, orders, revenue, discounts, margin }: Count) => ({
  ...{ closed, orders, revenue, discounts, margin },
});

/** By each part of the name: numbers as such, what is missing first. */
function compared(one: LineName, other: LineName): number {
  const [left, right] = [Object.values(one), Object.values(other)];
  for (const [at, value] of left.entries()) {
    const against = right[at];
    if (value === against) continue;
    if (value === null || against === null) return value === null ? -1 : 1;
    return value < (against ?? "") ? -1 : 1;
  }
  return 0;
}
