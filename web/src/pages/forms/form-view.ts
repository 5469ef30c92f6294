import { oneOf, text, useView } from "../../view/view.ts";

/** What the address of a form says. */
const VIEW = {
  tab: oneOf("people", "preview", "site", "paper"),
  language: text(),
  stage: oneOf("form", "done"),
  width: oneOf("desktop", "phone"),
  look: oneOf("light", "dark"),
  via: text(),
  paper: oneOf("a6", "a4"),
};
export const useFormView = () => useView(VIEW);

/** Of a place, as links may name it. */
const VIA = /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/;
export const isPlace = (via: string): boolean => VIA.test(via);

/** The language that is asked for, else the reader's, else the shop's own. */
export const languageOf = (
  asked: string | undefined,
  reading: string,
  languages: readonly string[],
): string =>
  [asked, reading].find((one) => one !== undefined && languages.includes(one)) ?? languages[0] ?? reading;
