import type { Remark } from "../../../worker/messages.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import css from "./remarks.module.css";
import { TEXTS } from "./texts.ts";

interface RemarksProps {
  readonly title: string;
  readonly tone: "bad" | "warn";
  readonly remarks: readonly Remark[];
  /** Goes to the place. Where it is absent, remarks are only read. */
  readonly onOpen?: (remark: Remark) => void;
}

/** What the validator says, in its own words; each leads to its place. */
export function Remarks({ title, tone, remarks, onOpen }: RemarksProps) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  if (remarks.length === 0) return undefined;
  return (
    <section className={css[tone]} aria-label={title}>
      <h3 className={css.title}>
        {title} <span className={css.count}>{formats.count(remarks.length)}</span>
      </h3>
      <ol className={css.list}>
        {remarks.map((remark) => {
          const { file, line, column, message } = remark;
          const place = `${file}, ${texts.place(formats.count(line))}`;
          return (
            <li key={`${file}:${line}:${column}:${message}`}>
              {onOpen ? (
                <button type="button" className={css.open} onClick={() => onOpen(remark)}>
                  {place}
                </button>
              ) : (
                <span className={css.place}>{place}</span>
              )}
              {/* The validator speaks English, whatever the reader's language is. */}
              <span lang="en">{message}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
