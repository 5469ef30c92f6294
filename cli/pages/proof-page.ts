import type { CountedEpoch, OutcomeReport } from "../../src/app/proof/counted-epoch.ts";
import type { ProofInDetail } from "../../src/app/proof/read-proof.ts";
import { BENCHMARK_WORDS } from "../../src/contracts/benchmarks.ts";
import { exploredChain } from "../../src/domain/proof/exploration.ts";
import { grid, number, pairs } from "../terminal/terminal.ts";
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
    exploredChain(report.id) === undefined
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
    ...movesText(counted),
    ...[prospectText(counted), learnFastText(counted)].flatMap((text) => text ?? []),
    BENCHMARK_WORDS,
    ...(earlier.length > 0 ? [`Before it was changed:\n${earlier.map(earlierText).join("\n")}`] : []),
  ].join("\n\n");
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
