import { type PluralForms, plural } from "../../texts/plural.ts";
import type { CalendarTexts, Shown } from "./texts.en.ts";

const count = ({ text, value }: Shown, forms: PluralForms) => `${text} ${plural("ru", value, forms)}`;
const MAILS = { one: "письма", few: "писем", many: "писем", other: "письма" };
const OF_CUSTOMERS = { one: "клиента", few: "клиентов", many: "клиентов", other: "клиента" };

export const ru: CalendarTexts = {
  title: "Календарь",
  lead: (until) => `Что точно уйдёт до ${until} и что ушло за последние две недели.`,
  ahead: "Ближайшие 30 дней",
  aheadLead: "Число писем – ожидаемое: до отписок и до ограничений частоты.",
  today: "сегодня",
  nothing: "На эти дни ничего нет",
  nothingWhy:
    "Здесь видны кампании со временем начала, цепочки по датам, бюджеты с периодом и еженедельная сводка.",
  toCampaigns: "К кампаниям",
  planned: "не начата",
  paused: "на паузе",
  campaignMails: (n) => `около ${count(n, MAILS)}`,
  campaignFrom: (time) => `с ${time}`,
  campaignDay: (day, days) => `день ${day} из ${days}`,
  counting: "аудитория ещё считается",
  plannedAt: (time) => `назначена на ${time}; ничего не уйдёт, пока её не начнут`,
  ends: (time) => `заканчивается в ${time}`,
  dates: (n, attribute) => `${attribute}: у ${count(n, OF_CUSTOMERS)}`,
  budgetEnds: (free, limit) => `период кончается, осталось ${free} из ${limit}`,
  budget: (name) => `Бюджет: ${name}`,
  digest: "Еженедельная сводка",
  digestTo: (n) => `на ${count(n, { one: "адрес", few: "адреса", many: "адресов", other: "адреса" })}`,
  waiting: "Сейчас в цепочках",
  waitingLead:
    "Их следующее письмо зависит от их действий, ограничений частоты и тихих часов, поэтому даты у него нет. Что будет дальше, видно на странице клиента.",
  nobodyWaits: "В цепочках никого нет",
  nobodyWaitsWhy: "По состоянию на последнюю посчитанную ночь.",
  chain: "Цепочка или кампания",
  customers: "Клиенты",
  gone: "Отправлено за 14 дней",
  goneLead: (until) => `Письма и другие сообщения, посчитаны до ${until}.`,
  goneNothing: "За эти дни ничего не отправлено",
  goneNothingWhy: "Или ночь этого ещё не посчитала.",
  more: (n) => `и ещё ${n}`,
  about: "У чего нет даты",
  quiet: (from, to) =>
    `С ${from} до ${to} по часам клиента рекламные письма не уходят: они уйдут, когда тихие часы кончатся.`,
  noQuiet: "Тихих часов нет: письма уходят в любое время суток.",
  points: (n) =>
    `${count(n, { one: "балл сгорит", few: "балла сгорят", many: "баллов сгорят", other: "балла сгорят" })} за 30 дней после последней ночи.`,
  offers: "Код действует столько-то дней с того дня, когда его дали: последний день указан в каждом письме.",
  chains:
    "Цепочки, которые начинаются с заказа, корзины, визита или сегмента, решаются в тот момент, поэтому заранее их писем никто не знает.",
};
