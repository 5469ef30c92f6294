import type { ExperimentReport, ExperimentState } from "../../src/app/proof/read-experiments.ts";
import type { Interval } from "../../src/domain/proof/confidence-sequence.ts";
import type { Decision } from "../../src/domain/proof/measuring.ts";
import { SAMPLE_RATIO_ALPHA } from "../../src/domain/proof/sample-ratio.ts";
import type { Difference } from "../../src/domain/proof/verdict.ts";
import { grid, moment, money, number, pairs } from "../terminal/terminal.ts";

type Report = ExperimentReport & { readonly nextCloses?: string };

const STATES: Readonly<Record<ExperimentState, string>> = {
  "not-begun": "the next night begins to count",
  "counts-are-off": "the groups are not of the sizes that were drawn",
  "too-early": "too early to say",
  undecided: "no difference that is certain",
  winner: "one is better",
  decided: "decided",
};

/** Every test in a line. */
export function experimentsPage(reports: readonly Report[]): string {
  if (reports.length === 0) return "No step and no campaign of the config in force has variants.";
  const rows = reports.map((report) => [
    report.experiment,
    outcomeText(report),
    report.variants.map(({ variant, people }) => `${variant} ${number(people)}`).join(", "),
    report.state === "decided" ? `decided: ${chosenOf(report)}` : STATES[report.state],
  ]);
  return grid(["test", "counts", "people", "state"], rows);
}

/** One test: its variants, the differences between them, and what is missing until more can be said. */
export function experimentPage(report: Report): string {
  const { counted, decisions } = report;
  const value = valueText(report);
  const variants = report.variants.map(({ variant, share, people, moved, mean, interval }) => [
    variant,
    `${Number(share.toFixed(1))}%`,
    number(people),
    number(moved),
    mean === null ? "–" : value(mean),
    interval ? between(interval, value) : "–",
  ]);
  const head = ["variant", "share", "people counted", "of them with any", report.by, "between"];
  return [
    pairs([
      ["test", report.experiment],
      ["counts", outcomeText(report)],
      ["state", stateText(report)],
      ["counted", counted && `since ${counted.beganOn}, windows that closed up to ${counted.through}`],
      ["next window closes", counted && (report.nextCloses ?? "nobody is waited for")],
      ["sizes of the groups", counted && sampleText(counted.sampleRatio)],
      [
        "gone meanwhile",
        counted && counted.gone > 0 ? `${number(counted.gone)}, counted with nothing` : undefined,
      ],
    ]),
    grid(head, variants),
    ...(counted
      ? [counted.differences.map((one) => differenceText(report, counted.leader, one, value)).join("\n")]
      : []),
    ...(decisions.length > 0 ? [decisions.map(decisionText).join("\n")] : []),
  ].join("\n\n");
}

const outcomeText = ({ by, withinDays }: Report) => `${by} a person within ${withinDays} days`;

const between = ({ low, high }: Interval, value: (amount: number) => string) =>
  `${value(low)} to ${value(high)}`;

function valueText({ by, counted }: Report): (amount: number) => string {
  if (by === "orders" || !counted) return (amount) => amount.toFixed(4);
  return (amount) => money(Math.round(amount), counted.currency);
}

function stateText(report: Report): string {
  const { state, counted, automatic } = report;
  switch (state) {
    case "decided":
      return `decided: everybody gets ${chosenOf(report)}`;
    case "winner":
      return `${counted?.leader} is better than every other${automatic ? "" : ": comeback experiment decide makes it everybody's"}`;
    case "counts-are-off":
      return `${STATES[state]}: people of one variant get lost between the draw and the count, so nothing is decided`;
    case "too-early":
      return `${STATES[state]}: the smallest variant lacks ${missingText(counted)}`;
    case "undecided":
      return `${STATES[state]}: both go on`;
    case "not-begun":
      return STATES[state];
    default:
      return state satisfies never;
  }
}

function missingText(counted: Report["counted"]): string {
  const { people = 0, outcomes = 0 } = counted?.missing ?? {};
  const parts = [
    people > 0 ? `${number(people)} people` : "",
    outcomes > 0 ? `orders of ${number(outcomes)} people` : "",
  ];
  return parts.filter(Boolean).join(" and ") || "nothing";
}

const sampleText = (probability: number) =>
  probability < SAMPLE_RATIO_ALPHA
    ? `not as drawn (probability ${probability.toExponential(1)})`
    : "as drawn";

function differenceText(
  { by }: Report,
  leader: string,
  { than, interval, detectable, peopleForFifth }: Difference,
  value: (amount: number) => string,
): string {
  const found = interval
    ? `${value(interval.estimate)} more ${by} a person, between ${between(interval, value)}`
    : "no interval yet";
  const limits = [
    detectable === undefined
      ? ""
      : `With the people so far a difference of ${value(detectable)} would be found in four of five cases`,
    peopleForFifth === undefined ? "" : `a fifth more needs ${number(peopleForFifth)} people in each`,
  ].filter(Boolean);
  return `${leader} against ${than}: ${found}.${limits.length > 0 ? ` ${limits.join("; ")}.` : ""}`;
}

function decisionText(decision: Decision): string {
  const when = `${moment(decision.at)} by ${decision.by}`;
  return decision.kind === "reopened"
    ? `${when}: reopened, from then on only a person decides`
    : `${when}: ${decision.variant} for everybody`;
}

function chosenOf({ decisions }: Report): string {
  const last = decisions.at(-1);
  return last?.kind === "decided" ? last.variant : "–";
}
