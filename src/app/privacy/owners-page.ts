import type { Store } from "../../domain/config/store.ts";
import type { Page } from "../pages/branded-page.ts";
import type { PageLanguage } from "../pages/page-language.ts";
import { type PageTexts, shortPage } from "../pages/short-page.ts";
import type { OwnersRequest } from "./owners-request.ts";

const TEXTS: Readonly<Record<PageLanguage, Readonly<Record<OwnersRequest["kind"], PageTexts>>>> = {
  en: {
    ask: {
      title: "Delete your data?",
      text: "Your name, address, orders, points and codes are deleted here, and no more mails come. This cannot be undone.",
      button: "Delete my data",
    },
    asked: {
      title: "Your data is being deleted",
      text: "It takes a few minutes. No more mails come. You can close this page.",
    },
    expired: {
      title: "This link is too old",
      text: "It worked for three days. Please ask again by the link at the foot of a mail.",
    },
  },
  ru: {
    ask: {
      title: "Удалить ваши данные?",
      text: "Здесь удалятся ваше имя, адрес, заказы, баллы и коды, письма больше не придут. Отменить это нельзя.",
      button: "Удалить мои данные",
    },
    asked: {
      title: "Ваши данные удаляются",
      text: "Это займёт несколько минут. Письма больше не придут. Страницу можно закрыть.",
    },
    expired: {
      title: "Ссылка устарела",
      text: "Она действовала три дня. Запросите новую по ссылке внизу любого письма.",
    },
  },
};

/** The page behind the link that was mailed to whoever asked to be erased. */
export const ownersPage = (
  kind: OwnersRequest["kind"],
  language: PageLanguage,
  store: Store | undefined,
): Page => shortPage(TEXTS[language][kind], language, store);
