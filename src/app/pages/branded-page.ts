import { createHash } from "node:crypto";
import { brandOf } from "../../domain/config/brand.ts";
import type { Store } from "../../domain/config/store.ts";
import { type Html, html } from "./html.ts";
import { pageStyle } from "./page-style.ts";

export interface PageContent {
  /** Of the window, and the page's only `h1`. */
  readonly title: string;
  /** What follows the heading. */
  readonly body: Html;
  /** Language tag of the page. */
  readonly language: string;
  /** Undefined while nothing is published: a page without a name, in plain colours. */
  readonly store: Store | undefined;
  /** Rules that only this page needs. */
  readonly style?: string;
  /** Where its forms lead in the end besides this host, by redirection: origins. */
  readonly formTargets?: readonly string[];
}

/** A page as it is sent: its markup, and the content security policy that lets through just what is in it. */
export interface Page {
  readonly markup: string;
  readonly policy: string;
}

const FROM_RIGHT = /^(ar|arc|ckb|dv|fa|he|ku|ps|sd|ug|ur|yi)(-|$)/i;

/**
 * A page that customers see, in the shop's colours and name: without scripts, and without anything from elsewhere but the
 * shop's logo.
 */
export function brandedPage({ title, body, language, store, ...more }: PageContent): Page {
  const brand = brandOf(store);
  const style = pageStyle(brand) + (more.style ?? "");
  const direction = FROM_RIGHT.test(language) ? html` dir="rtl"` : undefined;
  const { markup } = html`<!doctype html>
<html lang="${language}"${direction}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${store ? `${title} · ${store.name}` : title}</title>
<style>${{ markup: style }}</style>
</head>
<body>
${store && html`<header><a href="${store.url}">${nameOf(store)}</a></header>\n`}<main>
<h1>${title}</h1>
${body}
</main>
${store && html`<footer>${store.postal_address}</footer>\n`}</body>
</html>
`;
  return { markup, policy: policyOf(style, brand.logo, more.formTargets ?? []) };
}

function nameOf({ brand, name }: Store): Html {
  return brand?.logo === undefined ? html`${name}` : html`<img src="${brand.logo}" alt="${name}">`;
}

function policyOf(style: string, logo: string | undefined, formTargets: readonly string[]): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`,
    ...(logo === undefined ? [] : [`img-src ${new URL(logo).origin}`]),
    ["form-action 'self'", ...formTargets].join(" "),
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join("; ");
}
