import type { CustomerLoyalty } from "../../src/app/report/customer-loyalty.ts";
import { formatDay } from "../../src/domain/basics/calendar.ts";
import type { LoyaltyAccount } from "../../src/domain/loyalty/account.ts";
import type { EarnedBy, HistoryLine } from "../../src/domain/loyalty/history-line.ts";
import type { Profile } from "../../src/domain/people/profile.ts";
import { grid, money, number, pairs } from "../terminal/terminal.ts";

const SHOWN = 20;

/** The account of one customer: balance, level, lots, and the newest lines of its history with reasons. */
export function loyaltyText(
  loyalty: CustomerLoyalty,
  { loyalty: account, levelTold }: Pick<Profile, "loyalty" | "levelTold">,
  currency: string,
): string {
  const { balance, level, since, until, next, expiry, history } = loyalty;
  const { good, pending, expiringSoon } = balance;
  const about = pairs([
    ["points", `${number(good)} to spend, ${number(pending)} pending, ${number(expiringSoon)} expiring soon`],
    ["next to expire", expiry && `${number(expiry.points)}, last day ${formatDay(expiry.on - 1)}`],
    [
      "level",
      [
        level,
        since && `since ${formatDay(since)}`,
        until && `lost on ${formatDay(until)} if nothing is bought`,
      ]
        .filter(Boolean)
        .join(", "),
    ],
    ["level told last", levelTold && levelTold.level !== level ? levelTold.level : undefined],
    ["next level", next && `${next.level}, ${money(next.missing, currency)} missing`],
    ...(account ? accountRows(account) : []),
  ]);
  if (history.length === 0) return about;
  const rows = history
    .slice(-SHOWN)
    .map((line) => [formatDay(line.day), `${SIGNS[line.kind]}${number(line.points)}`, reasonOf(line)]);
  const hidden = history.length - SHOWN;
  const title = hidden > 0 ? `why (the last ${SHOWN} of ${history.length})` : "why";
  return [about, grid(["day", "points", title], rows)].join("\n");
}

function accountRows({ earned, spent, expired = 0, debt, uncovered, lots }: LoyaltyAccount) {
  return [
    ["in all", `${number(earned)} earned, ${number(spent)} spent, ${number(expired)} expired`],
    ["debt", debt === undefined ? undefined : `${number(debt)}, paid by what comes in`],
    ["never covered", uncovered === undefined ? undefined : `${number(uncovered)}, spent and taken back`],
    ...lots.map((lot, index) => [index === 0 ? "lots" : "", lotText(lot)] as const),
  ] as const;
}

const lotText = ({ points, active, expires, given }: LoyaltyAccount["lots"][number]): string =>
  [
    `${number(points)} from ${formatDay(active)}`,
    expires === undefined ? "for ever" : `to ${formatDay(expires - 1)}`,
    given !== undefined && "(a birthday's)",
  ]
    .filter(Boolean)
    .join(" ");

const SIGNS: Readonly<Record<HistoryLine["kind"], string>> = {
  earned: "+",
  granted: "+",
  returned: "+",
  "taken-back": "−",
  taken: "−",
  spent: "−",
  expired: "−",
};

function reasonOf(line: HistoryLine): string {
  switch (line.kind) {
    case "earned":
      return line.active > line.day
        ? `${earnedBy(line.by)}, to spend from ${formatDay(line.active)}`
        : earnedBy(line.by);
    case "granted":
      return `by ${line.by}: ${line.reason}`;
    case "taken":
      return `taken by ${line.by}: ${line.reason}`;
    case "taken-back":
      return `order ${line.order} was refunded or cancelled`;
    case "spent":
      return line.code === undefined
        ? `spent on order ${line.order ?? "unknown"}`
        : `turned into code ${line.code}`;
    case "returned":
      return `came back of spend ${line.spend}`;
    case "expired":
      return "expired";
    default:
      return line satisfies never;
  }
}

function earnedBy(by: EarnedBy): string {
  if ("order" in by) return `order ${by.order}`;
  return "action" in by ? by.action : `brought ${by.friend}`;
}
