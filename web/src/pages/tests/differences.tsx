import type { Counted, Difference, Experiment } from "../../api/experiments.ts";
import { Ranges } from "../../figures/ranges.tsx";
import type { Formats } from "../../format/formats.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card, Facts } from "../../ui/frame.tsx";
import type { TestTexts } from "./texts.en.ts";
import { TEXTS } from "./texts.ts";
import { writerOf } from "./words.ts";

/** How much better the one ahead may be than each other: a line with its ends, and "not known yet" where it holds zero. */
export function Differences({ test, counted }: { readonly test: Experiment; readonly counted: Counted }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const write = writerOf(test, formats);
  const { leader, differences, sampleRatio, gone } = counted;
  const hasInterval = differences.some(({ interval }) => interval !== undefined);
  const isOff = test.state === "counts-are-off";
  return (
    <Card
      title={texts.differences}
      lead={(hasInterval ? texts.differencesLead : texts.differencesNone)(leader)}
    >
      <Ranges
        zero={texts.zero}
        ranges={differences.map((difference) => ({
          id: difference.than,
          name: texts.against(leader, difference.than),
          text: foundInWords(difference, texts, write),
          note: limitsOf(difference, texts, write, formats),
          interval: difference.interval,
          isKnown: isCertain(difference),
        }))}
      />
      <Facts
        items={[
          [texts.ratio, isOff ? texts.ratioOff(sampleRatio.toExponential(1)) : texts.ratioFine],
          gone > 0 && [texts.goneName, texts.gone({ value: gone, text: formats.count(gone) })],
        ]}
      />
    </Card>
  );
}

/** Whether an interval says which is better: it does not hold zero. */
const isCertain = ({ interval }: Difference): boolean =>
  interval !== undefined && (interval.low > 0 || interval.high < 0);

function foundInWords(
  difference: Difference,
  { found }: TestTexts,
  write: (value: number) => string,
): string {
  const { interval } = difference;
  if (!interval) return found.none;
  const { estimate, low, high } = interval;
  return (isCertain(difference) ? found.better : found.unknown)(write(estimate), write(low), write(high));
}

function limitsOf(
  { detectable, peopleForFifth }: Difference,
  texts: TestTexts,
  write: (value: number) => string,
  { count }: Formats,
): string {
  return [
    detectable !== undefined && texts.detectable(write(detectable)),
    peopleForFifth !== undefined && texts.fifth({ value: peopleForFifth, text: count(peopleForFifth) }),
  ]
    .filter(Boolean)
    .join(" ");
}
