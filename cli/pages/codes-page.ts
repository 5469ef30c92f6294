import type { FoundCode } from "../../src/app/offers/find-code.ts";
import type { Budgets } from "../../src/app/offers/read-budgets.ts";
import type { PoolLine } from "../../src/app/offers/read-pools.ts";
import { dayOf, type Instant } from "../../src/domain/basics/calendar.ts";
import { masked } from "../../src/domain/mailbox/masked.ts";
import { budgetInWords } from "../../src/domain/offers/budgets/claims.ts";
import type { Code } from "../../src/domain/offers/codes/code.ts";
import { isExpired, isLive } from "../../src/domain/offers/codes/life.ts";
import { benefitWords } from "../../src/domain/offers/kinds.ts";
import { daysLeft, takenInWeek } from "../../src/domain/offers/pools.ts";
import type { ListReport } from "../offers/add-list.ts";
import { grid, moment, money, number, pairs, sum } from "../terminal/terminal.ts";

type Sum = (amount: number) => string;

/** What a code promises, and what has become of it, in the order in which it happened. Times are UTC. */
export function codePage(
  { code, currency = "" }: Extract<FoundCode, { readonly kind: "issued" }>,
  now: Instant,
): string {
  const shown: Sum = (amount) => (currency === "" ? number(amount) : money(amount, currency));
  const { terms } = code;
  return pairs([
    ["code", `${code.written ?? code.code}${code.pool ? ", of an uploaded list" : ""}`],
    ["now", standing(code, now)],
    ["offer", `${code.offer}: ${benefitWords(terms.benefit, currency)}, tier ${terms.tier}`],
    ["for", terms.subject === undefined ? undefined : `${terms.variant}: ${terms.subject}`],
    ["smallest order", terms.minOrder === undefined ? undefined : shown(terms.minOrder)],
    ["customer", masked(code.customer)],
    ["who may use it", code.bound === "anyone" ? "whoever has it" : "the customer"],
    ...life(code, shown, now),
    ["tried by others", code.strangers === undefined ? undefined : `${number(code.strangers)} times`],
  ]);
}

function standing(code: Code, now: Instant): string {
  if (isLive(code, now)) return code.stage === "reserved" ? "good; no mail has carried it yet" : "good";
  switch (code.stage) {
    case "redeemed":
      return `used by order ${code.redemption.order}`;
    case "spent":
      return "used up: its order is void, and the offer keeps such codes used";
    case "withdrawn":
      return "withdrawn";
    default:
      return "expired";
  }
}

type Row = readonly [string, string | undefined];

function counterText(counter: string): string {
  const { whose, period } = budgetInWords(counter);
  return period === "ever" ? whose : `${whose} (${period})`;
}

function life(code: Code, shown: Sum, now: Instant): readonly Row[] {
  const { counters, reserved, issuedAt, sentAt, extra = [], voided = [], terms } = code;
  const paid =
    counters.length === 0
      ? ""
      : `, with ${shown(reserved)} reserved in the budgets of ${counters.map(counterText).join(", ")}`;
  const redemption = "redemption" in code ? code.redemption : undefined;
  const others = voided.filter((order) => order !== redemption?.order);
  return [
    ["issued", `${moment(issuedAt)}${code.chain === undefined ? "" : `, for ${code.chain}`}${paid}`],
    ["sent", sentAt === undefined ? undefined : moment(sentAt)],
    ["redeemed", redemption && redeemedText(redemption, shown)],
    ...extra.map(({ order, amount }): Row => ["redeemed again", `by order ${order}, ${shown(amount)} off`]),
    ["released", "voidAt" in code ? releasedText(code, code.voidAt) : undefined],
    ["void orders", others.length === 0 ? undefined : others.join(", ")],
    ["withdrawn", code.stage === "withdrawn" ? `${moment(code.withdrawnAt)}: ${code.why}` : undefined],
    [isExpired(code, now) ? "expired" : "good until", moment(terms.validUntil)],
  ];
}

function redeemedText(
  { order, amount, total, at, by }: NonNullable<Extract<Code, { readonly stage: "redeemed" }>["redemption"]>,
  shown: Sum,
): string {
  const of = total === undefined ? "" : ` of an order that came to ${shown(total)}`;
  const whose = by === undefined ? "" : `, by ${masked(by)}`;
  return `${moment(at)} by order ${order}, ${shown(amount)} off${of}${whose}`;
}

const releasedText = ({ stage }: Code, at: Instant): string =>
  `${moment(at)}: the order is void${stage === "spent" ? ", and the code stays used" : ""}`;

/** So many refused lines are named, and the others counted: a list of something else has 100,000 of them. */
const MOST_NAMED = 50;

/** What became of a list. */
export function listPage(
  file: string,
  { lines, added, known, refused }: ListReport,
  isDryRun: boolean,
): string {
  const done = isDryRun ? "would be added (nothing was written)" : "added";
  const more = refused.length - MOST_NAMED;
  return [
    `${file}: ${number(lines)} codes, ${number(added)} ${done}, ${number(known)} known already, ${number(refused.length)} refused`,
    ...refused
      .slice(0, MOST_NAMED)
      .map(({ line, code, why }) => `  line ${line}: ${JSON.stringify(code)} ${why}`),
    ...(more > 0 ? [`  and ${number(more)} more: --json names them all`] : []),
  ].join("\n");
}

export function poolsPage(pools: readonly PoolLine[], now: Instant): string {
  if (pools.length === 0) return "No offer of the published config has a pool.";
  const today = dayOf("UTC", now);
  return grid(
    ["offer", "added", "free", "taken in 7 days", "lasts for"],
    pools.map((pool) => {
      const days = daysLeft(pool, today);
      return [
        pool.offer,
        ...[pool.added, pool.free, takenInWeek(pool.taken, today)].map(number),
        days === undefined ? "" : `${number(Math.floor(days))} days`,
      ];
    }),
  );
}

export function budgetsPage({ budgets, currency = "" }: Budgets): string {
  if (budgets.length === 0) return "The published config has no budgets.";
  return grid(
    ["budget of", "period", ...["limit", "reserved", "free"].map((title) => `${title}, ${currency}`)],
    budgets.map(({ budget, period, limit, reserved, free }) => {
      const inWords = budgetInWords(`${budget}@${period}`);
      return [
        ...[inWords.whose, inWords.period],
        ...[limit, reserved, free].map((amount) => sum(amount, currency)),
      ];
    }),
  );
}
