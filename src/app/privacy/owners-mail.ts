import type { Template } from "../../domain/config/bundle.ts";

interface Texts {
  readonly subject: string;
  readonly text: string;
  readonly button: string;
  readonly nothing: string;
}

const TEXTS = {
  en: {
    subject: "Delete your data?",
    text: "Somebody has asked {{ store.name }} to delete everything about this address. The button leads to the page where you can do that. It works for three days.",
    button: "Go to the page",
    nothing: "You did not ask for this? Then do nothing: everything stays as it is.",
  },
  ru: {
    subject: "Удалить ваши данные?",
    text: "В магазине {{ store.name }} попросили удалить всё, что связано с этим адресом. Кнопка ведёт на страницу, где это можно сделать. Она действует три дня.",
    button: "Перейти на страницу",
    nothing: "Вы об этом не просили? Ничего не делайте: всё останется как есть.",
  },
} as const satisfies Record<string, Texts>;

/** The mail that asks a mailbox's owner whether a request to erase them was theirs; in English where it is not built in. */
export function ownersMail(language: string): Template {
  const { subject, text, button, nothing } = language.split("-")[0] === "ru" ? TEXTS.ru : TEXTS.en;
  const link = "display:inline-block;padding:10px 22px;border-radius:5px;background:#222;color:#fff";
  return {
    subject: `${subject} – {{ store.name }}`,
    html: `<!doctype html>
<html lang="${language}"><body style="font:16px/1.5 sans-serif;color:#222;max-width:32rem;margin:2rem auto;padding:0 1rem">
<h1 style="font-size:1.3rem">${subject}</h1>
<p>${text}</p>
<p><a href="{{ links.confirm }}" style="${link}" ses:no-track>${button}</a></p>
<p>${nothing}</p>
<p style="color:#666;font-size:.85rem">{{ store.name }}, {{ store.postal_address }}</p>
</body></html>`,
  };
}
