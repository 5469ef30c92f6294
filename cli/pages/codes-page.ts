import type { Budgets, PoolLine } from "../../src/app/offers/read-budgets.ts";
import { dayOf, type Instant } from "../../src/domain/basics/calendar.ts";
import type { Benefit } from "../../src/domain/offers/benefit.ts";
import type { Code } from "../../src/domain/offers/codes/code.ts";
import { isExpired } from "../../src/domain/offers/codes/life.ts";
import { daysLeft } from "../../src/domain/offers/pools.ts";
import type { ListReport } from "../offers/add-list.ts";
import { grid, moment, money, number, pairs } from "../terminal/terminal.ts";

/** Where a code is in its life, and what it promises. */
export function codePage(code: Code, currency: string, now: Instant): string {
  const sum = (amount: number) => money(amount, currency);
  const { terms, withdrawal, voided = [] } = code;
  const redemption = "redemption" in code ? code.redemption : undefined;
  return pairs([
    ["code", code.written ?? code.code],
    ["stage", isExpired(code, now) && isOpen(code) ? `${code.stage}, expired` : code.stage],
    ["offer", `${code.offer}, ${benefitText(terms.benefit, sum)}, tier ${terms.tier}`],
    ["about", terms.subject && `${terms.variant}: ${terms.subject}`],
    ["smallest order", terms.minOrder === undefined ? undefined : sum(terms.minOrder)],
    ["good until", moment(terms.validUntil)],
    ["customer", code.customer],
    ["who may use it", code.bound === "anyone" ? "whoever has it" : "the customer"],
    ["chain", code.chain],
    ["issued", moment(code.issuedAt)],
    ["sent", code.sentAt === undefined ? undefined : moment(code.sentAt)],
    [
      "reserved",
      code.counters.length === 0 ? undefined : `${sum(code.reserved)} in ${code.counters.join(", ")}`,
    ],
    ["order", redemption && `${redemption.order}, ${sum(redemption.amount)} off, ${moment(redemption.at)}`],
    ["used by", redemption?.by],
    ["order void", "voidAt" in code ? moment(code.voidAt) : undefined],
    ["void orders", voided.length > 0 ? voided.join(", ") : undefined],
    ["withdrawn", withdrawal && `${moment(withdrawal.at)}: ${withdrawal.why}`],
    ["tried by others", code.strangers === undefined ? undefined : number(code.strangers)],
  ]);
}

const isOpen = ({ stage }: Code): boolean => stage === "reserved" || stage === "sent" || stage === "released";

function benefitText(benefit: Benefit, sum: (amount: number) => string): string {
  const most = "most" in benefit && benefit.most !== undefined ? `, at most ${sum(benefit.most)}` : "";
  switch (benefit.kind) {
    case "percent":
      return `${benefit.percent}% off${most}`;
    case "cashback":
      return `${benefit.percent}% cashback${most}`;
    case "amount":
      return `${sum(benefit.amount)} off`;
    case "waived_fee":
      return `a fee of ${sum(benefit.amount)} waived`;
    case "free_delivery":
      return "free delivery";
    case "gift":
      return `a gift: ${benefit.product}`;
  }
}

/** What became of a list. */
export function listPage(
  file: string,
  { lines, added, known, refused }: ListReport,
  isDryRun: boolean,
): string {
  const done = isDryRun ? "would be added (nothing was written)" : "added";
  return [
    `${file}: ${number(lines)} codes, ${number(added)} ${done}, ${number(known)} known already, ${number(refused.length)} refused`,
    ...refused.map(({ line, code, why }) => `  line ${line}: ${JSON.stringify(code)} ${why}`),
  ].join("\n");
}

export function poolsPage(pools: readonly PoolLine[], now: Instant): string {
  if (pools.length === 0) return "No offer has a pool.";
  const today = dayOf("UTC", now);
  return grid(
    ["offer", "added", "free", "taken in a week", "lasts for"],
    pools.map(({ offer, added, free, taken }) => {
      const daily = Array.from({ length: 7 }, (_, back) => taken[today - back] ?? 0);
      const days = daysLeft({ left: free, daily });
      const week = daily.reduce((sum, one) => sum + one, 0);
      return [
        offer,
        number(added),
        number(free),
        number(week),
        days === undefined ? "" : `${Math.floor(days)} days`,
      ];
    }),
  );
}

export function budgetsPage({ budgets, currency }: Budgets): string {
  if (budgets.length === 0) return "The config has no budgets.";
  return grid(
    ["budget", "per", "limit", "reserved", "free"],
    budgets.map(({ budget, per, limit, reserved, free }) => [
      budget,
      per,
      ...[limit, reserved, free].map((amount) => money(amount, currency)),
    ]),
  );
}
