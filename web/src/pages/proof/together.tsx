import type { ProofTogether } from "../../api/proof.ts";
import { type Range, Ranges } from "../../figures/ranges.tsx";
import type { Formats } from "../../format/formats.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import type { ProofTexts } from "./texts.en.ts";
import { TEXTS } from "./texts.ts";
import { betweenText, reasonInWords, writerOf } from "./words.ts";

type Quarter = ProofTogether["quarters"][number];

/** What all mails together brought in each closed quarter; nothing where nobody is held out of them and never was. */
export function Together({ together }: { readonly together: ProofTogether }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { percent, next, quarters } = together;
  if (percent === 0 && quarters.length === 0) return undefined;
  return (
    <Card title={texts.together.title} lead={leadOf(together, texts, formats)}>
      {quarters.length > 0 && (
        <Ranges ranges={quarters.map((one) => rangeOf(one, texts, formats))} zero={texts.zero} />
      )}
      {percent > 0 && (
        <p>
          {next
            ? texts.together.next(quarterName(next.quarter, texts), formats.day(next.to))
            : texts.together.begins}
        </p>
      )}
    </Card>
  );
}

const leadOf = ({ percent }: ProofTogether, { together }: ProofTexts, formats: Formats): string =>
  percent === 0 ? together.over : together.lead(formats.percent(percent / 100));

/** `2026-Q3` as a reader knows it. */
function quarterName(quarter: string, { together }: ProofTexts): string {
  const [year = "", index = ""] = quarter.split("-Q");
  return together.quarter(index, year);
}

/** The primary outcome alone: a quarter is one figure. */
function rangeOf(quarter: Quarter, texts: ProofTexts, formats: Formats): Range {
  const [primary] = quarter.outcomes;
  const name = quarterName(quarter.quarter, texts);
  const id = quarter.quarter;
  if (!primary) return { id, name, text: texts.together.noPast, isKnown: false };
  const write = writerOf(primary, quarter.currency, formats);
  const outcome = texts.outcomes[primary.outcome];
  const { mailed, heldOut, perPerson, total } = primary;
  const compared = texts.together.sides(
    { value: mailed.people, text: formats.count(mailed.people) },
    { value: heldOut.people, text: formats.count(heldOut.people) },
    formats.count(mailed.buyers),
    formats.count(heldOut.buyers),
  );
  const leaked = { value: quarter.heldOutButMailed, text: formats.count(quarter.heldOutButMailed) };
  const sides = leaked.value > 0 ? `${compared} ${texts.together.leaked(leaked)}` : compared;
  if (quarter.reasons.length > 0) {
    const doubts = quarter.reasons.map((one) => reasonInWords(one, quarter.currency, { texts, formats }));
    const note = `${texts.because} ${doubts.join(" ")} ${sides}`;
    return { id, name, text: texts.states["not-trusted"], note, isKnown: false };
  }
  if (!perPerson || !total) {
    const missing = { value: quarter.missingBuyers, text: formats.count(quarter.missingBuyers) };
    return { id, name, text: texts.together.tooEarly(missing), note: sides, isKnown: false };
  }
  return {
    ...{ id, name, interval: perPerson, isKnown: perPerson.low > 0 || perPerson.high < 0 },
    text: `${outcome}: ${texts.together.perPerson(betweenText(perPerson, texts, write))}`,
    note: `${texts.inTotal(betweenText(total, texts, write))}. ${sides}`,
  };
}
