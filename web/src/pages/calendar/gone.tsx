import type { Calendar } from "../../api/calendar.ts";
import { Bars } from "../../figures/bars.tsx";
import type { Formats } from "../../format/formats.ts";
import { useFormats, useLanguage, useTexts } from "../../texts/language.tsx";
import { Card } from "../../ui/frame.tsx";
import { Empty } from "../../ui/state.tsx";
import type { CalendarTexts } from "./texts.en.ts";
import { TEXTS } from "./texts.ts";
import { nameOf, weekdayName } from "./words.ts";

/** The chains of a day that are named; the rest is a number. */
const NAMED = 2;

/** What went out, day by day, the latest first. */
export function Gone({ calendar }: { readonly calendar: Calendar }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { language } = useLanguage();
  const { gone, countedUntil } = calendar;
  const isNothing = gone.every(({ sent }) => sent === 0);
  return (
    <Card
      title={texts.gone}
      lead={countedUntil === null ? undefined : texts.goneLead(formats.instant(countedUntil))}
    >
      {isNothing ? (
        <Empty title={texts.goneNothing}>{texts.goneNothingWhy}</Empty>
      ) : (
        <Bars
          bars={gone.toReversed().map(({ day, sent, chains }) => ({
            id: day,
            name: `${weekdayName(day, formats.locale)}, ${formats.dayShort(day)}`,
            value: sent,
            text: formats.count(sent),
            note: namesOf(
              chains.map(({ chain }) => nameOf(chain, calendar, language)),
              texts,
              formats,
            ),
          }))}
        />
      )}
    </Card>
  );
}

function namesOf(names: readonly string[], texts: CalendarTexts, formats: Formats): string {
  const more = names.length - NAMED;
  return [...names.slice(0, NAMED), ...(more > 0 ? [texts.more(formats.count(more))] : [])].join(", ");
}
