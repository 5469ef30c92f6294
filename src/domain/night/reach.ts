import { type MailedBy, NOT_SCORED } from "../mail/mailed.ts";
import type { Aim, Aims } from "./aims.ts";
import type { Groups } from "./metric-groups.ts";
import type { Yield, Yields } from "./yields.ts";

/** What mails a group gets and what they bring, in P. Money in minor units; null where nothing can be divided by. */
export interface GroupReach extends Yield {
  readonly customers: number;
  readonly mailable: number;
  /** To whoever was in the group when the mail was made. */
  readonly mails: number;
  readonly mailsPerMailable: number | null;
  readonly aims: readonly Aim[];
  readonly ordersPerMail: number | null;
  readonly revenuePerMail: number | null;
}

/** By segment and by RFM cell; whom no night had scored when the mail was made is `(new)`. */
export interface Reach {
  readonly segments: Readonly<Record<string, GroupReach>>;
  readonly rfmCells: Readonly<Record<string, GroupReach>>;
}

/** What the night has counted of its customers, by group. */
interface Counted {
  readonly segments: Groups;
  readonly rfmCells: Groups;
  readonly yields: Yields;
}

/** Who is written to. `rfmSegmentOf` names the segment of a cell. */
export function reachOf(
  { segments, rfmCells, yields }: Counted,
  mailed: MailedBy,
  {
    aims,
    rfmSegmentOf,
  }: { readonly aims: Aims; readonly rfmSegmentOf: (cell: string) => string | undefined },
): Reach {
  return {
    segments: rowsOf(segments, mailed.segments, yields.segments, aims.atSegment),
    rfmCells: rowsOf(rfmCells, mailed.cells, yields.cells, (cell) => aims.atCell(cell, rfmSegmentOf(cell))),
  };
}

function rowsOf(
  groups: Groups,
  mailed: Readonly<Record<string, number>>,
  yields: Readonly<Record<string, Yield>>,
  aimsAt: (group: string) => readonly Aim[],
): Readonly<Record<string, GroupReach>> {
  const names = new Set([...Object.keys(groups), ...Object.keys(mailed), ...Object.keys(yields)]);
  const rows = [...names].sort().map((name): [string, GroupReach] => {
    const { customers = 0, mailable = 0 } = groups[name] ?? {};
    const { orders = 0, revenue = 0 } = yields[name] ?? {};
    const mails = mailed[name] ?? 0;
    return [
      name,
      {
        ...{ customers, mailable, mails, orders, revenue },
        mailsPerMailable: name === NOT_SCORED ? null : ratio(mails, mailable),
        aims: aimsAt(name),
        ordersPerMail: ratio(orders, mails),
        revenuePerMail: ratio(revenue, mails),
      },
    ];
  });
  return Object.fromEntries(rows);
}

const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole);
