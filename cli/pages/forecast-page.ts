import pc from "picocolors";
import type { ForecastReport } from "../../src/app/nightly/read-forecast.ts";
import { toMajor } from "../../src/domain/basics/money.ts";
import type { Figure, Unknown } from "../../src/domain/foresight/expected.ts";
import type { BaseFigure, Calibration } from "../../src/domain/foresight/forecast.ts";
import { grid, number, percent, wrapped } from "../terminal/terminal.ts";

const WHY = {
  "few-buyers": "not known yet: fewer than 50 have bought",
  "few-first-orders": "not known yet: fewer than 20 first orders in a year",
  "few-newcomers": "not known yet: fewer than 20 orders of newcomers lately",
  "too-new": "not known yet: it takes two whole weeks",
  "not-measured": "not known yet",
  "not-trusted": "its hold-out is not to be trusted",
} as const satisfies Record<Unknown, string>;

const NAMES = {
  orders: "orders of buyers",
  revenue: "revenue of buyers",
  firstOrders: "first orders",
  newcomerOrders: "orders of who is not yet here",
  newcomerRevenue: "revenue of who is not yet here",
  mails: "mails of chains",
  discounts: "discounts of chains",
} as const satisfies Record<BaseFigure, string>;

/** The forecast of the base and of every chain, and how earlier ones have turned out. */
export function forecastPage({ through, currency, ahead, learned, calibration }: ForecastReport): string {
  const cash = figureWriter((value) => wholeMoney(value, currency));
  return [
    `What the base of ${pc.bold(through)} will bring after that day, nine times in ten between the numbers in brackets`,
    ...ahead.flatMap(({ days, base, chains }) => [
      `Next ${days} days\n${grid(
        ["", "expected"],
        [
          [NAMES.orders, counted(base.orders)],
          [NAMES.revenue, cash(base.revenue)],
          ...(base.margin ? [["margin of buyers", cash(base.margin)]] : []),
          [NAMES.firstOrders, counted(base.firstOrders)],
          [NAMES.newcomerOrders, counted(base.newcomerOrders)],
          [NAMES.newcomerRevenue, cash(base.newcomerRevenue)],
          [NAMES.mails, counted(base.mails)],
          [NAMES.discounts, cash(base.discounts)],
        ],
      )}`,
      grid(
        ["chain", "entries", "mails", "discounts", "brings orders", "brings revenue"],
        chains.map(({ chain, paused, entries, mails, discounts, orders, revenue }) => [
          paused ? `${chain} (paused)` : chain,
          ...[counted(entries), counted(mails), cash(discounts), counted(orders), cash(revenue)],
        ]),
      ),
    ]),
    wrapped(learnedText(learned)),
    turnedOut(calibration),
  ].join("\n\n");
}

/** Pence of what has not happened yet say nothing. */
const wholeMoney = (minor: number, currency: string): string =>
  `${number(Math.round(toMajor({ amount: minor, currency })))} ${currency}`;

const figureWriter =
  (write: (value: number) => string) =>
  (figure: Figure): string =>
    figure.known
      ? `${write(figure.expected)} [${write(figure.low)}, ${write(figure.high)}]`
      : WHY[figure.why];

const counted = figureWriter((value) => number(Math.round(value)));

function learnedText({ pastForecasts, seasons, shrunkChains }: ForecastReport["learned"]): string {
  return [
    `The intervals were learned from ${number(pastForecasts)} forecasts that the same rule would have made on earlier days.`,
    seasons === 0
      ? "The season is not known yet: that takes more than a year of orders."
      : `The season was seen in ${number(seasons)} years.`,
    ...(shrunkChains > 0
      ? [
          `Effects of ${number(shrunkChains)} chains are drawn towards one another, the more the less is known of each.`,
        ]
      : []),
  ].join(" ");
}

function turnedOut(calibration: readonly Calibration[]): string {
  if (calibration.length === 0) return "No forecast's days are over yet.";
  const rows = calibration.map(({ days, figure, forecasts, inside, ratio }) => [
    NAMES[figure],
    `${days} days`,
    number(forecasts),
    percent(inside / forecasts),
    ratio === null ? "–" : ratio.toFixed(2),
  ]);
  const head = ["earlier forecasts", "of", "over", "inside", "told / happened"];
  return `Nine in ten should be inside:\n${grid(head, rows)}`;
}
