import { localised } from "../../domain/config/localised.ts";
import { brandedPage, type Page } from "../pages/branded-page.ts";
import { html } from "../pages/html.ts";
import type { PageLanguage } from "../pages/page-language.ts";
import { paragraphs } from "../pages/paragraphs.ts";
import { shortPage } from "../pages/short-page.ts";
import { formMarkup } from "./form-markup.ts";
import { FORM_TEXTS } from "./texts.ts";
import type { FormDone, FormView } from "./view.ts";

const STYLE = `
.extra { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%) }
.hint { margin: 0 0 .3rem; font-size: .875rem; color: var(--muted) }
.offer { padding: .75rem 1rem; border: 2px dashed var(--accent); border-radius: .4rem; font-weight: 600 }
.notice { padding: .75rem 1rem; border-left: 4px solid var(--error); background: var(--background); font-weight: 600 }
`;

/** A form as a page of its own. */
export function formPage(view: FormView): Page {
  const { form, store, language, name } = view;
  const after = form.after && "redirect" in form.after ? [new URL(form.after.redirect).origin] : [];
  return brandedPage({
    ...{ title: localised(form.title, language), language, store, style: STYLE },
    body: formMarkup(view, `/f/${name}`),
    formTargets: after,
  });
}

export function donePage({ title, text, language, store }: FormDone): Page {
  return brandedPage({ title, language, store, body: html`${paragraphs(text)}` });
}

export function noFormPage(language: PageLanguage, store: FormDone["store"] | undefined): Page {
  return shortPage(FORM_TEXTS[language].unknown, language, store);
}
