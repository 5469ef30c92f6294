import type { Calendar } from "../../api/calendar.ts";
import { useFormats, useTexts } from "../../texts/language.tsx";
import css from "./calendar.module.css";
import { Item } from "./item.tsx";
import { TEXTS } from "./texts.ts";
import { daysFrom, weekdayName, weekdayOf } from "./words.ts";

/** The days ahead in weeks; where it is narrow, a list of those that have something on them. */
export function Month({ calendar }: { readonly calendar: Calendar }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { today, until, days } = calendar;
  const itemsOf = new Map(days.map(({ day, items }) => [day, items]));
  return (
    <ol className={css.month} aria-label={texts.ahead}>
      {daysFrom(today, until).map((day) => {
        const items = itemsOf.get(day) ?? [];
        const isToday = day === today;
        const start = isToday ? css[`from${weekdayOf(day)}`] : undefined;
        const classes = [css.day, isToday && css.today, start, items.length === 0 && css.bare];
        return (
          <li
            key={day}
            className={classes.filter(Boolean).join(" ")}
            {...(isToday && { "aria-current": "date" })}
          >
            <h3>
              <span>{weekdayName(day, formats.locale)}</span>
              <span>{formats.dayShort(day)}</span>
              {isToday && <span>{texts.today}</span>}
            </h3>
            {items.length > 0 && (
              <ul className={css.items}>
                {items.map((item) => (
                  <li key={JSON.stringify(item)}>
                    <Item item={item} calendar={calendar} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ol>
  );
}
