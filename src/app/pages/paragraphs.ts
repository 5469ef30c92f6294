import { type Html, html } from "./html.ts";

const LINK = /\[([^\]\n]{1,200})\]\((https?:\/\/[^\s()<>"']{1,500})\)/g;

/** A marketer's text: paragraphs between empty lines, links as `[text](https://…)`, and nothing else that means anything. */
export function paragraphs(text: string): Html {
  return html`${text
    .split(/\n\s*\n/)
    .filter((one) => one.trim() !== "")
    .map((one) => html`<p>${withLinks(one.trim())}</p>\n`)}`;
}

/** Its links made links. They open beside the page, so that nobody loses what they have filled in. */
export function withLinks(text: string): Html {
  const pieces: (string | Html)[] = [];
  let end = 0;
  for (const found of text.matchAll(LINK)) {
    const [whole, label = "", address = ""] = found;
    pieces.push(text.slice(end, found.index));
    pieces.push(html`<a href="${address}" target="_blank" rel="noopener">${label}</a>`);
    end = found.index + whole.length;
  }
  return html`${[...pieces, text.slice(end)]}`;
}
