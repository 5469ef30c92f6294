import type { CountedEpoch, OutcomeReport } from "../../src/app/proof/counted-epoch.ts";
import type { ProofInDetail } from "../../src/app/proof/read-proof.ts";
import { BENCHMARK_WORDS } from "../../src/contracts/benchmarks.ts";
import { isOfOffers } from "../../src/domain/proof/exploration.ts";
import { grid, money, number, pairs } from "../terminal/terminal.ts";
import { matrixGrid } from "./moves-page.ts";
import {
  intervalText,
  learnFastText,
  points,
  prospectText,
  reasonText,
  STATES,
  writerOf,
} from "./proof-words.ts";

/** One hold-out: what it has shown, and how far that is to be believed. */
export function proofPage(report: ProofInDetail): string {
  const { counted, ripening, state, earlier } = report;
  const head = pairs([
    ["hold-out", report.id],
    !isOfOffers(report.id)
      ? ["held out", `${report.percent}% of those who pass every gate`]
      : ["held out", `${report.percent}% of those with an offer: mailed without it`],
    ["counts", `orders within ${report.withinDays} days after the draw`],
    ["primary outcome", counted && `${counted.primary}, named before anything was counted`],
    ["state", STATES[state]],
    ["counted", counted && sinceText(counted)],
    ["still ripening", `${number(ripening.mailed)} mailed, ${number(ripening.heldOut)} held out`],
    ["mails changed", counted && (counted.changedOn.join(", ") || undefined)],
    [
      "gone meanwhile",
      counted && counted.gone > 0 ? `${number(counted.gone)}, counted with nothing` : undefined,
    ],
  ]);
  if (!counted) return head;
  const { reasons, currency } = counted;
  const doubts = reasons.map((reason) => `Not to be trusted because ${reasonText(reason, currency)}.`);
  return [
    head,
    ...(doubts.length > 0 ? [doubts.join("\n")] : []),
    outcomesText(counted),
    shownText(counted),
    ...variantsText(counted),
    ...takenBackText(counted),
    ...movesText(counted),
    ...[prospectText(counted), learnFastText(counted)].flatMap((text) => text ?? []),
    BENCHMARK_WORDS,
    ...(earlier.length > 0 ? [`Before it was changed:\n${earlier.map(earlierText).join("\n")}`] : []),
  ].join("\n\n");
}

function variantsText({ variants, primary, currency }: CountedEpoch): readonly string[] {
  if (variants.length === 0) return [];
  const rows = variants.map(({ experiment, variant, outcomes }) => [
    `${experiment} ${variant}`,
    number(outcomes[0]?.mailed.people ?? 0),
    number(outcomes[0]?.heldOut.people ?? 0),
    ...outcomes.map((one) =>
      one.perEntry ? intervalText(one.perEntry, writerOf(one, currency)) : "too early",
    ),
  ]);
  const names = variants[0]?.outcomes.map(({ outcome }) => outcome) ?? [primary];
  const head = ["variant", "mailed", "held out", ...names.map((name) => `${name} by an entry`)];
  return [
    `Variants, each against those held out while the test ran. Without a verdict: comeback experiment decides.\n${grid(head, rows)}`,
  ];
}

function takenBackText({ takenBack: { mailed, heldOut }, outcomes: [primary], currency }: CountedEpoch) {
  if (!primary || mailed.people + heldOut.people === 0) return [];
  const side = ({ people, orders, revenue }: typeof mailed, counted: number) =>
    `${money(revenue, currency)} of ${number(people)} people, ${number(orders)} orders cancelled (${money(Math.round(revenue / Math.max(1, counted)), currency)} by each counted)`;
  return [
    [
      "Taken back after the count: refunds and cancellations, no part of the numbers above.",
      `Mailed: ${side(mailed, primary.mailed.people)}.`,
      `Held out: ${side(heldOut, primary.heldOut.people)}.`,
    ].join("\n"),
  ];
}

function movesText({ moves }: CountedEpoch): readonly string[] {
  if (!moves) return [];
  return [
    `Segments, from the draw to the window's close. Counts without a test: they explain nothing by themselves.`,
    `Mailed\n${matrixGrid("at the draw", moves.mailed)}`,
    `Held out\n${matrixGrid("at the draw", moves.heldOut)}`,
  ];
}

const sinceText = ({ beganOn, through }: CountedEpoch) =>
  `since ${beganOn}, windows that closed up to ${through}`;

function outcomesText({ outcomes, currency }: CountedEpoch): string {
  const rows = outcomes.map((one) => {
    const write = writerOf(one, currency);
    const mean = (value: number | null) => (value === null ? "–" : write(value));
    return [
      one.outcome,
      `${mean(one.mailed.mean)} of ${number(one.mailed.people)}`,
      `${mean(one.heldOut.mean)} of ${number(one.heldOut.people)}`,
      one.perEntry ? intervalText(one.perEntry, write) : "too early",
      one.plain ? write(one.plain.estimate) : "–",
    ];
  });
  return grid(["a person", "mailed", "held out", "brought by an entry", "plain difference"], rows);
}

function shownText(counted: CountedEpoch): string {
  const { outcomes, currency, ordered } = counted;
  const totals = outcomes.flatMap((one) => totalText(one, currency));
  const share = ordered && [`Who order at all: ${intervalText(ordered, points)}.`];
  return [...totals, ...(share ?? [])].join("\n") || "Nothing has ripened yet.";
}

const totalText = (one: OutcomeReport, currency: string): readonly string[] =>
  one.total ? [`In total ${one.outcome}: ${intervalText(one.total, writerOf(one, currency))}.`] : [];

function earlierText(counted: CountedEpoch): string {
  const [primary] = counted.outcomes;
  const found = primary?.perEntry
    ? `${primary.outcome} ${intervalText(primary.perEntry, writerOf(primary, counted.currency))} an entry`
    : "no interval";
  const trust = counted.reasons.length > 0 ? ", not to be trusted" : "";
  return `${counted.beganOn} to ${counted.lastOn}, ${counted.percent}% held out: ${found}${trust}`;
}
