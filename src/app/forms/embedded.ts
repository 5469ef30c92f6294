import { brandOf } from "../../domain/config/brand.ts";
import { localised } from "../../domain/config/localised.ts";
import type { Palette } from "../../domain/config/store.ts";
import { html } from "../pages/html.ts";
import { pageLanguage } from "../pages/page-language.ts";
import { paragraphs } from "../pages/paragraphs.ts";
import { formMarkup } from "./form-markup.ts";
import { FORM_TEXTS } from "./texts.ts";
import type { FormDone, FormView } from "./view.ts";

/** A form as the script shows it in a page of the shop. */
export interface Embedded {
  readonly state: "shown" | "again" | "done";
  /** What stands in the form's place. */
  readonly html: string;
  readonly language: string;
  readonly colors: Pick<Palette, "accent" | "on_accent">;
  /** To be said where the connection fails. */
  readonly unreachable: string;
  /** Names of the fields that are not right. */
  readonly faults?: readonly string[];
  /** Where to go instead. */
  readonly redirect?: string;
}

/** `action`: where the form goes when the script does not take care of it. */
export function embeddedForm(view: FormView, action: string): Embedded {
  const { form, language, faults, notice, store } = view;
  const { markup } = html`<h2>${localised(form.title, language)}</h2>\n${formMarkup(view, action)}`;
  return {
    ...{ state: notice === undefined ? "shown" : "again", html: markup },
    ...{ ...allOf(language, store), ...(notice !== undefined && { faults: Object.keys(faults) }) },
  };
}

export function embeddedDone({ title, text, language, redirect, store }: FormDone): Embedded {
  const { markup } = html`<h2 tabindex="-1">${title}</h2>\n${paragraphs(text)}`;
  return {
    ...{ state: "done", html: markup, ...allOf(language, store) },
    ...(redirect !== undefined && { redirect }),
  };
}

function allOf(language: string, store: FormView["store"]) {
  const { accent, on_accent } = brandOf(store).colors;
  const { unreachable } = FORM_TEXTS[pageLanguage(language, undefined)];
  return { language, unreachable, colors: { accent, on_accent } };
}
