import type { NightlyMetrics } from "../../src/app/nightly/documents.ts";
import { toMajor } from "../../src/domain/basics/money.ts";
import type { GroupReach } from "../../src/domain/night/reach.ts";
import { money, number } from "../terminal/terminal.ts";
import { type Column, type MetricsTable, tableOf } from "./table.ts";

interface Row extends GroupReach {
  readonly group: string;
}

/** Whom nothing reaches first, the most people before the fewest: that is where a mail is missing. */
function rowsOf(groups: Readonly<Record<string, GroupReach>>): readonly Row[] {
  return Object.entries(groups)
    .map(([group, reach]) => ({ group, ...reach }))
    .toSorted(
      (one, other) =>
        Number(one.mails > 0) - Number(other.mails > 0) ||
        other.mailable - one.mailable ||
        (one.group < other.group ? -1 : 1),
    );
}

function columnsOf(title: string, currency: string): readonly Column<Row>[] {
  const major = (amount: number | null) =>
    amount === null ? undefined : toMajor({ amount: Math.round(amount), currency });
  const sum = (amount: number | null) => (amount === null ? "–" : money(Math.round(amount), currency));
  const count = (name: "customers" | "mailable" | "mails" | "orders", head: string, spare = false) => ({
    ...{ name, title: head, spare },
    value: (row: Row) => row[name],
    shown: (row: Row) => number(row[name]),
  });
  return [
    { name: "group", title, value: ({ group }) => group },
    count("customers", "customers", true),
    count("mailable", "may be mailed"),
    count("mails", "mails"),
    {
      ...{ name: "mails_per_mailable", title: "each" },
      value: ({ mailsPerMailable }) => mailsPerMailable ?? undefined,
      shown: ({ mailsPerMailable }) => (mailsPerMailable === null ? "–" : mailsPerMailable.toFixed(2)),
    },
    {
      ...{ name: "aimed_at_by", title: "aimed at by" },
      value: ({ aims }) => aims.map(({ kind, id }) => `${kind} ${id}`).join(", "),
      shown: ({ aims }) => aims.map(({ kind, id }) => `${kind} ${id}`).join(", ") || "nothing",
    },
    count("orders", "orders", true),
    {
      ...{ name: "revenue", title: "their money", spare: true },
      value: ({ revenue }) => major(revenue),
      shown: ({ revenue }) => sum(revenue),
    },
    {
      ...{ name: "revenue_per_mail", title: "for a mail" },
      value: ({ revenuePerMail }) => major(revenuePerMail),
      shown: ({ revenuePerMail }) => sum(revenuePerMail),
    },
  ];
}

const NOTE =
  "Groups that no mail has gone to come first. A mail counts in the group that the last night before it had put the customer in; (new): none had yet. Aimed at by: chains that enter by the group or ask for it by name; those that wait for an event aim at nobody in particular. Money is of orders that used the code of a mail, which is not to say that the mail was their cause.";

const reachTable = (title: string, head: string, of: "segments" | "rfmCells"): MetricsTable =>
  tableOf<Row>({
    title,
    rows: ({ reach }: NightlyMetrics) => rowsOf(reach[of]),
    columns: ({ currency }) => columnsOf(head, currency),
    note: ({ periodDays }) => `Mails and orders of ${periodDays} days. ${NOTE}`,
    none: () => "there are no customers yet",
  });

export const SEGMENT_REACH = reachTable("Whom mails reach: segments", "segment", "segments");
export const CELL_REACH = reachTable("Whom mails reach: RFM cells", "RFM cell", "rfmCells");
