import type { Role } from "../roles.ts";
import { ENGLISH_AND_RUSSIAN } from "./english-russian.ts";
import { FRENCH } from "./french.ts";
import { GERMAN } from "./german.ts";
import { DUTCH, ITALIAN, POLISH, PORTUGUESE } from "./more-european.ts";
import { SPANISH } from "./spanish.ts";
import type { Titles } from "./titles.ts";

const LANGUAGES: readonly Titles[] = [
  ...[ENGLISH_AND_RUSSIAN, GERMAN, FRENCH, SPANISH, ITALIAN, DUTCH, PORTUGUESE, POLISH],
];

/** All titles of a role, in the form that `plainTitle` gives, the surest first. */
export const titlesOf = (role: Role): readonly string[] =>
  LANGUAGES.flatMap((titles) => titles[role] ?? []).map(plainTitle);

/** Letters and digits in lower case without accents, so that `N° client`, `no_client` and `NO CLIENT` are nearly one. */
export function plainTitle(title: string): string {
  return title
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll("ł", "l")
    .replaceAll("ß", "ss")
    .replaceAll("œ", "oe")
    .replaceAll("°", "o")
    .replace(/[^\p{L}\p{N}]/gu, "");
}
