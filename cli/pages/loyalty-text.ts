import type { CustomerLoyalty } from "../../src/app/report/customer-loyalty.ts";
import { formatDay } from "../../src/domain/basics/calendar.ts";
import type { LoyaltyAccount } from "../../src/domain/loyalty/account.ts";
import type { EarnedBy, HistoryLine } from "../../src/domain/loyalty/history-line.ts";
import { grid, money, pairs } from "../terminal/terminal.ts";

const SHOWN = 20;

/** The account of one customer: balance, level, lots, and the newest lines of its history with reasons. */
export function loyaltyText(
  loyalty: CustomerLoyalty,
  account: LoyaltyAccount | undefined,
  currency: string,
): string {
  const { balance, level, since, until, next, expiry, history } = loyalty;
  const about = pairs([
    ["points", `${balance.good} to spend, ${balance.pending} pending, ${balance.expiringSoon} expiring soon`],
    ["next to expire", expiry && `${expiry.points}, last day ${formatDay(expiry.on - 1)}`],
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
    ["next level", next && `${next.level}, ${money(next.missing, currency)} missing`],
    [
      "in all",
      account && `${account.earned} earned, ${account.spent} spent, ${account.expired ?? 0} expired`,
    ],
    ["debt", account?.debt === undefined ? undefined : `${account.debt}, paid by what comes in`],
    [
      "never covered",
      account?.uncovered === undefined ? undefined : `${account.uncovered}, spent and taken back`,
    ],
    ["lots", account && account.lots.length > 0 ? account.lots.map(lotText).join("; ") : undefined],
  ]);
  if (history.length === 0) return about;
  const rows = history
    .slice(-SHOWN)
    .map((line) => [formatDay(line.day), `${SIGNS[line.kind]}${line.points}`, reasonOf(line)]);
  return [about, grid(["day", "points", "why"], rows)].join("\n");
}

const lotText = ({ points, active, expires, given }: LoyaltyAccount["lots"][number]): string =>
  [
    `${points} from ${formatDay(active)}`,
    expires === undefined ? "for ever" : `to ${formatDay(expires - 1)}`,
    given !== undefined && "a birthday's",
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
      return `${earnedBy(line.by)}, to spend from ${formatDay(line.active)}`;
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
