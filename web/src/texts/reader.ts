/** Languages of the page; a third is one file of texts in every folder that has some. */
export const LANGUAGES = ["en", "ru"] as const;
export type Language = (typeof LANGUAGES)[number];

const KEPT = "comeback.language";

/** The language that the reader has chosen, else the first of the browser's that the page has. */
export function readersLanguage(): Language {
  const wanted = [localStorage.getItem(KEPT) ?? "", ...navigator.languages].map((one) => one.slice(0, 2));
  return wanted.map(asLanguage).find((one) => one !== undefined) ?? "en";
}

export const keepLanguage = (language: Language): void => localStorage.setItem(KEPT, language);

const asLanguage = (name: string): Language | undefined => LANGUAGES.find((one) => one === name);
