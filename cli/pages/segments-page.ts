import pc from "picocolors";
import type { PeopleCount } from "../../src/app/report/count-people.ts";
import type { SegmentsOverview } from "../../src/app/report/list-segments.ts";
import { scanUnits, unitsUsd } from "../../src/contracts/scan-cost.ts";
import type { Estimate } from "../../src/domain/basics/finite-proportion.ts";
import { grid, money, number, pairs, percent, printable, wrapped } from "../terminal/terminal.ts";

/** The segments in the order in which they are tried, with what the last night counted. */
export function segmentsPage({ night, customers, currency, segments }: SegmentsOverview): string {
  const rows = segments.map(({ id, name, when, current, people, share, mailable, meanSpent }) => [
    id,
    name,
    ...figures({ people, share, mailable, meanSpent }, currency),
    current ? (when ?? "everybody else") : "no longer in the config",
  ]);
  const head = ["segment", "name", "people", "share", "may be mailed", "spent by one", "condition"];
  return [asOf(night, customers), grid(head, rows)].join("\n");
}

/** The named segments of the RFM table, best first. */
export function rfmPage({ night, customers, currency, rfm }: SegmentsOverview): string {
  const rows = rfm.map(({ id, cells, ...found }) => [
    `rfm:${id}`,
    ...figures(found, currency),
    cells.join(" "),
  ]);
  const head = ["RFM segment", "people", "share", "may be mailed", "spent by one", "cells"];
  return [asOf(night, customers), grid(head, rows)].join("\n");
}

type Figures = Pick<SegmentsOverview["segments"][number], "people" | "share" | "mailable" | "meanSpent">;

function figures({ people, share, mailable, meanSpent }: Figures, currency: string): readonly string[] {
  return [
    number(people),
    share === null ? "–" : percent(share),
    mailable === null ? "–" : number(mailable),
    meanSpent === null ? "–" : money(meanSpent, currency),
  ];
}

const asOf = (night: string | null, customers: number) =>
  night === null
    ? "No night has counted anybody yet: comeback recompute"
    : `${number(customers)} customers as of the night of ${pc.bold(night)}`;

/** How many there are, how sure that is, and where they are now. */
export function countPage(count: PeopleCount): string {
  const { condition, segment, people, mailable, customers, segments } = count;
  const whom = [condition, segment && `in ${segment}`].filter(Boolean).join(", ");
  const share = customers === 0 ? "" : `, ${percent(people.about / customers)}`;
  const places = Object.entries(segments).map(([id, many]) => [id, inWords(many)] as const);
  return [
    pc.bold(printable(whom)),
    `${inWords(people)} of ${number(customers)} customers${share}`,
    pairs([["may be mailed", inWords(mailable)]]),
    ...(segment === undefined && places.length > 0
      ? ["", "By the last night's segments", pairs(places)]
      : []),
    "",
    pc.dim(wrapped(howSure(count))),
  ].join("\n");
}

function howSure({ exact, asked, night, customers }: PeopleCount): string {
  if (night === undefined) return "Everybody was asked.";
  if (exact)
    return `Exact: everybody whom the night of ${night} knew was asked, as they are now. Whoever has come since is not in it.`;
  const cost = costOf(scanUnits(customers));
  return `Told from ${number(asked)} customers drawn by the night of ${night}, as they are now. In 95 of 100 questions the truth lies in the brackets. --exact asks everybody, for ${cost}.`;
}

/** `61`; `about 12,350 (11,800 to 12,900)`, with no more digits than are known. */
export function inWords({ about, low, high }: Estimate): string {
  if (low === high) return number(about);
  return `about ${number(rounded(about, 4, Math.round))} (${number(rounded(low, 3, Math.floor))} to ${number(rounded(high, 3, Math.ceil))})`;
}

function rounded(value: number, digits: number, round: (value: number) => number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) + 1 - digits);
  return round(value / unit) * unit;
}

/** `less than a cent`, `about $0.08`: of read units. */
export function costOf(readUnits: number): string {
  const usd = unitsUsd(readUnits);
  return usd < 0.01 ? "less than a cent" : `about $${usd.toFixed(2)}`;
}
