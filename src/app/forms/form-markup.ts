import { localised } from "../../domain/config/localised.ts";
import { consentName } from "../../domain/forms/answers.ts";
import { type Input, inputsOf } from "../../domain/forms/inputs.ts";
import { type Html, html } from "../pages/html.ts";
import { pageLanguage } from "../pages/page-language.ts";
import { paragraphs, withLinks } from "../pages/paragraphs.ts";
import { type Asked, fieldMarkup, tickMarkup } from "./field-markup.ts";
import { FORM_TEXTS } from "./texts.ts";
import type { FormView } from "./view.ts";

/** The field that nobody sees and programs fill in. No browser knows it from an address book. */
export const TRAP = "link";

/** The form and what stands above it, without its title: the same on its own page and in any other. */
export function formMarkup(view: FormView, action: string): Html {
  const { form, store, language, offer, notice, posted, faults } = view;
  const texts = FORM_TEXTS[pageLanguage(language, undefined)];
  const asked: Asked = { texts, posted, faults };
  const text = form.text && paragraphs(localised(form.text, language));
  const button = form.button === undefined ? texts.button : localised(form.button, language);
  return html`${text}${offer && html`<p class="offer">${offer}</p>\n`}<form method="post" action="${action}">
${notice && html`<p class="notice" role="alert">${texts.notices[notice]}</p>\n`}${hidden(view)}${fieldMarkup(emailInput(texts.email), asked)}${inputsOf(form, store, language).map((input) => fieldMarkup(input, asked))}${topics(view, asked)}${boxes(view, asked)}<div class="extra" aria-hidden="true"><label>${texts.trap} <input name="${TRAP}" tabindex="-1" autocomplete="off"></label></div>
<button>${button}</button>
</form>`;
}

const emailInput = (label: string): Input => ({
  ...{ name: "email", becomes: { attribute: "email" }, kind: "line", label },
  ...{ required: true, choices: [] },
});

function hidden({ token, language, via, ref, page }: FormView): readonly Html[] {
  return Object.entries({ token, lang: language, via, ref, page }).flatMap(([name, value]) =>
    value === undefined ? [] : html`<input type="hidden" name="${name}" value="${value}">\n`,
  );
}

function topics({ form, store, language }: FormView, asked: Asked): Html | undefined {
  const offered = (store.topics ?? []).filter(({ id }) => form.topics?.includes(id));
  if (offered.length === 0) return undefined;
  const choices = offered.map(({ id, name }) => ({ value: id, label: localised(name, language) }));
  const label = asked.texts.topics;
  const topic: Input = {
    name: "topic",
    becomes: { attribute: "topic" },
    kind: "many",
    label,
    required: false,
    choices,
  };
  return fieldMarkup(topic, asked);
}

function boxes({ form, language }: FormView, asked: Asked): readonly Html[] {
  return form.consent.map(({ text, version, required }, index) => {
    const shown = withLinks(localised(text, language));
    return tickMarkup({ name: consentName(index), value: version, text: shown, required }, asked);
  });
}
