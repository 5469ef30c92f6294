export type Localised = string | Readonly<Record<string, string>>;

/** The text in `language`, else in the first language that the marketer wrote it in. */
export function localised(text: Localised, language: string): string {
  if (typeof text === "string") return text;
  return text[language] ?? Object.values(text)[0] ?? "";
}
