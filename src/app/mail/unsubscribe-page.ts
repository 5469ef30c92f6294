import type { Store } from "../../domain/config/store.ts";
import { brandedPage, type Page } from "../pages/branded-page.ts";
import { type Html, html } from "../pages/html.ts";
import type { PageLanguage } from "../pages/page-language.ts";

interface Texts {
  readonly title: string;
  readonly text: string;
  readonly button?: string;
  /** Leads to the preference centre. */
  readonly link?: string;
}

export type UnsubscribeShown =
  | { readonly kind: "unknown" }
  /** `preferences`: the path of the mailbox's preference centre, which takes the undo as well. */
  | { readonly kind: "ask" | "done"; readonly preferences?: string };

const TEXTS: Readonly<Record<PageLanguage, Readonly<Record<UnsubscribeShown["kind"], Texts>>>> = {
  en: {
    ask: {
      title: "Unsubscribe",
      text: "No more mails with news and offers will be sent to you.",
      button: "Unsubscribe",
      link: "Fewer mails, a break or other topics instead?",
    },
    done: {
      title: "You are unsubscribed",
      text: "We will not write to you any more. You can close this page.",
      button: "Undo: get mails again",
      link: "See what is on record",
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
      link: "Может быть, писать реже, сделать перерыв или сменить темы?",
    },
    done: {
      title: "Вы отписались",
      text: "Мы больше не будем вам писать. Страницу можно закрыть.",
      button: "Отменить и снова получать письма",
      link: "Посмотреть, что записано",
    },
    unknown: {
      title: "Ссылка не работает",
      text: "Она неполная или очень старая. Откройте ссылку внизу более нового письма.",
    },
  },
};

const STYLE = ".after { margin: 1.5rem 0 0 }";

/** Opening it changes nothing. What it has done can be undone on it. */
export function unsubscribePage(
  shown: UnsubscribeShown,
  language: PageLanguage,
  store: Store | undefined,
): Page {
  const texts = TEXTS[language][shown.kind];
  const way = shown.kind === "unknown" ? undefined : waysOn(shown, texts);
  return brandedPage({
    title: texts.title,
    language,
    store,
    style: STYLE,
    body: html`<p>${texts.text}</p>${way}`,
  });
}

function waysOn(
  { kind, preferences }: Exclude<UnsubscribeShown, { readonly kind: "unknown" }>,
  { button = "", link = "" }: Texts,
): Html {
  const instead =
    preferences === undefined ? undefined : html`\n<p class="after"><a href="${preferences}">${link}</a></p>`;
  if (kind === "ask") return html`\n<form method="post"><button>${button}</button></form>${instead}`;
  const undo =
    preferences &&
    html`\n<form method="post" action="${preferences}">
<input type="hidden" name="do" value="agree-again"><input type="hidden" name="on" value="unsubscribe">
<button class="quiet">${button}</button></form>`;
  return html`${undo || undefined}${instead}`;
}
