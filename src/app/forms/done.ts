import { defined } from "../../domain/basics/defined.ts";
import { localised } from "../../domain/config/localised.ts";
import { pageLanguage } from "../pages/page-language.ts";
import { FORM_TEXTS } from "./texts.ts";
import type { FormDone, FormView } from "./view.ts";

/** What comes after a form: the shop's own words or page, else what is to be done now. */
export function doneOf({ name, form, store, language }: FormView): FormDone {
  const texts = FORM_TEXTS[pageLanguage(language, undefined)];
  const usual = store.confirm === "never" ? texts.done : texts.confirm;
  const { after } = form;
  const base = { name, store, language, ...usual };
  if (after === undefined) return base;
  if ("redirect" in after) return { ...base, redirect: after.redirect };
  const { title, text } = after;
  const own = defined({
    title: title && localised(title, language),
    text: text && localised(text, language),
  });
  return { ...base, ...own };
}
