import type { Forms } from "../../api/forms.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import { Notice } from "../../ui/notice.tsx";
import css from "./forms.module.css";
import { TEXTS } from "./texts.ts";

/** Of which night and days the numbers are, and what they mean. */
export function Counted({ forms: { night, counted, period } }: { readonly forms: Forms }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  if (night === null) return <Notice>{texts.noNight}</Notice>;
  const span = (days: Forms["period"]) =>
    days ? texts.span(formats.day(days.from), formats.day(days.to)) : "–";
  return (
    <div className={css.counted}>
      <p>
        {[
          texts.asOf(formats.day(night)),
          counted && texts.looksOn(span(counted)),
          texts.peopleOn(span(period)),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <details>
        <summary>{texts.whatIsCounted}</summary>
        {texts.explain.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </details>
    </div>
  );
}
