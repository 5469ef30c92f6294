import type { Store } from "../../domain/config/bundle.ts";
import type { Page } from "../pages/branded-page.ts";
import type { PageLanguage } from "../pages/page-language.ts";
import { type PageTexts, shortPage } from "../pages/short-page.ts";

export type PageKind = "ask" | "done" | "unknown";

const TEXTS: Readonly<Record<PageLanguage, Readonly<Record<PageKind, PageTexts>>>> = {
  en: {
    ask: {
      title: "Unsubscribe",
      text: "No more mails with news and offers will be sent to you.",
      button: "Unsubscribe",
    },
    done: {
      title: "You are unsubscribed",
      text: "We will not write to you any more. You can close this page.",
    },
    unknown: {
      title: "This link does not work",
      text: "It is incomplete or very old. Please open the link at the foot of a newer mail.",
    },
  },
  ru: {
    ask: {
      title: "Отписаться от рассылки",
      text: "Письма с новостями и предложениями больше не будут приходить.",
      button: "Отписаться",
    },
    done: { title: "Вы отписались", text: "Мы больше не будем вам писать. Страницу можно закрыть." },
    unknown: {
      title: "Ссылка не работает",
      text: "Она неполная или очень старая. Откройте ссылку внизу более нового письма.",
    },
  },
};

/** Opening it changes nothing. */
export function unsubscribePage(kind: PageKind, language: PageLanguage, store: Store | undefined): Page {
  return shortPage(TEXTS[language][kind], language, store);
}
