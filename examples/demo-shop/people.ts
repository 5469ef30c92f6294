import { DAY, formatDay } from "../../src/domain/basics/calendar.ts";
import { CATEGORIES, type Category } from "./catalogue.ts";
import { type Random, randomOf } from "./random.ts";

/** How somebody buys. */
export const KINDS = {
  /** Looks around without a name and leaves. */
  passerby: { share: 6 },
  /** Signs up and never buys. */
  subscriber: { share: 14, visitEvery: 60 },
  /** Buys once. */
  "one-time": { share: 26, visitEvery: 120, mostOrders: 1, orderEvery: 20 },
  /** Now and then. */
  occasional: { share: 20, visitEvery: 60, orderEvery: 55 },
  /** Comes back when the packet is empty. */
  replenisher: { share: 16, visitEvery: 40, orderEvery: 20 },
  /** Restaurants and offices: large baskets, over 50,000 a year. */
  wholesaler: { share: 4, visitEvery: 90, orderEvery: 24 },
  /** Was a regular and stopped coming. */
  lapsed: { share: 14, visitEvery: 45, orderEvery: 26 },
} as const satisfies Readonly<Record<string, Habit>>;
export type Kind = keyof typeof KINDS;

export interface Habit {
  /** Of a hundred people. */
  readonly share: number;
  /** Mean days between visits that lead to nothing. */
  readonly visitEvery?: number;
  /** Mean days between orders. */
  readonly orderEvery?: number;
  readonly mostOrders?: number;
}

export interface Person {
  readonly index: number;
  readonly kind: Kind;
  readonly userId: string;
  readonly anonymousId: string;
  readonly email: string;
  readonly name: string;
  readonly language: "ru" | "en";
  readonly country: string;
  readonly timeZone: string;
  readonly favourite: Category;
  /** What the form asks besides, where it was answered: the birthday as YYYY-MM-DD, and how the coffee is ground. */
  readonly birthday?: string;
  readonly coffeeGrind?: string;
  /** Agreed to mails at sign-up. */
  readonly consents: boolean;
  /** Days from day 0 of the demo; negative before it. */
  readonly joins: number;
  /** Days from day 0 after which a lapsed customer is not seen any more. */
  readonly leaves: number;
  /** The site's pages tell of this person, so that a consent has to be confirmed by mail. */
  readonly byBrowser: boolean;
  /** Looked around before signing up, in the same browser. */
  readonly browsedBefore: boolean;
}

const PLACES = {
  ru: [
    ["RU", "Europe/Moscow"],
    ["RU", "Europe/Moscow"],
    ["RU", "Europe/Kaliningrad"],
    ["RU", "Asia/Yekaterinburg"],
    ["RU", "Asia/Novosibirsk"],
    ["RU", "Asia/Vladivostok"],
  ],
  en: [
    ["GB", "Europe/London"],
    ["US", "America/New_York"],
    ["US", "America/Los_Angeles"],
    ["AE", "Asia/Dubai"],
  ],
} as const;

const NAMES = {
  ru: {
    first: ["Анна", "Мария", "Ольга", "Елена", "Иван", "Пётр", "Дмитрий", "Алексей", "Наталья", "Сергей"],
    last: ["Коваленко", "Шевчук", "Гончар", "Ткач", "Бондарь", "Белых", "Черных", "Мороз", "Лось", "Ким"],
  },
  en: {
    first: ["Emma", "Olivia", "Noah", "James", "Amelia", "Jack", "Grace", "Leo", "Chloé", "Zoë"],
    last: ["Smith", "O'Connor", "Brown", "Taylor-Reed", "Ng", "Müller", "García", "Patel", "Kelly", "Young"],
  },
} as const;

/** Names that break careless software: quotes, markup, templates, formulas, line breaks, emoji, right-to-left. */
const HOSTILE = [
  "Robert'); DROP TABLE customers;--",
  '<script>alert("hi")</script>',
  "{{ customer.email }} {% if %}",
  '=HYPERLINK("http://evil.example","click")',
  "Иван\r\nBcc: everyone@evil.example",
  "🎁 Мария 🎉👩‍👩‍👧",
  'Олег "Кот" О’Нил & Co <b>',
  "\u202Eيوسف\u202C",
] as const;

const shares = Object.fromEntries(Object.entries(KINDS).map(([kind, { share }]) => [kind, share])) as Record<
  Kind,
  number
>;

/** Person number `index` of the shop. One in twenty joins during the `days` that are played live. */
export function shopperOf(seed: number, index: number, days: number): Person {
  const random = randomOf(seed, "person", index);
  const kind = random.weighted(shares);
  const language = random.chance(0.72) ? "ru" : "en";
  const [country, timeZone] = random.pick<readonly [string, string]>(PLACES[language]);
  const joins = random.chance(0.05) ? random.whole(0, Math.max(days - 2, 0)) : -random.whole(1, 365);
  const person: Omit<Person, "byBrowser"> = {
    index,
    kind,
    userId: `demo-${index}`,
    anonymousId: `browser-${index}`,
    email: `customer.${index}@mail.example`,
    name: nameOf(random, language, index),
    language,
    country,
    timeZone,
    favourite: random.pick(CATEGORIES),
    ...answersOf(randomOf(seed, "answers", index)),
    consents: random.chance(0.8),
    joins: kind === "lapsed" ? -random.whole(200, 365) : joins,
    leaves: kind === "lapsed" ? -random.whole(35, 150) : Number.POSITIVE_INFINITY,
    browsedBefore: random.chance(0.15),
  };
  return { ...person, byBrowser: person.consents && isTold(person) };
}

const [OLDEST, YOUNGEST] = [Date.UTC(1955, 0, 1) / DAY, Date.UTC(2004, 11, 31) / DAY];

/** Two in three tell their birthday, one in three how they like their coffee. */
function answersOf(random: Random): Pick<Person, "birthday" | "coffeeGrind"> {
  const birthday = formatDay(random.whole(OLDEST, YOUNGEST));
  const coffeeGrind = random.pick(["beans", "filter", "espresso", "turkish"]);
  return {
    ...(random.chance(0.66) && { birthday }),
    ...(random.chance(0.33) && { coffeeGrind }),
  };
}

/** One in six of those who come to the shop while the demo is played. */
const isTold = ({ kind, joins, index }: Pick<Person, "kind" | "joins" | "index">): boolean =>
  kind !== "passerby" && joins >= 0 && index % 6 === 0;

function nameOf(random: Random, language: "ru" | "en", index: number): string {
  const plain = `${random.pick(NAMES[language].first)} ${random.pick(NAMES[language].last)}`;
  return index % 40 === 7 ? random.pick(HOSTILE) : plain;
}
