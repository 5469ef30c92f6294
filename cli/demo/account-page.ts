import pc from "picocolors";
import { toMajor } from "../../src/domain/basics/money.ts";
import { budgetInWords } from "../../src/domain/offers/budgets/claims.ts";
import { grid, number } from "../terminal/terminal.ts";
import type { Account, BudgetLine } from "./account.ts";
import type { AtTill, Played } from "./play.ts";

/** What codes and points have come to, for a person to read. */
export function accountLines(
  account: Account,
  events: Pick<Played, "till" | "points">,
  { currency, width }: { readonly currency: string; readonly width: number | undefined },
): readonly string[] {
  const { offers, budgets, loyalty, friends } = account;
  const sum = (minor: number) => number(Math.round(toMajor({ amount: minor, currency })));
  const rows = offers.map(({ offer, sent, used, given, revenue, strangers }) => [
    ...[offer, number(sent), number(used), sum(given), sum(revenue), number(strangers)],
  ]);
  const lines = [
    ...section("Codes by offer", [
      grid(
        ["offer", "sent", "used", `given, ${currency}`, `orders, ${currency}`, "tried by others"],
        rows,
        width,
      ),
      "The whole of it: npx comeback metrics offers",
    ]),
    ...section(
      "Budgets",
      budgets.map((budget) => `${budgetLine(budget, sum)} ${currency}`),
    ),
  ];
  if (events.till) lines.push(...section("Till", tillLines(events.till)));
  if (!loyalty) return lines;
  const levels = Object.entries(loyalty.levels).map(([level, members]) => `${number(members)} ${level}`);
  const { came, rewarded, refused } = friends;
  const refusals = refused.length === 0 ? "" : `, ${refused.length} refused (${refused.join(", ")})`;
  return [
    ...lines,
    ...section("Points", [
      `${number(loyalty.members)} members (${levels.join(", ")}) have ${number(loyalty.points)} points, worth ${sum(loyalty.worth)} ${currency}.`,
      ...paidLines(events),
      `${came} friends came by a customer's link: ${rewarded} rewarded${refusals}.`,
      "The whole of it: npx comeback metrics loyalty",
    ]),
  ];
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ["", pc.bold(title), ...lines];

function budgetLine({ budget, limit, taken }: BudgetLine, sum: (minor: number) => string): string {
  const { whose, period } = budgetInWords(budget);
  return `${whose}, ${period}: ${Math.floor((taken * 100) / limit)}% taken, ${sum(taken)} of ${sum(limit)}`;
}

function tillLines({ taken, asked, refused, tried }: AtTill): readonly string[] {
  const refusals = Object.entries(refused).map(([why, count]) => `${count} (${why})`);
  const without = refusals.length === 0 ? "" : ` Placed without their code: ${refusals.join(", ")}.`;
  return [
    `${number(taken)} orders with a code that the shop's platform took, ${number(asked)} with one that its till asked Comeback about.${without}`,
    ...(tried.invented === undefined
      ? []
      : [`Tried at the till: an invented code (${tried.invented}), somebody else's (${tried.anothers}).`]),
    "What waits for the platform: npx comeback till",
  ];
}

function paidLines({ points }: Pick<Played, "points">): readonly string[] {
  if (!points) return [];
  const { orders, points: paid, cancelled } = points;
  return [
    `${number(orders)} orders were paid in part with ${number(paid)} points; ${cancelled} had some held and gave them back.`,
  ];
}
