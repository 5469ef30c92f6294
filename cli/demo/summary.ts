import pc from "picocolors";
import type { NightlyMetrics } from "../../src/app/nightly/documents.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { toMajor } from "../../src/domain/basics/money.ts";
import { grid, number } from "../terminal/terminal.ts";
import type { Account } from "./account.ts";
import { accountLines } from "./account-page.ts";
import type { Campaigned } from "./marketer.ts";
import type { Played } from "./play.ts";
import type { CodeSums, MailLine } from "./results.ts";

export interface Summary {
  readonly seed: number;
  readonly from: string;
  readonly to: string;
  readonly customers: { readonly before: number; readonly after: number };
  /** Customers by segment, on the first night and on the last. */
  readonly segments: Readonly<Record<string, { readonly before: number; readonly after: number }>>;
  readonly events: { readonly history: number } & Played;
  readonly mails: { readonly total: number; readonly by: readonly MailLine[] };
  readonly codes: CodeSums;
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
  readonly mails: readonly MailLine[];
  readonly codes: CodeSums;
  readonly account: Account;
  readonly campaign?: Campaigned;
  readonly seconds: number;
}

export function summaryOf(demo: Demo): Summary {
  const { seed, first, last, history, played, mails, codes, account, campaign, seconds } = demo;
  const names = [...new Set([...Object.keys(first.segments), ...Object.keys(last.segments)])];
  const segments = names.map((name) => [
    name,
    { before: first.segments[name]?.customers ?? 0, after: last.segments[name]?.customers ?? 0 },
  ]);
  return {
    seed,
    from: first.run,
    to: last.run,
    customers: { before: first.customers, after: last.customers },
    segments: Object.fromEntries(segments),
    events: { history, ...played },
    mails: { total: mails.reduce((total, line) => total + line.mails, 0), by: mails },
    codes,
    account,
    ...defined({ campaign }),
    currency: last.currency,
    seconds,
  };
}

/** The summary for a person to read. Money in whole units. */
export function summaryPage(summary: Summary): string {
  const { customers, segments, mails, codes, currency } = summary;
  const whole = (minor: number) => number(Math.round(toMajor({ amount: minor, currency })));
  const width = process.stderr.columns;
  const segmentRows = Object.entries(segments).map(([name, { before, after }]) => [
    name,
    `${before}`,
    `${after}`,
  ]);
  const mailRows = mails.by.map(({ chain, offer, tier, mails: count, opened, ordered, attributed }) => [
    ...[chain, offer ?? "–", tier ?? "–"],
    ...[count, opened, ordered].map(String),
    whole(attributed),
  ]);
  return [
    pc.bold("Customers by segment"),
    grid(
      ["segment", summary.from, summary.to],
      [...segmentRows, ["all", `${customers.before}`, `${customers.after}`]],
      width,
    ),
    "",
    pc.bold("Mails by chain, offer and tier"),
    grid(
      ["chain", "offer", "tier", "mails", "opened", "ordered", `attributed, ${currency}`],
      mailRows,
      width,
    ),
    `${mails.total} mails; ${codes.given} codes, ${codes.used} used, for ${whole(codes.revenue)} ${currency}.`,
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
