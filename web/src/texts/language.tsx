import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { I18nProvider } from "react-aria-components";
import { type Formats, makeFormats } from "../format/formats.ts";
import { keepLanguage, type Language, readersLanguage } from "./reader.ts";

interface Reading {
  readonly language: Language;
  /** With the region that the browser says: en-GB writes dates otherwise than en-US. */
  readonly locale: string;
  readonly choose: (language: Language) => void;
}

const Context = createContext<Reading>({ language: "en", locale: "en", choose: () => {} });
const Zone = createContext("UTC");

/** Whoever reads: in which language, and how their locale writes numbers. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(readersLanguage);
  const locale = localeOf(language);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const reading = useMemo<Reading>(
    () => ({
      ...{ language, locale },
      choose(next) {
        keepLanguage(next);
        setLanguage(next);
      },
    }),
    [language, locale],
  );
  return (
    <Context value={reading}>
      <I18nProvider locale={locale}>{children}</I18nProvider>
    </Context>
  );
}

/** The shop's time zone, in which all times are shown. */
export function ZoneProvider({ zone, children }: { readonly zone: string; readonly children: ReactNode }) {
  return <Zone value={zone}>{children}</Zone>;
}

export const useLanguage = (): Reading => useContext(Context);

/** The texts of the reader's language. */
export function useTexts<T>(texts: Readonly<Record<Language, T>>): T {
  return texts[useLanguage().language];
}

export function useFormats(): Formats {
  const { locale } = useLanguage();
  const zone = useContext(Zone);
  return useMemo(() => makeFormats(locale, zone), [locale, zone]);
}

const localeOf = (language: Language): string =>
  navigator.languages.find((one) => one.slice(0, 2) === language) ?? language;
