import type { Language } from "../../../texts/reader.ts";
import * as linesEn from "./lines.en.ts";
import * as linesRu from "./lines.ru.ts";
import * as reasonsEn from "./reasons.en.ts";
import * as reasonsRu from "./reasons.ru.ts";
import type { Words } from "./writing.ts";

export const WORDS: Readonly<Record<Language, Words>> = {
  en: { ...linesEn, ...reasonsEn, upTo: (amount) => `at most ${amount}` },
  ru: { ...linesRu, ...reasonsRu, upTo: (amount) => `не больше ${amount}` },
};
