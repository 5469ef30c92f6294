/** As marketers write names: one text, or one for each language of the shop. */
export type Names = string | Readonly<Record<string, string>>;

/** The name in the reader's language, else in the first that there is. */
export const nameIn = (names: Names, language: string): string =>
  typeof names === "string" ? names : (names[language] ?? Object.values(names)[0] ?? "");
