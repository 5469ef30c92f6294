export type Localised = string | Readonly<Record<string, string>>;

/** The text in `language`, else in the first language that the marketer wrote it in. */
export function localised(text: Localised, language: string): string {
  if (typeof text === "string") return text;
  return text[language] ?? Object.values(text)[0] ?? "";
}

/** The text in each of the languages. */
export const inLanguages = (
  text: Localised,
  languages: readonly string[],
): Readonly<Record<string, string>> =>
  Object.fromEntries(languages.map((language) => [language, localised(text, language)]));
