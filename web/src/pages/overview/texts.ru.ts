import { type PluralForms, plural } from "../../texts/plural.ts";
import { daysInWords } from "../../texts/span.ts";
import type { OverviewTexts, Shown } from "./texts.en.ts";

const count = (shown: string, value: number, forms: PluralForms) => `${shown} ${plural("ru", value, forms)}`;

const inDays = (days: number) => daysInWords("ru", days);

const CUSTOMERS = { one: "клиент", few: "клиента", many: "клиентов", other: "клиента" };

export const ru: OverviewTexts = {
  title: "Обзор",
  days: { label: "За", 30: "30 дней", 90: "90 дней", 365: "Год" },
  noNight: "Цифры появятся после первой ночи",
  noNightWhy:
    "Каждую ночь в 03:00 Comeback считает сегменты, оценки и эти цифры по тому, что прислал магазин. До этого показывать нечего.",
  wrong: "Что требует вас",
  nothingWrong: "Сейчас ничего не требует вашего участия.",
  yesterday: "С прошлой ночи",
  metrics: {
    revenue: "Выручка",
    orders: "Заказы",
    averageOrder: "Средний чек",
    customers: "Клиенты",
    mailable: "Можно писать",
    buyers: "Покупатели",
    repeatPurchaseRate: "Доля повторных покупателей",
    retentionRate: "Удержание (CRR)",
    churnRate: "Отток",
  },
  explains: {
    revenue: (days) => `Заказы клиентов за ${inDays(days)} до этой ночи за вычетом возвратов.`,
    orders: (days) => `Заказы за ${inDays(days)} до этой ночи, без отменённых.`,
    averageOrder: (days) => `Выручка, делённая на число заказов, за ${inDays(days)} до этой ночи.`,
    customers: () => "Все, кого знает Comeback: и покупатели, и нет.",
    mailable: () => "Клиенты с согласием и адресом, которому ничто не мешает.",
    buyers: () => "Клиенты хотя бы с одним заказом.",
    repeatPurchaseRate: () => "Доля покупателей, заказавших больше одного раза.",
    retentionRate: (days) =>
      `Какая доля покупавших за ${inDays(days)} перед этим периодом купила снова за ${inDays(days)} до этой ночи.`,
    churnRate: (days) =>
      `Какая доля покупавших за ${inDays(days)} перед этим периодом не купила за ${inDays(days)} до этой ночи.`,
  },
  show: "Показатель",
  previous: "Дни до этого",
  yearBefore: "Годом раньше",
  trend: "В динамике",
  trendLead: (days) => `Каждая ночь смотрит на ${inDays(days)} назад.`,
  trendLabel: (metric, from, to) => `${metric} по ночам с ${from} по ${to}`,
  night: "Ночь",
  marks: { config: (version) => `v${version}`, campaign: (name) => name },
  points: (change) => `${change} п. п.`,
  than: (before) => `${before} периодом раньше`,
  segments: "Сегменты",
  segmentsLead: (day) => `Полосы: сейчас. Отметки: ${day}.`,
  segmentsLeadAlone: "Кто где после последней ночи.",
  yields: "Что принесли цепочки",
  yieldsLead: (from, to) =>
    `С ${from} по ${to}. Заказали: клиенты с заказом в течение пяти дней после входа, когда пять дней прошли. Приписанная выручка – заказы после открытия или клика; часть пришла бы и без письма.`,
  noYields: "За 30 дней цепочки и кампании ничего не отправляли",
  noYieldsWhy: "Отправленное считает следующая ночь.",
  chain: "Цепочка или кампания",
  sent: "Отправлено",
  ordered: "Заказали",
  attributed: "Приписанная выручка",
  mend: {
    "/health": "Стоимость и здоровье",
    "/quality": "Качество данных",
    "/chains": "К цепочкам",
    "/campaigns": "К кампаниям",
    "/offers": "К бюджетам",
    "/loyalty": "К кошелькам",
  },
  setup: {
    title: "Что осталось до первого письма",
    lead: "Что у магазина уже есть и чего не хватает. Остальное – домен писем, ключи, тревоги – смотрит comeback doctor.",
    done: "готово",
    open: "осталось",
    goTo: "Открыть страницу",
    steps: {
      config: {
        title: "Опубликовать конфиг",
        how: "В нём имя магазина, отправитель писем, сегменты и цепочки. Перетащите папку на страницу или отправьте командой.",
        command: "npx comeback config push examples/store",
      },
      events: {
        title: "Отправить первые события",
        how: "Подключите платформу или сайт магазина и загрузите прошлые заказы.",
        command: "npx comeback import orders.csv",
      },
      night: {
        title: "Дождаться первого ночного расчёта",
        how: "Он начинается в 03:00 по часам магазина. Администратор может запустить его сейчас.",
        command: "npx comeback recompute",
      },
      consent: {
        title: "Получить клиентов, которым можно писать",
        how: "Без согласия никому не пишут. Передавайте согласия вместе с событиями, загрузите подписчиков или откройте форму подписки. Считает ночь.",
        command: "npx comeback import --people subscribers.csv",
      },
      mail: {
        title: "Увидеть первое письмо",
        how: "Цепочки пишут, когда клиент что-то делает или ночь переводит его в другой сегмент. Домен отправителя должен быть подтверждён.",
        command: "npx comeback doctor",
      },
    },
  },
  since: {
    joined: (n) => `на ${count(n.text, n.value, CUSTOMERS)} больше`,
    fewer: (n) => `на ${count(n.text, n.value, CUSTOMERS)} меньше`,
    buyers: (n) =>
      `${count(n.text, n.value, { one: "клиент купил", few: "клиента купили", many: "клиентов купили", other: "клиента купили" })} впервые`,
    repeat: (n) =>
      `${count(n.text, n.value, { one: "покупатель вернулся", few: "покупателя вернулись", many: "покупателей вернулись", other: "покупателя вернулись" })} за вторым заказом`,
    revenueUp: (sum) => `выручка за период выше на ${sum}`,
    revenueDown: (sum) => `выручка за период ниже на ${sum}`,
    segment: (name, change) => `«${name}» ${change}`,
    nothing: "Ничего не изменилось.",
  },
  cost: {
    title: "Сколько стоит Comeback",
    lead: "Посчитано по прейскуранту и вашим числам за 30 дней; это не счёт AWS.",
    month: "Месяц",
    mails: "1000 писем",
    customers: "1000 клиентов в месяц",
    lines: "По статьям",
  },
  troubles: {
    stopped: "Письма не уходят: отправка остановлена",
    closed: "Письма не уходят: почтовый сервис их не принимает",
    since: (why, ago) => `${why} (${ago})`,
    by: (who) => `Остановил: ${who}`,
    roles: { viewer: "наблюдатель", marketer: "маркетолог", admin: "администратор", program: "программа" },
    closedNext: "Comeback время от времени пробует одно письмо и продолжит сам.",
    stoppedNext: "Прежде чем продолжить, выясните причину.",
    nightLate: "Ночной расчёт опаздывает",
    nightLateWhy: (day) =>
      `Последний за ${day}: сегменты и цифры такие, какими были тогда. Проверьте тревоги ночного расчёта.`,
    sources: {
      segment: "API событий",
      shopify: "Shopify",
      woocommerce: "WooCommerce",
      standard: "Standard Webhooks",
    },
    quiet: (source) => `Источник замолчал: ${source}`,
    quietWhy: (last) =>
      `Последнее сообщение: ${last}. Так долго он ещё не молчал. Проверьте, отправляет ли магазин события; все источники показаны на странице «Качество данных».`,
    held: (chain, n: Shown) =>
      `${count(n.text, n.value, { one: "клиент ждёт", few: "клиента ждут", many: "клиентов ждут", other: "клиента ждут" })} входа в «${chain}»`,
    heldEnds: (day) => `Первые их баллы сгорают ${day}: после этого предупреждать поздно.`,
    heldWhy: "За одну ночь должно было войти больше обычного. Никто не войдёт, пока это не одобрят.",
    budgetEnded: (budget) => `Бюджет исчерпан: ${budget}`,
    budgetLow: (budget) => `Бюджет почти исчерпан: ${budget}`,
    budgetWhy: (free, limit, period) => `Осталось ${free} из ${limit} (${period}).`,
    campaign: (name) => `Кампания «${name}» сама встала на паузу`,
    webhook: (n) =>
      `${count(n.text, n.value, { one: "сообщение не принято", few: "сообщения не приняты", many: "сообщений не принято", other: "сообщения не приняты" })} вебхуком`,
    webhookWhy: "Они сохранены, их можно отправить снова.",
    unseen: {
      money: "Не поняты суммы или заказы",
      consent: "Не поняты ответы о согласии",
      other: "Часть того, что шлёт магазин, не понята",
    },
    unseenWhy: (times, names) => `${times} за семь дней: ${names}`,
    wallets: (n) =>
      `${count(n.text, n.value, { one: "кошелёк расходится", few: "кошелька расходятся", many: "кошельков расходятся", other: "кошелька расходятся" })} с фактами`,
    walletsWhy: "Их нашла прошлой ночью проверка программы лояльности.",
    paused: (chains) => `На паузе: ${chains}`,
    pausedWhy: "Цепочки на паузе ничего не шлют и никого не теряют.",
  },
};
