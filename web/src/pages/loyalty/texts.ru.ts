import { plural } from "../../texts/plural.ts";
import type { LoyaltyTexts } from "./texts.en.ts";

interface Shown {
  readonly value: number;
  readonly text: string;
}

const POINTS = { one: "балл", few: "балла", many: "баллов", other: "балла" };
const WALLETS = { one: "кошелёк", few: "кошелька", many: "кошельков", other: "кошелька" };
const points = ({ text, value }: Shown) => `${text} ${plural("ru", value, POINTS)}`;
const wallets = ({ text, value }: Shown) => `${text} ${plural("ru", value, WALLETS)}`;

export const ru: LoyaltyTexts = {
  title: "Лояльность",
  lead: "Сколько баллов вы должны клиентам и кошелёк одного клиента.",
  noNight: "Цифры появятся после первой ночи",
  noNightWhy: "Долг программы считается каждую ночь.",
  none: "Программы лояльности нет",
  noneWhy: "Опишите её в loyalty.yaml вашей конфигурации: за что баллы, чего они стоят и какие есть уровни.",
  asOf: (night) => `На ночь ${night}`,
  stats: {
    worth: "Долг сегодня",
    expected: "Из него потратят",
    points: "Баллов на руках",
    pending: "Ожидают",
    expiring: "Сгорят за 30 дней",
    members: "Участники",
    spenders: "Тратили баллы",
    breakage: "Сгорают неистраченными",
    firstReward: "Дней до первой награды",
    debt: "Отозвано после траты",
  },
  explains: {
    worth: "Все баллы, которые можно потратить сегодня, по их цене.",
    expected:
      "Сегодняшний долг без того, что сгорит, судя по прошлому. Лежит между двумя суммами 95 раз из 100.",
    pending: "Баллы заказов, которые ещё могут вернуть.",
    breakage: "Какая доля ушедших баллов сгорела неистраченной. Лежит между двумя долями 95 раз из 100.",
    firstReward:
      "Половина участников впервые тратит баллы за столько дней с первых начисленных; кто ещё ждёт, тоже учтён.",
    spenders: "Баллы, которые копятся так медленно, что их никто не тратит, — самая частая ошибка программ.",
  },
  between: (interval) => `вероятно ${interval}`,
  notKnown: "пока неизвестно",
  notKnownWhy: "нужно 20 участников, у которых баллы сгорели или потрачены",
  ofMembers: (share) => `${share} участников`,
  everEarned: (earned, spent) => `всего начислено ${earned}, потрачено ${spent}`,
  within90: (share) => `${share} за 90 дней`,
  levels: "По уровням",
  level: "Уровень",
  members: "Участники",
  points: "Баллы",
  worth: "Стоят",
  ages: "По возрасту",
  agesLead: "Дней с тех пор, как баллы можно тратить.",
  age: {
    "up to 30": "До 30 дней",
    "up to 90": "31–90 дней",
    "up to 180": "91–180 дней",
    "up to 365": "181–365 дней",
    "more than 365": "Больше года",
  },
  pointsIn: points,
  audit: "Пересчёт кошельков",
  auditFine: (n) => `Ночь пересчитала ${wallets(n)}: во всех столько, сколько говорят факты.`,
  auditDiffer: (n) => `Расходятся с фактами: ${wallets(n)}`,
  auditNext:
    "Откройте каждый, сравните с заказами клиента и исправьте: comeback loyalty mend или POST /v1/loyalty/mend.",
  auditTold: (n) => `Стало известно о тратах с оборвавшейся кассы: ${n.text}.`,
  lookUp: "Найти кошелёк",
  lookUpHint: "42 or anna@shop.example",
  find: "Найти",
  nobody: (key) => `По «${key}» никого не знаем`,
  nobodyWhy: "Укажите номер клиента, как в магазине, или адрес целиком.",
  wallet: {
    level: "Уровень",
    available: "Можно потратить сейчас",
    held: "Удержано",
    heldWhy: "заказы, которые оплачиваются",
    pending: "Ожидают",
    spent: "Потрачено",
    expiring: "Сгорят за 30 дней",
    next: "Сгорят первыми",
    nextOn: (count, day) => `${points(count)} ${day}`,
    debt: "Долг",
    card: "Карта",
  },
  holds: "Баллы в заказах",
  order: "Заказ",
  state: "Состояние",
  states: { held: "удержаны", committed: "потрачены", cancelled: "отменены", returned: "возвращены" },
  grant: {
    do: "Начислить баллы",
    title: (customer) => `Начислить баллы ${customer}?`,
    why: "Их можно тратить сразу, сгорают они как все. Отрицательное число списывает, не больше, чем можно потратить сейчас. Чтобы отменить, начислите обратное число.",
    points: "Баллы",
    pointsError: "Целое число, не 0",
    reason: "Причина",
    hint: "Сохраняется в кошельке и в журнале изменений.",
    granted: (n) => `Начислено: ${points(n)}.`,
    taken: (n) => `Списано: ${points(n)}.`,
    same: "Это уже было сделано. Ничего не изменилось.",
  },
};
