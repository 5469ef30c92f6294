import type { Store } from "../../domain/config/store.ts";
import { brandedPage, type Page } from "./branded-page.ts";
import { html } from "./html.ts";
import type { PageLanguage } from "./page-language.ts";

export interface PageTexts {
  readonly title: string;
  readonly text: string;
  /** Posts to the page's own address. */
  readonly button?: string;
}

/** A page that says one thing and has at most one button. */
export function shortPage(
  { title, text, button }: PageTexts,
  language: PageLanguage,
  store: Store | undefined,
): Page {
  const form = button === undefined ? "" : html`\n<form method="post"><button>${button}</button></form>`;
  return brandedPage({ title, language, store, body: html`<p>${text}</p>${form}` });
}
