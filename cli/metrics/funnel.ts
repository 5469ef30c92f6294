import type { NightlyMetrics } from "../../src/app/nightly/documents.ts";
import type { FunnelCounts, FunnelRow } from "../../src/domain/night/funnel.ts";
import { number, percent } from "../terminal/terminal.ts";
import { type Column, tableOf } from "./table.ts";

interface Row extends FunnelRow {
  readonly name: string;
}

const LOST_BEFORE = {
  cart: "to the cart",
  checkout: "cart to checkout",
  ordered: "checkout to order",
  orderedAgain: "to the second order",
} as const satisfies Record<NonNullable<FunnelRow["mostLostBefore"]>, string>;

type Count = keyof FunnelCounts;
type Rate = "shareOfCarts" | "shareOfCheckouts" | "shareOfOrders" | "shareOfSecondOrders";

const count = (name: string, title: string, of: Count, spare = false): Column<Row> => ({
  ...{ name, title, spare },
  value: (row) => row[of],
  shown: (row) => number(row[of]),
});

/** A step, with its share of the one before it; files have the two apart. */
const step = (name: string, title: string, of: Count, rate: Rate): readonly Column<Row>[] => [
  {
    ...{ name, title },
    value: (row) => row[of],
    shown: (row) => {
      const share = row[rate];
      return share === null ? number(row[of]) : `${number(row[of])} ${percent(share)}`;
    },
  },
  { name: `${name}_share`, title: "", value: (row) => row[rate] ?? undefined, shown: null },
];

const columnsOf = (name: string, title: string): readonly Column<Row>[] => [
  { name, title, value: (row) => row.name },
  count("people", "people", "people", true),
  count("visited", "visited", "visited"),
  ...step("cart", "cart", "cart", "shareOfCarts"),
  ...step("checkout", "checkout", "checkout", "shareOfCheckouts"),
  ...step("ordered", "order", "ordered", "shareOfOrders"),
  ...step("ordered_again", "second", "orderedAgain", "shareOfSecondOrders"),
  {
    ...{ name: "most_lost_before", title: "most are lost", spare: true },
    value: (row) => row.mostLostBefore ?? undefined,
    shown: (row) => (row.mostLostBefore === null ? "–" : LOST_BEFORE[row.mostLostBefore]),
  },
  count("elsewhere", "ordered unseen", "elsewhere", true),
  count("elsewhere_again", "and again", "elsewhereAgain", true),
];

const rowsOf = (rows: Readonly<Record<string, FunnelRow>>): Row[] =>
  Object.entries(rows).map(([name, row]) => ({ name, ...row }));

const NOTE =
  "Percent are of the step before. Whoever came farther counts in every step until there. Ordered unseen: the site had not seen them by the day of their first order, and no step counts them.";

export const FUNNEL = tableOf<Row>({
  title: "Where customers are lost, by the month in which they were first seen",
  rows: ({ funnel }) =>
    funnel.all.people === 0 ? [] : [...rowsOf(funnel.months), { name: "all", ...funnel.all }],
  columns: () => columnsOf("month", "month"),
  note: () => `${NOTE} The last months have had less time to order, and to order again.`,
  none: () => "nobody has been seen yet",
});

export const ENTRY_POINT_FUNNEL = tableOf<Row>({
  title: "Where customers are lost, by where they came in",
  rows: ({ funnel }: NightlyMetrics) =>
    rowsOf(funnel.entryPoints).toSorted((one, other) => other.people - one.people),
  columns: () => columnsOf("entry_point", "entry point"),
  note: () => `${NOTE} (none): they have signed up nowhere.`,
  none: () => "nobody has been seen yet",
});
