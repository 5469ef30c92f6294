import { type PluralForms, plural } from "./plural.ts";
import type { Language } from "./reader.ts";

type Unit = "m" | "h" | "d" | "w";

/** In the accusative, because spans are waited and looked over: `за неделю`. */
const UNITS: Readonly<Record<Language, Readonly<Record<Unit, PluralForms>>>> = {
  en: {
    m: { one: "minute", other: "minutes" },
    h: { one: "hour", other: "hours" },
    d: { one: "day", other: "days" },
    w: { one: "week", other: "weeks" },
  },
  ru: {
    m: { one: "минуту", few: "минуты", many: "минут", other: "минуты" },
    h: { one: "час", few: "часа", many: "часов", other: "часа" },
    d: { one: "день", few: "дня", many: "дней", other: "дня" },
    w: { one: "неделю", few: "недели", many: "недель", other: "недели" },
  },
};

/** `14d` as marketers write it in the config is `14 days`; what is no span stays as it is. */
export function spanInWords(language: Language, span: string): string {
  const [, count = "", unit = ""] = /^(\d+)([mhdw])$/.exec(span) ?? [];
  const forms = Object.entries(UNITS[language]).find(([one]) => one === unit)?.[1];
  return forms ? `${count} ${plural(language, Number(count), forms)}` : span;
}

/** `1 day`, `21 день`: so many days, to stand after "за". */
export const daysInWords = (language: Language, days: number): string => spanInWords(language, `${days}d`);
