import type { Overview } from "../../api/overview.ts";
import { useFormats, useLanguage, useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { changesBetween } from "./changes.ts";
import css from "./overview.module.css";
import { TEXTS } from "./texts.ts";

/** What the last night found that the one before had not, in words. */
export function SinceYesterday({ data }: { readonly data: Overview }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { language } = useLanguage();
  const [before, now] = data.rows.slice(-2);
  if (!before || !now) return undefined;
  const words = changesBetween(before, now, { data, texts, formats, language });
  return (
    <Card title={texts.yesterday}>
      <ul className={css.changes}>
        {words.length === 0 ? <li>{texts.since.nothing}</li> : words.map((one) => <li key={one}>{one}</li>)}
      </ul>
    </Card>
  );
}
