import type { Instant } from "../../domain/basics/calendar.ts";
import { exponentOf, type Money, toMajor } from "../../domain/basics/money.ts";
import { localised } from "../../domain/config/localised.ts";
import type { Benefit } from "../../domain/offers/benefit.ts";
import type { WhyNot } from "../../domain/offers/codes/standing.ts";
import type { PageLanguage } from "../pages/page-language.ts";

/** What the texts may say; amounts and days are written out already. */
interface Said {
  readonly minimum: string;
  readonly until: string;
  readonly subject: string;
}

type Refused = WhyNot | "not-used";
type Text = string | ((said: Said) => string);

/** A reason without words does not compile. */
const REFUSALS: Readonly<Record<PageLanguage, Readonly<Record<Refused, Text>>>> = {
  en: {
    unknown: "There is no such code.",
    withdrawn: "This code is no longer good: it was withdrawn.",
    "already-used": "This code has been used already.",
    "given-back": "This order has given the code back. Use it with a new order.",
    expired: ({ until }) => `This code was good until ${until}.`,
    "customer-needed":
      "This code is for one customer only: sign in, or say the e-mail address that it was sent to.",
    "not-yours": "This code was given to another customer.",
    "below-minimum": ({ minimum }) => `This code is good for orders from ${minimum}.`,
    "nothing-fits": ({ subject }) =>
      `Nothing in the basket fits this code${subject === "" ? "" : `: it is for ${subject}`}.`,
    budget: "This code cannot take as much off as this basket asks for.",
    "not-used": "This order has not used the code.",
  },
  ru: {
    unknown: "Такого кода нет.",
    withdrawn: "Этот код больше не действует: он отозван.",
    "already-used": "Этот код уже использован.",
    "given-back": "Этот заказ вернул код. Примените его к новому заказу.",
    expired: ({ until }) => `Код действовал до ${until}.`,
    "customer-needed": "Код личный: войдите или укажите адрес, на который он пришёл.",
    "not-yours": "Этот код выдан другому покупателю.",
    "below-minimum": ({ minimum }) => `Код действует для заказов от ${minimum}.`,
    "nothing-fits": ({ subject }) =>
      `В корзине нет товаров, на которые действует код${subject === "" ? "" : `: он на «${subject}»`}.`,
    budget: "Для этой корзины скидка по коду слишком велика.",
    "not-used": "Этот заказ не использовал код.",
  },
};

export function refusalText(language: PageLanguage, why: Refused, said: Partial<Said>): string {
  const text = REFUSALS[language][why];
  return typeof text === "string" ? text : text({ minimum: "", until: "", subject: "", ...said });
}

const BACK = {
  en: { good: "The code can be used again.", gone: "The order no longer counts; the code stays used." },
  ru: { good: "Код снова можно использовать.", gone: "Заказ больше не в счёт; код остаётся использованным." },
} as const satisfies Record<PageLanguage, unknown>;

export const releasedText = (language: PageLanguage, good: boolean): string =>
  BACK[language][good ? "good" : "gone"];

interface Gave {
  readonly off: Money;
  readonly language: PageLanguage;
}

type GiftText<K extends Benefit["kind"]> = (
  benefit: Extract<Benefit, { readonly kind: K }>,
  gave: Gave,
) => string;

const GIFTS: Readonly<Record<PageLanguage, { readonly [K in Benefit["kind"]]: GiftText<K> }>> = {
  en: {
    percent: ({ percent }, { off }) => `${percent}% off: ${sumText(off, "en")}.`,
    amount: (_, { off }) => `${sumText(off, "en")} off.`,
    free_delivery: () => "Free delivery.",
    waived_fee: ({ fee }) => `Free of charge: ${localised(fee, "en")}.`,
    cashback: ({ percent }) => `${percent}% cashback in points, on top of what the order earns.`,
    gift: ({ name }) => `A gift in the order: ${localised(name, "en")}.`,
  },
  ru: {
    percent: ({ percent }, { off }) => `Скидка ${percent}%: ${sumText(off, "ru")}.`,
    amount: (_, { off }) => `Скидка ${sumText(off, "ru")}.`,
    free_delivery: () => "Доставка бесплатно.",
    waived_fee: ({ fee }) => `Бесплатно: ${localised(fee, "ru")}.`,
    cashback: ({ percent }) => `Кэшбек ${percent}% баллами сверх обычного.`,
    gift: ({ name }) => `Подарок в заказе: ${localised(name, "ru")}.`,
  },
};

/** What a code gives, in one sentence. */
export function gaveText(benefit: Benefit, gave: Gave): string {
  const say = GIFTS[gave.language][benefit.kind] as GiftText<Benefit["kind"]>;
  return say(benefit, gave);
}

export function sumText({ amount, currency }: Money, language: PageLanguage): string {
  const major = toMajor({ amount, currency });
  const digits = Number.isInteger(major) ? 0 : exponentOf(currency);
  const format = { style: "currency", currency, minimumFractionDigits: digits } as const;
  return new Intl.NumberFormat(language, format).format(major);
}

export const dayText = (at: Instant, timeZone: string, language: PageLanguage): string =>
  new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone }).format(at);
