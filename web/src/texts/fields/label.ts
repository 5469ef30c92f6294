import type { Language } from "../reader.ts";
import { en } from "./en.ts";
import { ru } from "./ru.ts";

const LABELS: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en, ru };

/** What a field of conditions is called; undefined of those that the shop declares itself. */
export const fieldLabel = (language: Language, name: string): string | undefined =>
  Object.hasOwn(LABELS[language], name) ? LABELS[language][name] : undefined;
