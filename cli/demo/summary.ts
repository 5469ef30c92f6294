import pc from "picocolors";
import type { NightlyMetrics } from "../../src/app/nightly/documents.ts";
import type { ResultRow } from "../../src/app/report/read-results.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { toMajor } from "../../src/domain/basics/money.ts";
import { grid, number } from "../terminal/terminal.ts";
import type { Account } from "./account.ts";
import { accountLines } from "./account-page.ts";
import type { Campaigned } from "./marketer.ts";
import type { Played } from "./play.ts";

export interface Summary {
  readonly seed: number;
  readonly from: string;
  readonly to: string;
  readonly customers: { readonly before: number; readonly after: number };
  /** Customers by segment, on the first night and on the last. */
  readonly segments: Readonly<Record<string, { readonly before: number; readonly after: number }>>;
  readonly events: { readonly history: number } & Played;
  readonly mails: { readonly total: number; readonly by: readonly ResultRow[] };
  /** `revenue`: store currency, minor units. */
  readonly codes: { readonly given: number; readonly used: number; readonly revenue: number };
  readonly account: Account;
  /** Absent where the demo was too short for one. */
  readonly campaign?: Campaigned;
  readonly currency: string;
  readonly seconds: number;
}

export interface Demo {
  readonly seed: number;
  readonly first: NightlyMetrics;
  readonly last: NightlyMetrics;
  readonly history: number;
  readonly played: Played;
  readonly results: readonly ResultRow[];
  readonly account: Account;
  readonly campaign?: Campaigned;
  readonly seconds: number;
}

export function summaryOf(demo: Demo): Summary {
  const { seed, first, last, history, played, results, account, campaign, seconds } = demo;
  const names = [...new Set([...Object.keys(first.segments), ...Object.keys(last.segments)])];
  const segments = names.map((name) => [
    name,
    { before: first.segments[name]?.customers ?? 0, after: last.segments[name]?.customers ?? 0 },
  ]);
  const sum = (field: "mails" | "codes" | "used" | "revenue") =>
    results.reduce((total, result) => total + result[field], 0);
  return {
    seed,
    from: first.run,
    to: last.run,
    customers: { before: first.customers, after: last.customers },
    segments: Object.fromEntries(segments),
    events: { history, ...played },
    mails: { total: sum("mails"), by: results },
    codes: { given: sum("codes"), used: sum("used"), revenue: sum("revenue") },
    account,
    ...defined({ campaign }),
    currency: last.currency,
    seconds,
  };
}

/** The summary for a person to read. Sales are orders that used a code, in whole units. */
export function summaryPage(summary: Summary): string {
  const { customers, segments, mails, codes, currency } = summary;
  const whole = (minor: number) => number(Math.round(toMajor({ amount: minor, currency })));
  const width = process.stderr.columns;
  const segmentRows = Object.entries(segments).map(([name, { before, after }]) => [
    name,
    `${before}`,
    `${after}`,
  ]);
  const mailRows = mails.by.map(
    ({ chain, mailVariant, tier, variant, mails: count, codes: given, used, revenue }) => [
      mailVariant === null ? chain : `${chain}, ${mailVariant}`,
      tier ?? "–",
      variant ?? "–",
      ...[count, given, used].map(String),
      whole(revenue),
    ],
  );
  return [
    pc.bold("Customers by segment"),
    grid(
      ["segment", summary.from, summary.to],
      [...segmentRows, ["all", `${customers.before}`, `${customers.after}`]],
      width,
    ),
    "",
    pc.bold("Mails by chain, tier and the offer's variant"),
    grid(
      ["chain", "tier", "offer", "mails", "codes", "used", `sales, ${currency}`],
      [
        ...mailRows,
        ["all", "", "", `${mails.total}`, `${codes.given}`, `${codes.used}`, whole(codes.revenue)],
      ],
      width,
    ),
    ...accountLines(summary.account, summary.events, { currency, width }),
    ...campaignLines(summary),
  ].join("\n");
}

function campaignLines({ campaign: campaigned }: Summary): readonly string[] {
  if (!campaigned) return [];
  const { campaign, audience, heldOut, expected, sent } = campaigned;
  return [
    "",
    pc.bold(`Campaign ${campaign}`),
    `${audience} in the audience, ${heldOut} held out, ${expected} mails expected, ${sent} sent.`,
  ];
}
