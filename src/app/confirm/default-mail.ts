import type { Template } from "../../domain/config/bundle.ts";

interface Texts {
  readonly subject: string;
  readonly title: string;
  readonly text: string;
  readonly button: string;
  readonly nothing: string;
}

const TEXTS = {
  en: {
    subject: "Please confirm your e-mail address",
    title: "One click is missing",
    text: "This address was given at {{ store.name }} to get news by e-mail. Press the button to confirm that it was you.",
    button: "Confirm",
    nothing: "You did not do this? Then do nothing: no news will come.",
  },
  ru: {
    subject: "Подтвердите свой адрес",
    title: "Остался один шаг",
    text: "Этот адрес указали в магазине {{ store.name }}, чтобы получать письма. Нажмите кнопку, чтобы подтвердить, что это были вы.",
    button: "Подтвердить",
    nothing: "Это были не вы? Ничего не делайте: писем не будет.",
  },
} as const satisfies Record<string, Texts>;

/** The confirmation mail of a shop that has no template `confirm`; in English where it is not built in. */
export function defaultConfirmMail(language: string): Template {
  const { subject, title, text, button, nothing } = language.split("-")[0] === "ru" ? TEXTS.ru : TEXTS.en;
  const link = "display:inline-block;padding:10px 22px;border-radius:5px;background:#222;color:#fff";
  return {
    subject: `${subject} – {{ store.name }}`,
    html: `<!doctype html>
<html lang="${language}"><body style="font:16px/1.5 sans-serif;color:#222;max-width:32rem;margin:2rem auto;padding:0 1rem">
<h1 style="font-size:1.3rem">${title}</h1>
<p>${text}</p>
<p><a href="{{ links.confirm }}" style="${link}" ses:no-track>${button}</a></p>
<p>${nothing}</p>
<p style="color:#666;font-size:.85rem">{{ store.name }}, {{ store.postal_address }}</p>
</body></html>`,
  };
}
