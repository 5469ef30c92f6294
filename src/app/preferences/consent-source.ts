import type { PageLanguage } from "../pages/page-language.ts";

/** Where a consent or a withdrawal came from, in the language of the page; what Comeback has not named itself is shown as it was told. */
export function consentSource(source: string, language: PageLanguage): string {
  const names = NAMES[language];
  const known = Object.hasOwn(names.known, source) ? names.known[source] : undefined;
  if (known !== undefined) return known;
  const [kind = "", ...rest] = source.split(" ");
  const prefixed = Object.hasOwn(names.kinds, kind) ? names.kinds[kind] : undefined;
  return prefixed && rest.length > 0 ? prefixed(rest.join(" ")) : source;
}

interface Names {
  readonly known: Readonly<Record<string, string>>;
  /** By the first word. */
  readonly kinds: Readonly<Record<string, (rest: string) => string>>;
}

const NAMES: Readonly<Record<PageLanguage, Names>> = {
  en: {
    known: {
      "preference centre": "preference centre",
      "unsubscribe page": "page to unsubscribe",
      "one-click unsubscribe": "unsubscribe button of the mail program",
      "confirmation page": "page to confirm",
      "undo on preference centre": "undo in the preference centre",
      "undo on unsubscribe page": "undo on the page to unsubscribe",
      "shopify checkout": "checkout (Shopify)",
      "woocommerce checkout": "checkout (WooCommerce)",
    },
    kinds: {
      form: (name) => `form “${name}”`,
      shopify: (topic) => `Shopify: ${topic}`,
      woocommerce: (topic) => `WooCommerce: ${topic}`,
    },
  },
  ru: {
    known: {
      "preference centre": "настройки писем",
      "unsubscribe page": "страница отписки",
      "one-click unsubscribe": "кнопка отписки в почтовой программе",
      "confirmation page": "страница подтверждения",
      "undo on preference centre": "отмена в настройках писем",
      "undo on unsubscribe page": "отмена на странице отписки",
      "shopify checkout": "оформление заказа (Shopify)",
      "woocommerce checkout": "оформление заказа (WooCommerce)",
    },
    kinds: {
      form: (name) => `форма «${name}»`,
      shopify: (topic) => `Shopify: ${topic}`,
      woocommerce: (topic) => `WooCommerce: ${topic}`,
    },
  },
};
