import type { Preview } from "../chains/preview-mail.ts";

/** Where MJML puts what `<mj-preview>` says. */
const HIDDEN = /<div style="display:none;[^"]*">([\s\S]*?)<\/div>/;
const SHOWN = 140;

/** What a list of mails shows after the subject: the mail's hidden preview, else its first words. */
export function preheaderOf({ html, text }: Pick<Preview, "html" | "text">): string {
  const [, hidden] = HIDDEN.exec(html) ?? [];
  const words = hidden === undefined ? text : decoded(hidden.replace(/<[^>]*>/g, " "));
  return words
    .replace(/(?:\s|\p{Default_Ignorable_Code_Point})+/gu, " ")
    .trim()
    .slice(0, SHOWN);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#34;": '"',
  "&#39;": "'",
  "&nbsp;": " ",
};

const decoded = (html: string) => html.replace(/&[#\w]+;/g, (entity) => ENTITIES[entity] ?? entity);
