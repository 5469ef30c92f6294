import pc from "picocolors";
import type { Audit, Band } from "../../src/domain/audit/audit.ts";
import { days, grid, money, number, percent, wrapped } from "../terminal/terminal.ts";
import { comebackSection } from "./audit-comeback.ts";
import { retentionTable } from "./metrics-page.ts";

/** The audit for a person to read: a sentence on what it means, then the figures. */
export function auditPage(audit: Audit): string {
  const head = [pc.bold(`Audit as of ${audit.asOf}`), ...onWhat(audit)].join("\n");
  if (audit.buyers === 0) return `${head}\n\n${withoutBuyers(audit)}`;
  return [
    head,
    section("Who buys", whoBuys(audit), ordersTable(audit)),
    section("How soon people buy", firstOrders(audit)),
    section("Whether they come back", secondOrders(audit), retentionTable(audit.cohorts)),
    section("Where the base is asleep", asleep(audit), silenceTable(audit)),
    section("On whom the money depends", concentration(audit), topTable(audit)),
    section("What it is worth to bring them back", ...comebackSection(audit)),
  ].join("\n");
}

const section = (title: string, ...parts: readonly string[]) =>
  ["", pc.bold(title), ...parts.filter((part) => part !== "").map(wrapped)].join("\n");
const share = (value: number | null | undefined) => (typeof value === "number" ? percent(value) : "–");
const people = (many: number, one = "customer") => `${number(many)} ${one}${many === 1 ? "" : "s"}`;

function onWhat({ asOfBecause, leftOut }: Audit): readonly string[] {
  return [
    ...(asOfBecause === "last-order"
      ? ["The last order is more than 90 days old, so this looks at its day; --date looks at another."]
      : []),
    ...(leftOut.customers > 0 ? [`Left out: ${people(leftOut.customers)} first seen after that day.`] : []),
    ...(leftOut.orders > 0 ? [`Left out: ${people(leftOut.orders, "order")} dated after that day.`] : []),
  ];
}

function withoutBuyers({ customers }: Audit): string {
  return customers === 0
    ? "There are no customers yet: comeback import FILE brings a purchase history in."
    : `${people(customers)}, and nobody has bought yet. There is nothing more to say before the first orders.`;
}

function whoBuys(audit: Audit): string {
  const { customers, neverBought, boughtOnce, boughtAgain } = audit;
  return [
    `Of ${people(customers)}, ${number(neverBought.customers)} (${share(neverBought.share)}) have never bought,`,
    `${number(boughtOnce.customers)} (${share(boughtOnce.share)}) have bought once, and`,
    `${number(boughtAgain.customers)} (${share(boughtAgain.share)}) have bought again.`,
    `Those who bought again brought ${share(boughtAgain.shareOfSpent)} of the ${money(audit.spent, audit.currency)}`,
    "that the shop has taken, net of refunds.",
  ].join(" ");
}

function ordersTable({ byOrders, currency }: Audit): string {
  return bandTable("orders", byOrders, currency);
}

function firstOrders({ firstOrder, customers }: Audit): string {
  const { cameWithOrder, watched, within } = firstOrder;
  if (watched === 0) {
    return "Everybody was first seen with an order, as in an import of orders. Send sign-ups and visits to know how soon people buy.";
  }
  const steps = Object.entries(within).filter(([, value]) => value !== null);
  const shares = steps.map(([limit, value]) => `${share(value)} within ${days(Number(limit))}`).join(", ");
  return [
    `${number(cameWithOrder)} of ${people(customers)} came with their first order.`,
    `Of the ${number(watched)} others, who were seen first, there have ordered: ${shares || "too early to say"}.`,
  ].join(" ");
}

function secondOrders({ secondOrder, daysBetweenOrders }: Audit): string {
  const { median, within } = secondOrder;
  const steps = Object.entries(within).filter(([, value]) => value !== null);
  const shares = steps.map(([limit, value]) => `${share(value)} within ${days(Number(limit))}`).join(", ");
  const half =
    median === null
      ? "Fewer than half of the buyers come back as far as can be seen."
      : `Half of the buyers have come back for a second order after ${days(median)}.`;
  return [
    half,
    shares === "" ? "" : `A second order came: ${shares}.`,
    daysBetweenOrders === null ? "" : `From one order to the next it is ${days(daysBetweenOrders)} (median).`,
    "The table has buyers by the month of their first order, and how many of them bought in each month since; the last month of each row is not over.",
  ]
    .filter(Boolean)
    .join(" ");
}

const WHY_ASLEEP = {
  given: "as asked",
  "own-gaps": "nine of ten pauses that ended with another order were no longer",
  default: "there are too few repeat orders to tell what is usual here",
} as const;

function asleep({ asleep: sleepers, byThemselves }: Audit): string {
  const { afterDays, from, customers, share: part, shareOfSpent } = sleepers;
  const comebackShare = byThemselves.share;
  return [
    `Asleep is who has been silent for more than ${days(afterDays)}: ${WHY_ASLEEP[from]}.`,
    `That is ${people(customers)}, ${share(part)} of the buyers, who have brought ${share(shareOfSpent)} of the money.`,
    comebackShare === null
      ? ""
      : `Of ${number(byThemselves.asleep)} who were asleep ${byThemselves.days} days earlier, ${share(comebackShare)} have ordered since, with nothing new being done.`,
  ]
    .filter(Boolean)
    .join(" ");
}

function silenceTable({ bySilence, currency }: Audit): string {
  return bandTable("days silent", bySilence, currency);
}

function concentration({ concentration: tops, buyers }: Audit): string {
  const fifth = tops.find((top) => top.share === 0.2);
  if (!fifth || fifth.shareOfSpent === null) return "No money has come in, net of refunds.";
  const one = tops[0];
  return [
    `The best fifth of the buyers brought ${share(fifth.shareOfSpent)} of the money,`,
    `the best hundredth (${number(one?.customers ?? 0)} of ${number(buyers)}) ${share(one?.shareOfSpent)}.`,
  ].join(" ");
}

function topTable({ concentration: tops, currency }: Audit): string {
  const rows = tops.map(({ share: part, customers, spent, shareOfSpent }) => [
    `best ${Math.round(part * 100)}%`,
    number(customers),
    money(spent, currency),
    share(shareOfSpent),
  ]);
  return grid(["buyers", "customers", "spent", "share"], rows);
}

function bandTable(title: string, bands: readonly Band[], currency: string): string {
  const rows = bands.map(({ from, to, customers, share: part, spent, shareOfSpent }) => [
    to === undefined ? `${from} or more` : from === to ? `${from}` : `${from} to ${to}`,
    number(customers),
    share(part),
    money(spent, currency),
    share(shareOfSpent),
  ]);
  return grid([title, "buyers", "share", "spent", "share"], rows);
}
