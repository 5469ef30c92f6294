import type { PageLanguage } from "../pages/page-language.ts";

/** Why a mail shows a product, in words. */
interface GoodsTexts {
  readonly every: (days: number) => string;
  readonly bought: string;
  /** `name`: of what the customer has bought; undefined where the catalogue does not know it. */
  readonly also: (name: string | undefined) => string;
  readonly category: (category: string) => string;
  readonly popular: string;
  readonly fresh: string;
}

const RUSSIAN = new Intl.PluralRules("ru");
const RUSSIAN_DAYS: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = { one: "день", few: "дня" };

export const GOODS_TEXTS: Readonly<Record<PageLanguage, GoodsTexts>> = {
  en: {
    every: (days) => (days === 1 ? "you buy it every day" : `you buy it every ${days} days or so`),
    bought: "you have bought it before",
    also: (name) =>
      name === undefined ? "others who buy what you buy have bought it" : `others bought it with ${name}`,
    category: (category) => `because you buy from ${category}`,
    popular: "popular in the shop",
    fresh: "new in the shop",
  },
  ru: {
    every: (days) =>
      days === 1
        ? "вы покупаете это каждый день"
        : `вы покупаете это примерно раз в ${days} ${RUSSIAN_DAYS[RUSSIAN.select(days)] ?? "дней"}`,
    bought: "вы уже покупали это",
    also: (name) =>
      name === undefined ? "это берут те, кто покупает то же, что и вы" : `это берут вместе с «${name}»`,
    category: (category) => `потому что вы покупаете из раздела «${category}»`,
    popular: "популярно в магазине",
    fresh: "новинка магазина",
  },
};
