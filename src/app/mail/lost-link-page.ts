import type { Store } from "../../domain/config/store.ts";
import { brandedPage, type Page } from "../pages/branded-page.ts";
import { html } from "../pages/html.ts";
import type { PageLanguage } from "../pages/page-language.ts";

const TEXTS: Readonly<
  Record<PageLanguage, { readonly title: string; readonly text: string; readonly shop: string }>
> = {
  en: {
    title: "This link does not work",
    text: "It is incomplete or very old.",
    shop: "To the shop",
  },
  ru: {
    title: "Ссылка не работает",
    text: "Она неполная или очень старая.",
    shop: "В магазин",
  },
};

/** What somebody sees whose link was broken on its way: it leads to the shop all the same. */
export function lostLinkPage(language: PageLanguage, store: Store | undefined): Page {
  const { title, text, shop } = TEXTS[language];
  const way = store && html`\n<p><a href="${store.url}">${shop}</a></p>`;
  return brandedPage({ title, language, store, body: html`<p>${text}</p>${way}` });
}
