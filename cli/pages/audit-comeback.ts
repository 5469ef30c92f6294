import type { Audit, ComebackGroup } from "../../src/domain/audit/audit.ts";
import { gainOf } from "../../src/domain/audit/comeback.ts";
import { grid, money, number, percent } from "../terminal/terminal.ts";

const NAMES = {
  "asleep-again": "asleep, bought again",
  "asleep-once": "asleep, bought once",
  "never-bought": "never bought",
} as const satisfies Record<ComebackGroup["group"], string>;

/** What bringing customers back is worth: sentence, table, what it rests on, and how much hangs on the response. */
export function comebackSection({ comeback, currency, reachable, customers }: Audit): readonly string[] {
  const { assumptions, groups, all, ofReachable } = comeback;
  const sum = (amount: number) => money(Math.round(amount), currency);
  const whole = groups.reduce((total, group) => total + group.customers, 0);
  if (whole === 0) return ["Nobody is asleep, and everybody has bought: there is nobody to bring back."];
  const rows = groups.map(({ group, customers: many, reachable: mailable, averageOrder, gain }) => [
    NAMES[group],
    number(many),
    number(mailable),
    sum(averageOrder),
    number(Math.round(gain.returning)),
    sum(gain.revenue),
    sum(gain.margin),
  ]);
  return [
    `If all ${number(whole)} could be written to, some ${number(Math.round(all.returning))} would order, for ${sum(all.revenue)}, of which ${sum(all.margin)} would be left after the goods.`,
    grid(["who", "customers", "may be mailed", "average order", "come back", "revenue", "left of it"], rows),
    reach(reachable, customers, sum(ofReachable.revenue)),
    `Assumed: ${percent(assumptions.response)} order because of the mails and would not have otherwise (--response), ${assumptions.orders} order each (--orders) of the group's own average order, ${percent(assumptions.discount)} discount (--discount), ${percent(assumptions.margin)} of the full price left after the goods (--margin).`,
    hangsOn(comeback, sum),
    "None of this is measured here. The holdout of a chain (holdout_percent) measures it in your shop.",
  ];
}

function reach(reachable: number, customers: number, revenue: string): string {
  if (reachable === 0) {
    return "Today nobody may be mailed: no customer has both an e-mail address and consent on record. Collecting consent comes first.";
  }
  return `Today ${number(reachable)} of ${number(customers)} customers may be mailed (an address that works, and consent); of the revenue that makes ${revenue}.`;
}

/** The response is what one knows least. */
function hangsOn({ groups, assumptions }: Audit["comeback"], sum: (amount: number) => string): string {
  const outcomes = [
    assumptions.response / 2,
    assumptions.response,
    Math.min(1, assumptions.response * 2),
  ].map((response) => {
    const gains = groups.map((group) => gainOf(group.customers, group, { ...assumptions, response }));
    return `${sum(gains.reduce((total, { margin }) => total + margin, 0))} at ${percent(response)}`;
  });
  return `How much is left hangs on the response: ${outcomes.join(", ")}.`;
}
