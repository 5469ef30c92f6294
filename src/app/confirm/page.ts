import type { Store } from "../../domain/config/store.ts";
import type { Page } from "../pages/branded-page.ts";
import type { PageLanguage } from "../pages/page-language.ts";
import { type PageTexts, shortPage } from "../pages/short-page.ts";

export type ConfirmPageKind = "ask" | "done" | "expired" | "unknown";

const TEXTS: Readonly<Record<PageLanguage, Readonly<Record<ConfirmPageKind, PageTexts>>>> = {
  en: {
    ask: {
      title: "Confirm your e-mail address",
      text: "Press the button, and you will get our news by e-mail. You can stop them at any time.",
      button: "Confirm",
    },
    done: { title: "Thank you", text: "Your address is confirmed. You can close this page." },
    expired: {
      title: "This link is too old",
      text: "It worked for 30 days. Please sign up again: you will get a new one.",
    },
    unknown: {
      title: "This link does not work",
      text: "It is incomplete, or not ours. Please open the link in the newest mail, or sign up again.",
    },
  },
  ru: {
    ask: {
      title: "Подтвердите свой адрес",
      text: "Нажмите кнопку, и мы будем присылать вам новости. От них всегда можно отказаться.",
      button: "Подтвердить",
    },
    done: { title: "Спасибо", text: "Адрес подтверждён. Страницу можно закрыть." },
    expired: {
      title: "Ссылка устарела",
      text: "Она действовала 30 дней. Подпишитесь ещё раз, и придёт новая.",
    },
    unknown: {
      title: "Ссылка не работает",
      text: "Она неполная или не наша. Откройте ссылку из самого нового письма или подпишитесь ещё раз.",
    },
  },
};

/** The page behind the link of a confirmation mail. Opening it confirms nothing: its button does. */
export function confirmPage(kind: ConfirmPageKind, language: PageLanguage, store: Store | undefined): Page {
  return shortPage(TEXTS[language][kind], language, store);
}
