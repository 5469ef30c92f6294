import type { ProofLearning } from "../../api/proof.ts";
import type { Formats } from "../../format/formats.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import type { ProofTexts } from "./texts.en.ts";
import { TEXTS } from "./texts.ts";
import { useHoldOutName } from "./use-hold-out-name.ts";

/** Whether the draws tell whom mails move, and what each hold-out has given to learn from. */
export function LearningCard({ learning }: { readonly learning: ProofLearning }) {
  const texts = useTexts(TEXTS);
  const nameOf = useHoldOutName();
  const formats = useFormats();
  if (learning.state === "nobody-held-out") return undefined;
  const sides = "sides" in learning ? learning.sides : [];
  return (
    <Card title={texts.learning.title} lead={texts.learning.lead}>
      <p>{inWords(learning, texts, formats)}</p>
      {sides.length > 0 && (
        <ul>
          {sides.map(({ experiment, mailed, heldOut }) => (
            <li key={experiment}>
              {texts.learning.given(
                nameOf(experiment),
                texts.countedOf(formats.count(mailed), formats.count(heldOut)),
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function inWords(learning: ProofLearning, { learning: texts }: ProofTexts, formats: Formats): string {
  switch (learning.state) {
    case "nobody-held-out":
    case "not-looked":
      return texts.notLooked;
    case "too-early": {
      const missing = formats.count(learning.need - learning.have);
      const said = learning.of === "draws" ? texts.moreDraws(missing) : texts.moreOutcomes(missing);
      return `${said} ${learning.readyOn ? texts.ready(formats.day(learning.readyOn)) : texts.nobodyDrawn}`;
    }
    case "nothing-better":
      return `${texts.nothing(formats.day(learning.lookedOn))} ${qiniText(learning)} ${texts.next(formats.day(learning.nextLookOn))}`;
    case "used":
      return `${texts.used(formats.day(learning.since))} ${qiniText(learning)} ${texts.next(formats.day(learning.nextLookOn))}`;
    default:
      return learning satisfies never;
  }

  function qiniText({
    qini,
    low,
    high,
  }: {
    readonly qini: number;
    readonly low: number;
    readonly high: number;
  }) {
    const [one, from, to] = [qini, low, high].map((value) => formats.decimal(value, 4));
    return texts.qini(one ?? "", from ?? "", to ?? "");
  }
}
