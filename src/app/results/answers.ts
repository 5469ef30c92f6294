import type {
  ResultCustomersAnswer,
  ResultLineAnswer,
  ResultsAnswer,
} from "../../contracts/answers/results.ts";
import { formatDay } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import type { Division, ResultLine } from "../../domain/results/report.ts";
import type { CustomersAnswer } from "./read-customers.ts";
import type { Results } from "./read-results.ts";

/** Results as the admin API and the command line give them. */
export function answerOf(
  { lines, from, to, openFrom, hasMargin, ...rest }: Results,
  by: Division,
): ResultsAnswer {
  const { asOf, windowDays, currency } = rest;
  return {
    ...{ asOf, from: formatDay(from), to: formatDay(to), openFrom: formatDay(openFrom) },
    ...{ windowDays, currency, by },
    results: lines.map((line) => lineOf(line, hasMargin)),
  };
}

function lineOf(line: ResultLine, hasMargin: boolean): ResultLineAnswer {
  const { name, campaign, counts, delivered, skippedBy, orders, heldOutOrders, attributed } = line;
  const { chain, day, reason, ...divided } = name;
  const money = ({ closed: windows, margin, ...rest }: ResultLine["orders"], customers: number) => ({
    ...{ windows, customers, ...rest, margin: hasMargin ? margin : null },
  });
  return {
    ...{ chain, campaign, ...divided },
    ...defined({ reason: reason ?? undefined, day: day === undefined ? undefined : formatDay(day) }),
    ...{ entered: counts.entered, heldOut: counts["held-out"], waiting: counts.waiting, left: counts.left },
    ...{ sent: counts.sent, delivered, skipped: counts.skipped, skippedBy, failed: counts.failed },
    ...{ unknown: counts.unknown, silenced: counts.silenced, bounced: counts.bounced },
    ...{ opened: counts.opened, openedByMachine: counts["opened-by-machine"], clicked: counts.clicked },
    ...{ unsubscribed: counts.unsubscribed, complained: counts.complained },
    ordered: money(orders, counts.ordered),
    orderedHeldOut: money(heldOutOrders, counts["ordered-held-out"]),
    attributed,
  };
}

export const customersAnswerOf = ({
  kind: _,
  ...answer
}: Extract<CustomersAnswer, { readonly kind: "page" }>): ResultCustomersAnswer => ({
  ...answer,
  customers: [...answer.customers],
});
