import { plural } from "../../texts/plural.ts";
import { spanInWords } from "../../texts/span.ts";
import type { ChainTexts } from "./texts.en.ts";

interface Shown {
  readonly value: number;
  readonly text: string;
}

const span = (text: string) => spanInWords("ru", text);

const FORMS = { one: "клиент", few: "клиента", many: "клиентов", other: "клиента" };
const customers = ({ text, value }: Shown) => `${text} ${plural("ru", value, FORMS)}`;

export const ru: ChainTexts = {
  title: "Цепочки",
  lead: "Письма, которые уходят сами: что вводит клиента в цепочку и что следует дальше.",
  none: "Цепочки не опубликованы",
  noneWhy: "Цепочки — это файлы в папке chains/ вашей конфигурации.",
  name: "Цепочка",
  enter: "Входят по",
  steps: "Шаги",
  state: "Состояние",
  running: "Работает",
  paused: "На паузе",
  held: (n) => `ждут одобрения: ${customers(n)}`,
  explored: "Без предложения",
  exploredWhy: "Столько клиентов получают письма без предложения, чтобы узнать, что оно даёт.",
  holdout: "Контрольная группа",
  holdoutWhy:
    "Столько из вошедших писем не получают. Сколько они купят без писем, показывает, что письма приносят.",
  enters: {
    event: (name) => `событию «${name}»`,
    segment: (name) => `попаданию в сегмент «${name}»`,
    events: {
      subscribed: "подписка",
      consent_given: "согласие на письма",
      visited: "визит",
      cart_changed: "изменение корзины",
      checkout_started: "начало оформления",
      ordered: "заказ",
      order_delivered: "заказ доставлен",
      level_changed: "новый уровень",
      referred: "приведённый друг",
      reviewed: "отзыв",
    },
    date: (date, { before, after }) =>
      before !== undefined
        ? `дате «${date}», за ${span(before)}`
        : after !== undefined
          ? `дате «${date}», через ${span(after)} после неё`
          : `дате «${date}», в тот же день`,
    replenishment: (what, before) =>
      `дню, когда ${what ? `«${what}»` : "купленное"}, вероятно, понадобится снова${before === undefined ? "" : `, за ${span(before)}`}`,
    pointsExpiring: (before) => `сгоранию баллов, за ${span(before)}`,
    pointsAvailable: (least) =>
      `накопленным баллам: ${least} ${plural("ru", least, { one: "балл", few: "балла", many: "баллов", other: "балла" })}`,
    levelNear: (sum) => `близости следующего уровня: осталось не больше ${sum}`,
  },
  condition: "Только если",
  exit: "Выходят, когда",
  reenter: "Снова через",
  never: "никогда",
  span,
  topic: "Тема",
  back: "Все цепочки",
  unknown: "В действующей версии такой цепочки нет",
  timeline: "Что происходит",
  entered: "Входит по",
  waits: {
    wait: (time) => `ждёт ${span(time)}`,
    since: (time, anchor) => `ждёт, пока пройдёт ${span(time)} ${anchor}`,
    until: (time) => `ждёт до ${time}`,
    for: (moment, before) =>
      before === undefined ? `ждёт: ${moment}` : `ждёт: за ${span(before)} до — ${moment}`,
  },
  anchors: {
    last_cart_change: "после изменения корзины",
    last_visit: "после последнего визита",
    last_order: "после последнего заказа",
    last_activity: "после последней активности",
    warranty_end: "конец гарантии",
  },
  send: (template) => `Отправляет «${template}»`,
  variants: (list) => `один из: ${list}`,
  emit: (message, channel) => `Отправляет «${message}» через ${channel}`,
  silence: "Замолкает: дальше клиент ничего не получает",
  offer: (offer) => `предложение ${offer}`,
  pause: {
    do: "Пауза",
    title: (name) => `Поставить «${name}» на паузу?`,
    why: "С этой минуты ничего не уходит, и никто не теряется: клиенты ждут там, где они есть. Продолжить можно в любой момент.",
  },
  resume: {
    do: "Продолжить",
    title: (name) => `Продолжить «${name}»?`,
    why: "Клиенты пойдут дальше с того места, где ждут. Что за это время подошло по сроку, уйдёт сейчас, в пределах частоты и вне тихих часов.",
  },
  stop: {
    do: "Завершить для всех",
    title: (name) => `Завершить «${name}» для всех, кто в ней?`,
    why: "Все, кто в цепочке, выходят из неё и больше не получают её писем. Отменить это нельзя. Новые клиенты входить смогут.",
    reason: "Причина",
    reasonHint: "Сохраняется у каждого клиента и в журнале изменений.",
    done: (n) => `Вышли: ${customers(n)}.`,
  },
  heldCard: "Ждут вашего одобрения",
  heldWhy: {
    "more-than-usual": (highest) => `За 30 ночей до этого больше всего было ${highest}.`,
    "much-of-the-base": (all) => `Это большая часть всех клиентов (${all}).`,
    existing: () => "Цепочка берёт тех, кто уже в её сегменте.",
  },
  heldNight: (n, night) => `${customers(n)} за ночь ${night}.`,
  heldEnds: (from, to) =>
    `Их баллы сгорают ${from === to ? from : `с ${from} по ${to}`}: кого впустят позже, предупреждать будет не о чем.`,
  approve: {
    do: "Впустить",
    title: (n) => `Впустить: ${customers(n)}?`,
    why: "Они войдут сейчас и получат первое письмо, когда пройдёт его ожидание. Кто уже не подходит, не войдёт. Отменить нельзя, но цепочку можно поставить на паузу.",
    done: (entered, left) => `Вошли: ${entered}, уже не подходили: ${left}.`,
  },
  drop: {
    do: "Отказать",
    title: (n) => `Отказать: ${customers(n)}?`,
    why: "Сейчас они не войдут. Завтрашняя ночь посмотрит снова, как всегда.",
    done: (left) => `Отказано: ${left}.`,
  },
  views: "Виды цепочки",
  tabs: { timeline: "Ход", versions: "Версии" },
  rules: "Кто в ней",
  edit: "Изменить",
  listSent: "Отправлено",
  listOrdered: "Заказали",
  listRevenue: "Выручка",
  listLead: (days) =>
    `Отправлено, заказали и выручка — за последние 30 дней. Заказали: в течение дней (${days}) после входа, из вошедших, чьи дни прошли; выручка без возвратов. У цепочки, которая за эти дни ничего не отправила, нет ни того, ни другого.`,
};
