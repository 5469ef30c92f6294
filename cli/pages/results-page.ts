import pc from "picocolors";
import type { ResultLineAnswer, ResultsAnswer } from "../../src/contracts/answers/results.ts";
import type { CsvValue } from "../../src/domain/basics/csv.ts";
import { toMajor } from "../../src/domain/basics/money.ts";
import { grid, number } from "../terminal/terminal.ts";

/** Columns that a line is named by, in the order in which they are shown. */
const NAMES = ["chain", "version", "step", "template", "variant", "offer", "tier", "reason", "day"] as const;

/** Every figure of a line, by the name of its column in a CSV. Money in minor units. */
const FIGURES: Readonly<Record<string, (line: ResultLineAnswer) => number | null>> = {
  entered: ({ entered }) => entered,
  held_out: ({ heldOut }) => heldOut,
  waiting: ({ waiting }) => waiting,
  left: ({ left }) => left,
  sent: ({ sent }) => sent,
  delivered: ({ delivered }) => delivered,
  skipped: ({ skipped }) => skipped,
  failed: ({ failed }) => failed,
  unknown: ({ unknown }) => unknown,
  silenced: ({ silenced }) => silenced,
  bounced: ({ bounced }) => bounced,
  opened: ({ opened }) => opened,
  opened_by_machine: ({ openedByMachine }) => openedByMachine,
  clicked: ({ clicked }) => clicked,
  unsubscribed: ({ unsubscribed }) => unsubscribed,
  complained: ({ complained }) => complained,
  windows: ({ ordered }) => ordered.windows,
  ordered: ({ ordered }) => ordered.customers,
  orders: ({ ordered }) => ordered.orders,
  revenue: ({ ordered }) => ordered.revenue,
  discounts: ({ ordered }) => ordered.discounts,
  margin: ({ ordered }) => ordered.margin,
  held_out_windows: ({ orderedHeldOut }) => orderedHeldOut.windows,
  held_out_ordered: ({ orderedHeldOut }) => orderedHeldOut.customers,
  held_out_revenue: ({ orderedHeldOut }) => orderedHeldOut.revenue,
  attributed_orders: ({ attributed }) => attributed.orders,
  attributed_revenue: ({ attributed }) => attributed.revenue,
};

/** The results for a person to read. */
export function resultsPage(answer: ResultsAnswer): string {
  const { results, from, to, openFrom, windowDays, currency, by } = answer;
  if (results.length === 0) return `Nothing happened in any chain from ${from} to ${to}.`;
  const names = namesIn(answer);
  const money = (minor: number) => number(Math.round(toMajor({ amount: minor, currency })));
  const head = [
    ...names,
    ...["entered", "waiting", "sent", "skipped", "opened", "clicked", "unsubscribed", "ordered"],
    ...[`revenue, ${currency}`, "discounts", "attributed"],
  ];
  const rows = results.map((line) => [
    ...names.map((name) => `${line[name] ?? "–"}`),
    ...[line.entered, line.waiting, line.sent, line.skipped, line.opened, line.clicked].map(number),
    number(line.unsubscribed),
    `${number(line.ordered.customers)} of ${number(line.ordered.windows)}`,
    ...[line.ordered.revenue, line.ordered.discounts, line.attributed.revenue].map(money),
  ]);
  return [
    pc.bold(`Results by ${by}, ${from} to ${to}`),
    grid(head, rows),
    `Ordered: within ${windowDays} days, of those whose ${windowDays} days are over. Attributed: orders within ${windowDays} days after an opening or a click, to the last of them.`,
    `Figures from ${openFrom} on may still grow.`,
  ].join("\n");
}

const namesIn = ({ results }: ResultsAnswer) =>
  NAMES.filter((name) => results.some((line) => line[name] !== undefined));

/** The columns of a CSV, and its rows. */
export function resultsCsv(answer: ResultsAnswer): readonly (readonly CsvValue[])[] {
  const names = namesIn(answer);
  const rows = answer.results.map((line) => [
    ...names.map((name) => line[name] ?? undefined),
    ...Object.values(FIGURES).map((figure) => figure(line) ?? undefined),
  ]);
  return [[...names, ...Object.keys(FIGURES)], ...rows];
}
