import type { Overview } from "../../api/overview.ts";
import { Bars } from "../../figures/bars.tsx";
import { useFormats, useLanguage, useTexts } from "../../texts/language.tsx";
import { nameIn } from "../../texts/names.ts";
import { Card } from "../../ui/frame.tsx";
import { TEXTS } from "./texts.ts";

const DAYS = 30;

/** How many are in each segment now, and were thirty nights ago. */
export function Segments({ data }: { readonly data: Overview }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { language } = useLanguage();
  const all = [...data.previous, ...data.rows];
  const [now, before] = [all.at(-1), all.at(-1 - DAYS)];
  if (!now) return undefined;
  return (
    <Card
      title={texts.segments}
      lead={before ? texts.segmentsLead(formats.day(before.date)) : texts.segmentsLeadAlone}
    >
      <Bars
        bars={data.segments.map(({ id, name }) => {
          const value = now.segments[id]?.customers ?? 0;
          return {
            id,
            href: `/segments/${encodeURIComponent(id)}`,
            name: nameIn(name, language),
            value,
            text: formats.count(value),
            note: formats.percent(now.customers === 0 ? 0 : value / now.customers),
            before: before?.segments[id]?.customers,
          };
        })}
      />
    </Card>
  );
}
