import type { Grouping, SecondOrderRow } from "../../src/domain/night/second-orders.ts";
import { FEWEST } from "../../src/domain/night/second-orders.ts";
import { number, percent } from "../terminal/terminal.ts";
import { tableOf } from "./table.ts";

interface Row extends SecondOrderRow {
  readonly by: Grouping;
}

const BY = {
  deliveryTime: "delivery",
  category: "category",
  discount: "discount",
  refund: "refund",
} as const satisfies Record<Grouping, string>;
const GROUPINGS: readonly Grouping[] = ["deliveryTime", "category", "discount", "refund"];

export const SECOND_ORDERS = tableOf<Row>({
  title: "Who orders a second time, by what the first order was like",
  rows: ({ secondOrders }) => GROUPINGS.flatMap((by) => secondOrders[by].map((row) => ({ by, ...row }))),
  columns: () => [
    { name: "by", title: "by", value: ({ by }) => by, shown: ({ by }) => BY[by] },
    { name: "group", title: "group", value: ({ group }) => group },
    {
      ...{ name: "customers", title: "customers" },
      value: ({ customers }) => customers,
      shown: ({ customers }) => number(customers),
    },
    {
      ...{ name: "again_within", title: "again" },
      value: ({ within }) => within,
      shown: ({ within, share }) =>
        share === null ? "too few" : `${number(within)} ${percent(share.share)}`,
    },
    { name: "share", title: "", value: ({ share }) => share?.share, shown: null },
    { name: "low", title: "", value: ({ share }) => share?.low, shown: null },
    {
      ...{ name: "high", title: "95 in 100" },
      value: ({ share }) => share?.high,
      shown: ({ share }) => (share === null ? "–" : `${percent(share.low)} to ${percent(share.high)}`),
    },
    {
      ...{ name: "again_ever", title: "by now", spare: true },
      value: ({ ever }) => ever,
      shown: ({ ever }) => number(ever),
    },
  ],
  note: ({ secondOrders: { days, firstOrders } }) =>
    `Again: ordered on another day within ${days} days. First orders from ${firstOrders.from} to ${firstOrders.to}: each is at least ${days} days old, so that all have had the same time. 95 in 100: where the true share lies, 95 times in 100. Of fewer than ${FEWEST} customers no share is told; smaller categories are together under (others). A difference between two rows is no proof of its cause.`,
  none: ({ secondOrders: { days } }) => `no first order of the last two years is ${days} days old yet`,
});
