import {
  type DateName,
  type NumberName,
  type ReasonWords,
  type RefusedPart,
  reasonsText,
  type TextName,
} from "../../../src/adapters/import/reasons/reason.ts";

const DATES: Readonly<Record<DateName, string>> = {
  date: "дата",
  "consent-date": "дата согласия",
  time: "время",
  "cancellation-date": "дата отмены",
};
const OF_DATES: Readonly<Record<DateName, string>> = {
  date: "даты",
  "consent-date": "даты согласия",
  time: "времени",
  "cancellation-date": "даты отмены",
};
const NUMBERS: Readonly<Record<NumberName, string>> = {
  ...{ amount: "сумма", price: "цена", quantity: "количество", refund: "сумма возврата" },
};
const TEXTS: Readonly<Record<TextName, string>> = {
  ...{ name: "имя", "first-name": "имя", "last-name": "фамилия", language: "язык", country: "страна" },
  ...{ customer: "номер клиента", order: "номер заказа", product: "товар", category: "категория" },
  ...{ merchant: "магазин", coupon: "промокод" },
  ...{ "consent-text": "текст согласия", "consent-source": "источник согласия" },
};
const REFUSED: Readonly<Record<RefusedPart, string>> = {
  ...{ itself: "строку", who: "данные о клиенте", cancellation: "отмену", refund: "возврат" },
};
const FORMS = {
  ymd: "ГГГГ-ММ-ДД",
  dmy: "ДД.ММ.ГГГГ",
  mdy: "ММ/ДД/ГГГГ",
  unix: "секунды с 1970 года",
  excel: "дни таблицы с 1900 года",
  "excel-1904": "дни таблицы с 1904 года",
} as const;

/** Why a row did not go in, or not whole, for readers of Russian. */
export const RUSSIAN: ReasonWords = {
  columns: ({ found, expected }) => `столбцов: ${found}, а в заголовке ${expected}`,
  "quote-left-open": () => "здесь открыта кавычка, и она не закрыта",
  "strange-quotes": () => "кавычки стоят так, что строку не разобрать",
  "not-json": () => "это не JSON",
  "no-customer": () => "нет клиента",
  "no-order": () => "нет номера заказа",
  "no-amount": () => "нет суммы",
  "no-price": () => "нет цены",
  "refund-without-amount": () => "возврат: в файле не сказано, сколько вернули",
  "stands-for-nobody": ({ text }) =>
    `клиент «${text}» — это никто в отдельности, а почты или телефона, чтобы узнать, кто это, нет`,
  email: ({ text }) => `«${text}» — не адрес почты`,
  phone: ({ text }) => `«${text}» — не номер телефона`,
  currency: ({ text }) => `валюта «${text}» — не код из трёх букв`,
  consent: ({ text }) => `согласие «${text}» — ни да, ни нет`,
  cancellation: ({ text }) => `отмена «${text}» — ни да, ни нет, ни дата`,
  status: ({ text }) => `не сказано, что значит статус «${text}»`,
  "too-long": ({ what, most }) => `слишком длинно: ${TEXTS[what]}, больше ${most} символов`,
  shortened: ({ what, text }) =>
    `таблица сократила ${what === "product" ? "код товара" : TEXTS[what]} до ${text}: цифры потеряны, возьмите их из исходной выгрузки`,
  "no-date": ({ what }) => `нет ${OF_DATES[what]}`,
  "not-a-date": ({ what, text, form }) =>
    `«${text}» не читается как ${DATES[what]} (ожидается ${FORMS[form]})`,
  "in-the-future": ({ what, text }) => `${DATES[what]} ${text} в будущем`,
  "too-early": ({ what, text }) => `${DATES[what]} ${text} раньше 1970 года`,
  "not-a-number": ({ what, text }) => `${NUMBERS[what]} «${text}» — не число`,
  "too-large": ({ what, text }) => `${NUMBERS[what]} «${text}» неправдоподобно велика`,
  negative: ({ what, text }) => `${NUMBERS[what]} ${text} меньше нуля: возврат — это не заказ`,
  discount: ({ text, why }) =>
    `скидка «${text}» ${why === "too-large" ? "неправдоподобно велика" : "— не число"} и пропущена`,
  "attribute-too-long": ({ name, most, members }) =>
    `атрибут ${name}: больше ${most} символов или больше ${members} значений в списке`,
  "order-again": ({ order }) => `заказ ${order} уже есть в файле с другими значениями`,
  "order-scattered": ({ order }) =>
    `между строками заказа ${order} стоят другие заказы: отсортируйте файл по заказу и загрузите его целиком`,
  "other-customer": ({ order, customer, line }) =>
    `заказ ${order} в строке ${line} принадлежит клиенту ${customer}`,
  "order-waits": ({ order, line }) => `заказ ${order} ждёт строки ${line}: в ней ошибка`,
  "other-status": ({ order, line }) => `у заказа ${order} в строке ${line} другой статус`,
  refused: ({ what, text }) => `API не принял ${REFUSED[what]}: ${text}`,
  "in-without": ({ reasons }) => `загружено без этого: ${reasonsText(reasons, RUSSIAN)}`,
  "in-beside": ({ line }) => `загружено, а здесь из-за строки ${line}`,
};
