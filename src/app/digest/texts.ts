import type { Trouble } from "../report/read-troubles.ts";

/** How many, and as it is written. */
export interface Counted {
  readonly value: number;
  readonly text: string;
}

type Told = {
  readonly [K in Trouble["kind"]]: (trouble: Extract<Trouble, { readonly kind: K }>, write: Write) => string;
};

/** Writes numbers as the language does. */
export interface Write {
  readonly count: (value: number) => string;
}

type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

const formOf = (language: string, value: number, forms: Forms): string =>
  forms[new Intl.PluralRules(language).select(value)] ?? forms.other;

const en = {
  subject: (shop: string, day: string) => `${shop}: the week up to ${day}`,
  lead: (day: string, days: number) =>
    `As of the night of ${day}. Orders, revenue and rates look back ${days} days; beside each stands how it has moved in a week.`,
  figures: {
    customers: "Customers",
    mailable: "May be mailed",
    buyers: "Buyers",
    orders: "Orders",
    revenue: "Revenue",
    averageOrder: "Average order",
    repeatPurchaseRate: "Repeat purchase rate",
    retentionRate: "Retention rate (CRR)",
  },
  points: (change: string) => `${change} pp`,
  changed: "What changed in the week",
  notCompared: "There is no night of a week before to compare with.",
  nothingChanged: "Nothing has changed.",
  joined: ({ value, text }: Counted) =>
    `${text} ${formOf("en", value, { one: "customer", other: "customers" })} more`,
  fewer: ({ value, text }: Counted) =>
    `${text} ${formOf("en", value, { one: "customer", other: "customers" })} fewer`,
  bought: ({ text }: Counted) => `${text} bought for the first time`,
  cameBack: ({ text }: Counted) => `${text} came back for a second order`,
  segment: (name: string, change: string) => `“${name}”: ${change}`,
  chains: "Chains and campaigns, 30 days",
  chain: "Chain",
  sent: "Sent",
  ordered: "Ordered",
  revenueAttributed: "Attributed revenue",
  chainsNote:
    "Ordered: customers with an order within five days of an entry, once the five days are over. Attributed revenue is of orders after an opening or a click; some would have come without the mail.",
  noMails: "No chain or campaign has sent anything.",
  wrong: "What needs you",
  nothingWrong: "Nothing needs you right now.",
  page: "Open the page",
  foot: (shop: string) =>
    `You get this once a week because your address is under “digest” in the config of ${shop}. To get it no more, have it taken out there.`,
  troubles: {
    sending: ({ how, why }) =>
      `No mail goes: ${how === "stopped" ? "sending is stopped" : "the mail service takes none"} (${why})`,
    "night-late": ({ night }) => `The night is late: the last one is of ${night}`,
    held: ({ chain, customers, endsOn }, { count }) =>
      `${count(customers)} ${formOf("en", customers, { one: "customer waits", other: "customers wait" })} for approval to enter “${chain}”${endsOn === undefined ? "" : `; the first of their points end on ${endsOn}, after which nobody is warned`}`,
    budget: ({ budget, period, free }) =>
      `The budget ${budget} (${period}) is ${free > 0 ? "nearly used up" : "used up"}`,
    campaign: ({ campaign, why }) => `The campaign “${campaign}” has paused by itself: ${why}`,
    webhook: ({ messages }, { count }) =>
      `${count(messages)} ${formOf("en", messages, { one: "message was", other: "messages were" })} not taken by a webhook`,
    quiet: ({ source }) => `Nothing comes from ${source} any more`,
    "not-understood": ({ about, count: times, names }, { count }) =>
      `${{ money: "Amounts or orders were", consent: "Answers about consent were", other: "Some of what the shop sends was" }[about]} not understood, ${count(times)} in seven days: ${names.join(", ")}`,
    wallets: ({ wallets }, { count }) =>
      `${count(wallets)} ${formOf("en", wallets, { one: "wallet holds", other: "wallets hold" })} other points than the facts say`,
    paused: ({ chains }) => `Paused: ${chains.join(", ")}`,
  } satisfies Told,
};

export type DigestTexts = typeof en;

const CUSTOMERS = { one: "клиент", few: "клиента", many: "клиентов", other: "клиента" };
const WAIT = { one: "клиент ждёт", few: "клиента ждут", many: "клиентов ждут", other: "клиента ждут" };
const MESSAGES = { one: "сообщение", few: "сообщения", many: "сообщений", other: "сообщения" };
const WALLETS = {
  one: "кошелёк расходится",
  few: "кошелька расходятся",
  many: "кошельков расходятся",
  other: "кошелька расходятся",
};

const ru: DigestTexts = {
  subject: (shop, day) => `${shop}: неделя до ${day}`,
  lead: (day, days) =>
    `Последняя ночь: ${day}; заказы, выручка и доли – за ${days} дней до неё, рядом – как они изменились за неделю.`,
  figures: {
    customers: "Клиенты",
    mailable: "Можно писать",
    buyers: "Покупатели",
    orders: "Заказы",
    revenue: "Выручка",
    averageOrder: "Средний чек",
    repeatPurchaseRate: "Доля повторных покупателей",
    retentionRate: "Удержание (CRR)",
  },
  points: (change) => `${change} п. п.`,
  changed: "Что изменилось за неделю",
  notCompared: "Сравнить не с чем: неделю назад ночного расчёта не было.",
  nothingChanged: "Ничего не изменилось.",
  joined: ({ value, text }) => `на ${text} ${formOf("ru", value, CUSTOMERS)} больше`,
  fewer: ({ value, text }) => `на ${text} ${formOf("ru", value, CUSTOMERS)} меньше`,
  bought: ({ text }) => `купили впервые: ${text}`,
  cameBack: ({ text }) => `вернулись за вторым заказом: ${text}`,
  segment: (name, change) => `«${name}»: ${change}`,
  chains: "Цепочки и кампании за 30 дней",
  chain: "Цепочка",
  sent: "Отправлено",
  ordered: "Заказали",
  revenueAttributed: "Приписанная выручка",
  chainsNote:
    "Заказали: клиенты с заказом в течение пяти дней после входа, когда пять дней прошли. Приписанная выручка – заказы после открытия или клика; часть пришла бы и без письма.",
  noMails: "Цепочки и кампании ничего не отправляли.",
  wrong: "Что требует вас",
  nothingWrong: "Сейчас ничего не требует вашего участия.",
  page: "Открыть страницу",
  foot: (shop) =>
    `Вы получаете это раз в неделю, потому что ваш адрес указан в разделе digest конфига магазина ${shop}. Чтобы не получать, попросите убрать его оттуда.`,
  troubles: {
    sending: ({ how, why }) =>
      `Письма не уходят: ${how === "stopped" ? "отправка остановлена" : "почтовый сервис их не принимает"} (${why})`,
    "night-late": ({ night }) => `Ночной расчёт опаздывает: последний за ${night}`,
    held: ({ chain, customers, endsOn }, { count }) =>
      `${count(customers)} ${formOf("ru", customers, WAIT)} одобрения, чтобы войти в «${chain}»${endsOn === undefined ? "" : `; первые баллы сгорают ${endsOn}, потом предупреждать поздно`}`,
    budget: ({ budget, period, free }) =>
      `Бюджет ${budget} (${period}) ${free > 0 ? "почти исчерпан" : "исчерпан"}`,
    campaign: ({ campaign, why }) => `Кампания «${campaign}» сама встала на паузу: ${why}`,
    webhook: ({ messages }, { count }) =>
      `Не принято вебхуком: ${count(messages)} ${formOf("ru", messages, MESSAGES)}`,
    quiet: ({ source }) => `Источник замолчал: ${source}`,
    "not-understood": ({ about, count: times, names }, { count }) =>
      `${{ money: "Не поняты суммы или заказы", consent: "Не поняты ответы о согласии", other: "Не понята часть того, что шлёт магазин" }[about]}, за семь дней: ${count(times)} (${names.join(", ")})`,
    wallets: ({ wallets }, { count }) => `${count(wallets)} ${formOf("ru", wallets, WALLETS)} с фактами`,
    paused: ({ chains }) => `На паузе: ${chains.join(", ")}`,
  },
};

/** Russian in Russian, English in every other language. */
export const digestTexts = (language: string): DigestTexts => (language.split("-")[0] === "ru" ? ru : en);

/** What a trouble is, in a line. A kind without words does not compile. */
export function troubleInWords(trouble: Trouble, { troubles }: DigestTexts, write: Write): string {
  const told = troubles[trouble.kind] as (trouble: Trouble, write: Write) => string;
  return told(trouble, write);
}
