import pc from "picocolors";
import type { NightlyMetrics, UnseenTotal } from "../../src/app/nightly/documents.ts";
import { toMajor } from "../../src/domain/basics/money.ts";
import type { FirstOrderMonthRow } from "../../src/domain/night/first-order-months.ts";
import type { GroupMetrics } from "../../src/domain/night/metrics-of-the-day.ts";
import { TABLE_NAMES, TABLES, type TableName } from "../metrics/tables.ts";
import { days, grid, money, number, pairs, percent } from "../terminal/terminal.ts";
import { UNSEEN_KINDS } from "./unseen-page.ts";

/** A year and the month that is not over: what a terminal has room for. */
const MONTHS_SHOWN = 13;

/** Of one table among the others; `comeback metrics NAME` has all. */
const ROWS_SHOWN = 15;

/** The metrics for a person to read, on a terminal of so many columns. */
export function metricsPage(metrics: NightlyMetrics, width = process.stdout.columns): string {
  const { run, period, periodBefore, currency, churnModel } = metrics;
  const sum = (amount: number | null) => (amount === null ? "–" : money(Math.round(amount), currency));
  return [
    `${pc.bold(run)}  ${pc.dim(`period ${period.from} to ${period.to}, compared with ${periodBefore.from} to ${periodBefore.to}`)}`,
    section("Who there is", pairs(base(metrics))),
    section("Who came, stayed and left", pairs(movement(metrics))),
    section("What they bought", pairs(sales(metrics, sum))),
    section("How long it takes", pairs(waits(metrics))),
    section("What customers are worth", pairs(worth(metrics, sum))),
    section("Who came back, by month of the first order", retentionTable(metrics.cohorts)),
    section(`What each of them has spent until then, ${currency}`, valueTable(metrics.cohorts, currency)),
    section("Segments", groupTable("segment", metrics.segments, sum)),
    section("RFM segments", groupTable("RFM segment", metrics.rfmSegments, sum)),
    section("Tiers", groupTable("tier", metrics.tiers, sum)),
    ...(Object.keys(metrics.entryPoints).length > 0 || Object.keys(metrics.signUps ?? {}).length > 0
      ? [section("Where people came in", entryPointTable(metrics, sum))]
      : []),
    section("Where the value at risk is: segments", riskTable("segment", metrics.segments, sum)),
    section("Where the value at risk is: RFM segments", riskTable("RFM segment", metrics.rfmSegments, sum)),
    section("Where the value at risk is: tiers", riskTable("tier", metrics.tiers, sum)),
    ...TABLE_NAMES.map((name) => shortened(name, metrics, width)),
    ...(metrics.notUnderstood?.length
      ? [section("Not understood, the day before", unseenTotals(metrics.notUnderstood))]
      : []),
    `\n${pc.dim(`churn model ${churnModel}; definitions: docs/metrics.md`)}`,
  ].join("\n");
}

/** One table with all of its rows. */
export function tablePage(
  name: TableName,
  metrics: NightlyMetrics,
  width: number | undefined = process.stdout.columns,
): string {
  const { title, text } = TABLES[name];
  return [`${pc.bold(title)}  ${pc.dim(`as of ${metrics.run}`)}`, text(metrics, width)].join("\n");
}

/** The last months, and the first rows of the others. */
function shortened(name: TableName, metrics: NightlyMetrics, width: number | undefined): string {
  const { title, text } = TABLES[name];
  return section(
    `${title}  ${pc.dim(name)}`,
    text(metrics, width, name === "funnel" ? undefined : ROWS_SHOWN),
  );
}

const section = (title: string, body: string) => `\n${pc.bold(title)}\n${body}`;
const share = (value: number | null) => (value === null ? "–" : percent(value));

function base(night: NightlyMetrics) {
  return [
    ["customers", number(night.customers)],
    ["have never bought", `${number(night.nonBuyers)}, ${share(night.shareOfNonBuyers)}`],
    ["have bought once", `${number(night.oneTimeBuyers)}, ${share(night.shareOfOneTimeBuyers)}`],
    ["have bought again", `${number(night.repeatBuyers)}, ${share(night.shareOfRepeatBuyers)}`],
    ["repeat purchase rate", share(night.repeatPurchaseRate)],
  ] as const;
}

function movement(night: NightlyMetrics) {
  return [
    ["joined", number(night.joined)],
    [
      "active",
      `${number(night.activeCustomers)}, in the period before ${number(night.activeCustomersBefore)}`,
    ],
    ["new buyers", number(night.newCustomers)],
    ["stayed", number(night.retainedCustomers)],
    ["came back after a pause", number(night.reactivatedCustomers)],
    ["retention rate", share(night.retentionRate)],
    ["churn rate", share(night.churnRate)],
    ["reactivation rate", share(night.reactivationRate)],
  ] as const;
}

function sales(night: NightlyMetrics, sum: (amount: number | null) => string) {
  return [
    ["orders", number(night.orders)],
    ["revenue, net of refunds", sum(night.revenue)],
    ["average order", sum(night.averageOrder)],
    ["revenue per active customer", sum(night.revenuePerCustomer)],
    [
      "orders per active customer",
      night.purchaseFrequency === null ? "–" : night.purchaseFrequency.toFixed(2),
    ],
    ["revenue from repeat orders", share(night.shareOfRepeatRevenue)],
  ] as const;
}

function waits(night: NightlyMetrics) {
  const within = Object.entries(night.secondOrderWithin)
    .filter(([, value]) => value !== null)
    .map(([limit, value]) => `${share(value)} in ${limit} days`);
  const mean = night.meanDaysBetweenOrders;
  return [
    ["median to the second order", days(night.medianDaysToSecondOrder)],
    ["have a second order", within.join(", ") || "–"],
    ["median between orders", days(night.medianDaysBetweenOrders)],
    ["mean of ended gaps", mean === null ? "–" : `${mean.toFixed(1)} days`],
  ] as const;
}

function worth(night: NightlyMetrics, sum: (amount: number | null) => string) {
  return [
    ["spent by a buyer so far", sum(night.historicLifetimeValue)],
    ["expected of a buyer in a year", sum(night.predictedLifetimeValue)],
    ["expected of all in the next period", sum(night.expectedRevenue)],
    ["value at risk", sum(night.valueAtRisk)],
  ] as const;
}

const unseenTotals = (totals: readonly UnseenTotal[]) =>
  grid(
    ["source", "what", "times"],
    totals.map(({ source, kind, count }) => [source, UNSEEN_KINDS[kind], number(count)]),
  );

/** Share who bought in each month since the first order; the last of each row is a month that is not over. */
export function retentionTable(cohorts: readonly FirstOrderMonthRow[]): string {
  return cohortGrid(cohorts, ({ retention }) => retention.map((value) => `${Math.round(value * 100)}%`));
}

/** In whole units of the currency. */
function valueTable(cohorts: readonly FirstOrderMonthRow[], currency: string): string {
  return cohortGrid(cohorts, ({ lifetimeValue }) =>
    lifetimeValue.map((amount) => number(Math.round(toMajor({ amount, currency })))),
  );
}

function cohortGrid(
  cohorts: readonly FirstOrderMonthRow[],
  cells: (row: FirstOrderMonthRow) => readonly string[],
): string {
  if (cohorts.length === 0) return "  nobody's first order is in the last 24 months";
  const shown = cohorts.slice(-MONTHS_SHOWN);
  const columns = Math.max(...shown.map(({ retention }) => retention.length));
  const months = Array.from({ length: Math.min(columns, MONTHS_SHOWN) }, (_, month) => `+${month}`);
  const rows = shown.map((row) => {
    const shownCells = cells(row).slice(0, MONTHS_SHOWN);
    return [row.month, number(row.customers), ...months.map((_, month) => shownCells[month] ?? "")];
  });
  return grid(["month", "buyers", ...months], rows);
}

function groupTable(title: string, groups: GroupMetrics, sum: (amount: number | null) => string): string {
  const rows = Object.entries(groups).map(([name, group]) => [
    name,
    number(group.customers),
    share(group.shareOfCustomers),
    sum(group.revenue),
    share(group.shareOfRevenue),
    sum(group.spent),
    share(group.shareOfSpent),
  ]);
  return grid([title, "customers", "share", "revenue", "share", "spent ever", "share"], rows);
}

/** Most people first. Looks and sign-ups are those of the period; people and what they bought, of all times. */
function entryPointTable(
  { entryPoints, signUps = {}, forms }: NightlyMetrics,
  sum: (amount: number | null) => string,
): string {
  const looks = forms?.points ?? {};
  const names = [...new Set([entryPoints, signUps, looks].flatMap((counts) => Object.keys(counts)))];
  const counted = (count: number | undefined) => (count === undefined ? "–" : number(count));
  const people = (name: string) => entryPoints[name]?.people ?? 0;
  const rows = names
    .toSorted((one, other) => people(other) - people(one))
    .map((name) => {
      const { buyers = 0, repeatBuyers = 0, spent = 0 } = entryPoints[name] ?? {};
      const { asked, confirmedShare = null } = signUps[name] ?? {};
      return [
        name,
        counted(looks[name]?.shown),
        counted(looks[name]?.sent),
        counted(asked),
        share(confirmedShare),
        number(people(name)),
        number(buyers),
        number(repeatBuyers),
        sum(spent),
      ];
    });
  return grid(
    [
      "entry point",
      "shown",
      "sent",
      "asked",
      "confirmed",
      "people",
      "first order",
      "second order",
      "spent ever",
    ],
    rows,
  );
}

/** Most at risk first; groups without buyers have nothing to lose. */
function riskTable(title: string, groups: GroupMetrics, sum: (amount: number | null) => string): string {
  const rows = Object.entries(groups)
    .filter(([, { valueAtRisk }]) => valueAtRisk !== null)
    .toSorted(([, one], [, other]) => (other.valueAtRisk ?? 0) - (one.valueAtRisk ?? 0))
    .map(([name, group]) => [
      name,
      sum(group.valueAtRisk),
      share(group.shareOfValueAtRisk),
      sum(group.predictedLifetimeValue),
      sum(group.expectedRevenue),
    ]);
  if (rows.length === 0) return "  nobody has bought yet";
  return grid([title, "value at risk", "share", "a buyer, in a year", "next period"], rows);
}
