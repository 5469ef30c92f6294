import type { NightlyMetrics } from "../../src/app/nightly/documents.ts";
import { toMajor } from "../../src/domain/basics/money.ts";
import type { Liability } from "../../src/domain/night/liability.ts";
import { days, money, number, percent } from "../terminal/terminal.ts";
import { tableOf } from "./table.ts";

interface Row {
  readonly figure: string;
  readonly title: string;
  readonly value: number | null;
  readonly shown: string;
}

function rowsOf({ loyalty, abuse, wallets, currency }: NightlyMetrics): readonly Row[] {
  if (!loyalty || loyalty.members === 0) return [];
  const row = (
    figure: string,
    title: string,
    value: number | null,
    shown: (known: number) => string,
  ): Row => ({
    ...{ figure, title, value },
    shown: value === null ? "–" : shown(value),
  });
  const sum = (figure: string, title: string, amount: number | null): Row => ({
    ...row(figure, title, amount, (known) => money(known, currency)),
    value: amount === null ? null : toMajor({ amount, currency }),
  });
  const { expectedWorth, breakage } = loyalty;
  return [
    row("members", "members", loyalty.members, number),
    row("points", "points that can be spent", loyalty.points, number),
    sum("worth", "worth of those points", loyalty.worth),
    sum("expected_worth", "expected to be spent of that worth", expectedWorth?.expected ?? null),
    sum("expected_worth_low", "– at least, 95 times in 100", expectedWorth?.low ?? null),
    sum("expected_worth_high", "– at most", expectedWorth?.high ?? null),
    row("pending", "pending points", loyalty.pending, number),
    sum("pending_worth", "worth of pending points", loyalty.pendingWorth),
    row("expiring_soon", "points that expire within 30 days", loyalty.expiringSoon, number),
    row("debt", "debt: points taken back after they were spent", loyalty.debt, number),
    row("breakage", "breakage: share of gone points that expired", breakage?.share ?? null, percent),
    row("breakage_low", "– at least, 95 times in 100", breakage?.low ?? null, percent),
    row("breakage_high", "– at most", breakage?.high ?? null, percent),
    row("spenders", "members who have ever spent points", loyalty.spenders, number),
    row("share_of_spenders", "share of members who have ever spent points", loyalty.shareOfSpenders, percent),
    row(
      "days_to_first_reward",
      "median time from the first points to the first spent",
      loyalty.medianDaysToFirstReward,
      days,
    ),
    row(
      "rewarded_within_90_days",
      "members who spend within 90 days of their first points",
      loyalty.rewardedWithin90Days,
      percent,
    ),
    ...partsOf(loyalty, sum),
    ...Object.entries(abuse?.friends ?? {}).map(([what, count]) =>
      row(`friends_${what.replaceAll("-", "_")}`, FRIENDS[what] ?? `friends refused: ${what}`, count, number),
    ),
    ...(abuse
      ? [
          row("newcomers", "newcomers: first order with a code or by a friend", abuse.newcomers, number),
          row(
            "serial_newcomers",
            "newcomers on a browser that had ordered before",
            abuse.serialNewcomers,
            number,
          ),
        ]
      : []),
    ...(wallets
      ? [
          row("wallets_recounted", "wallets recounted by the night", wallets.looked, number),
          row("wallets_differ", "wallets that differ from the facts", wallets.differ, number),
        ]
      : []),
  ];
}

/** Referrals by what became of them; the others are reasons of refusals. */
const FRIENDS: Readonly<Record<string, string>> = {
  earned: "friends rewarded",
  waiting: "friends waiting: no first order yet, or it may come back",
};

function partsOf(
  { levels, ages }: Liability,
  sum: (figure: string, title: string, amount: number | null) => Row,
): readonly Row[] {
  return [
    ...levels.map(({ level, worth, members }) =>
      sum(`level_${level}`, `worth held by level ${level}, ${number(members)} members`, worth),
    ),
    ...ages.map(({ age, worth }) =>
      sum(`age_${age.replaceAll(" ", "_")}`, `worth of points aged ${age} days`, worth),
    ),
  ];
}

export const LOYALTY = tableOf<Row>({
  title: "What the loyalty programme owes",
  rows: rowsOf,
  columns: () => [
    { name: "figure", title: "figure", value: ({ figure }) => figure, shown: ({ title }) => title },
    { name: "value", title: "value", value: ({ value }) => value ?? undefined, shown: ({ shown }) => shown },
  ],
  note: () =>
    "Points that can be spent are owed at the price that loyalty.yaml gives them. How many are never spent is measured, with the interval of a ratio over members; of fewer than 20 members with spent or expired points nothing is told. Waits for the first reward go on for who has spent nothing yet (Kaplan–Meier).",
  none: () => "there is no loyalty programme, or nobody has a part in it",
});
