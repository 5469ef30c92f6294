import type { Experiment } from "../../api/experiments.ts";
import type { Formats } from "../../format/formats.ts";
import type { Tone } from "../../ui/tag.tsx";
import type { TestTexts } from "./texts.en.ts";

export const TONES: Readonly<Record<Experiment["state"], Tone>> = {
  "not-begun": "plain",
  "counts-are-off": "bad",
  "too-early": "plain",
  undecided: "info",
  winner: "good",
  decided: "accent",
};

type Measured = Pick<Experiment, "by" | "counted">;

/** How a mean or a difference of means is written: orders a person, or margin a person. */
export function writerOf({ by, counted }: Measured, formats: Formats): (value: number) => string {
  return by === "margin" && counted
    ? (value) => formats.money(Math.round(value), counted.currency)
    : (value) => formats.decimal(value, 4);
}

/** What everybody gets, where somebody or the interval has decided. */
export function chosenOf({ decisions }: Pick<Experiment, "decisions">): string | undefined {
  const last = decisions.at(-1);
  return last?.kind === "decided" ? last.variant : undefined;
}

/** How a test stands, in a sentence or two. */
export function stateInWords(test: Experiment, texts: TestTexts, formats: Formats): string {
  const { says } = texts;
  switch (test.state) {
    case "not-begun":
    case "counts-are-off":
    case "undecided":
      return says[test.state];
    case "too-early":
      return says[test.state](missingOf(test.counted, texts, formats));
    case "winner":
      return `${says.winner(test.counted?.leader ?? "")} ${test.automatic ? says.winnerItself : says.winnerByHand}`;
    case "decided":
      return says.decided(chosenOf(test) ?? "");
    default:
      return test.state satisfies never;
  }
}

function missingOf(counted: Experiment["counted"], { missing }: TestTexts, { count }: Formats): string {
  const { people = 0, outcomes = 0 } = counted?.missing ?? {};
  const shown = (value: number) => ({ value: Math.ceil(value), text: count(Math.ceil(value)) });
  const parts = [
    people > 0 && missing.people(shown(people)),
    outcomes > 0 && missing.outcomes(shown(outcomes)),
  ].filter((part) => part !== false);
  return parts.join(missing.and) || missing.nothing;
}
