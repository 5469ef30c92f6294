import {
  becauseText,
  benefitText,
  isOfImport,
  itemsText,
  joined,
  moneyText,
  nameOf,
  sumText,
  type Words,
} from "./writing.ts";

export const outcomes: Words["outcomes"] = {
  sent: "отправлено",
  emitted: "отправлено",
  unknown: "неизвестно",
  skipped: "пропущено",
  failed: "ошибка",
  holdout: "контрольная группа",
  silenced: "молчание",
  deferred: "отложено",
};

const keyText = (key: string) => (isOfImport(key) ? "кто-то из загруженного файла" : key);

export const lines: Words["lines"] = {
  ordered: (line, w) => joined(`Заказ ${line.order ?? ""}`, sumText(line, w), itemsText(line), line.text),
  "order-changed": (line, w) => joined(`Заказ ${line.order ?? ""} изменён`, sumText(line, w)),
  "order-cancelled": ({ order = "" }) => `Заказ ${order} отменён`,
  refunded: (line, w) => joined(`Возврат по заказу ${line.order ?? ""}`, sumText(line, w), itemsText(line)),
  delivered: (line) => joined(`Заказ ${line.order ?? ""} доставлен`, itemsText(line)),
  "order-moved": ({ order = "", to = "" }) => `Заказ ${order} принадлежит ${to}`,
  visited: ({ text }) => joined("Зашёл в магазин", text),
  viewed: (line) => `Смотрел: ${itemsText(line)}`,
  "cart-added": (line) => `В корзину: ${itemsText(line)}`,
  "cart-removed": (line) => `Из корзины: ${itemsText(line)}`,
  "cart-replaced": (line) => `Корзина: ${itemsText(line)}`,
  "cart-emptied": () => "Корзина очищена",
  checkout: (line, w) => joined("Начал оформление", sumText(line, w), itemsText(line)),
  reviewed: ({ text = "", rating }) =>
    joined(`Отзыв: ${text}`, rating === undefined ? undefined : `${rating} ★`),
  "mail-sent": (line, w) =>
    joined(
      `Письмо ${line.template ?? ""}`,
      line.benefit && benefitText(line.benefit, w),
      line.code && `код ${line.code}`,
    ),
  "message-sent": ({ template = "", text = "" }) => `Сообщение ${template}, канал ${text}`,
  "mail-unknown": ({ template = "" }) => `Письмо ${template}: неизвестно, ушло ли`,
  "mail-opened": ({ template = "" }) => `Открыл ${template}`,
  "mail-clicked": ({ template = "" }) => `Перешёл из ${template}`,
  "mail-bounced": ({ template = "" }) => `Письмо ${template} вернулось`,
  "mail-complained": ({ template = "" }) => `Отметил ${template} как спам`,
  "mail-delivered": ({ template = "" }) => `Письмо ${template} доставлено`,
  "mail-delayed": ({ template = "" }) => `Письмо ${template} задерживается`,
  "mail-rejected": ({ template = "" }) => `Письмо ${template} отклонено`,
  "chain-entered": (line, w) => `Вход в «${w.chain(line.chain ?? "")}»: ${becauseText(line, w) ?? ""}`,
  step: (line, w) =>
    `«${w.chain(line.chain ?? "")}», шаг ${(line.step ?? 0) + 1}, ${outcomes[line.outcome ?? ""] ?? line.outcome}: ${becauseText(line, w) ?? ""}`,
  "chain-ended": (line, w) => `Выход из «${w.chain(line.chain ?? "")}»: ${becauseText(line, w) ?? ""}`,
  "code-granted": ({ code = "", offer = "", text = "" }, w) =>
    `Выдан код ${code}, «${w.offer(offer)}»: ${text}`,
  "code-used": ({ code = "", order = "" }) => `Код ${code} применён в заказе ${order}`,
  "points-earned": ({ points = 0, order, text, to }, w) =>
    joined(`+${w.formats.count(points)} баллов`, order && `заказ ${order}`, text, to && `за друга ${to}`),
  "points-taken-back": ({ points = 0, order = "" }, w) =>
    `−${w.formats.count(points)} баллов: возврат по заказу ${order}`,
  "points-granted": ({ points = 0, text = "" }, w) => `+${w.formats.count(points)} баллов вручную: ${text}`,
  "points-taken": ({ points = 0, text = "" }, w) => `−${w.formats.count(points)} баллов вручную: ${text}`,
  "points-spent": ({ points = 0, order, code }, w) =>
    joined(`−${w.formats.count(points)} баллов потрачено`, order && `заказ ${order}`, code && `код ${code}`),
  "points-returned": ({ points = 0 }, w) => `+${w.formats.count(points)} баллов возвращено`,
  "points-expired": ({ points = 0 }, w) => `Сгорело баллов: ${w.formats.count(points)}`,
  "level-changed": ({ from = "", to = "" }) => `Уровень: ${from} → ${to}`,
  referred: ({ from = "", outcome }) => joined(`Пришёл от ${from}`, outcome && `отказано: ${outcome}`),
  "friend-brought": ({ to = "", order = "" }) => `Привёл ${to}, заказ ${order}`,
  subscribed: ({ text, outcome }) =>
    joined("Подписался", text, outcome === "no-consent" ? "согласия на письма при этом не было" : undefined),
  "consent-given": ({ text = "" }) => `Согласие на письма через «${text}»`,
  "consent-withdrawn": ({ text = "" }) => `Согласие на письма отозвано: ${text}`,
  "channel-given": ({ text = "" }) => `Согласие на ${text}`,
  "channel-withdrawn": ({ text = "" }) => `Согласие на ${text} отозвано`,
  preferences: () => "Выбрал, какие письма получать",
  "mails-allowed": ({ text = "" }) => `Письма снова разрешены: ${text}`,
  silenced: ({ chain = "" }, w) => `Письма на паузе до активности, цепочка «${w.chain(chain)}»`,
  "privacy-request": ({ text = "" }) => `Запрос о персональных данных: ${text}`,
  identified: ({ text }) => joined("Назвал себя", text),
  linked: ({ from = "", to = "" }) => `${keyText(from)} принадлежит ${keyText(to)}`,
  decided: ({ from = "", to = "", outcome, text = "" }) =>
    `${outcome === "together" ? "Объединены" : outcome === "apart" ? "Разделены" : "Решение отменено"}: ${from} и ${to}. ${text}`,
  "import-undone": ({ from = "", text = "" }) => `Импорт ${from} отменён: ${text}`,
  "own-event": ({ text = "" }) => `Событие «${text}»`,
};

export const benefits: Words["benefits"] = {
  percent: ({ percent, most }, w) =>
    joined(`${percent} %`, most === undefined ? undefined : w.words.upTo(moneyText(most, w))),
  amount: ({ amount }, w) => `скидка ${moneyText(amount, w)}`,
  free_delivery: () => "бесплатная доставка",
  waived_fee: ({ fee }, w) => `без платы: ${nameOf(fee, w)}`,
  cashback: ({ percent }) => `${percent} % баллами`,
  gift: ({ name }, w) => `подарок: ${nameOf(name, w)}`,
};
