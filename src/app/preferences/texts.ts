import type { PageLanguage } from "../pages/page-language.ts";

export interface CentreTexts {
  readonly title: Readonly<
    Record<
      | "opened"
      | "saved"
      | "unchanged"
      | "withdrawn"
      | "channel-withdrawn"
      | "erasure-mailed"
      | "agreed"
      | "unknown",
      string
    >
  >;
  /** Of a masked address, where the link has one. */
  readonly about: (address: string | undefined) => string;
  readonly unknown: string;
  readonly topics: string;
  readonly often: string;
  readonly usual: string;
  readonly atMost: (mails: number, days: number) => string;
  readonly pause: string;
  readonly pauseNote: string;
  readonly noPause: string;
  readonly pauseFor: (days: number) => string;
  readonly pausedUntil: (date: string) => string;
  readonly endPause: string;
  readonly language: string;
  readonly save: string;
  readonly undo: string;
  readonly stop: string;
  readonly questions: string;
  readonly questionsNote: string;
  readonly stopNote: string;
  readonly stopButton: string;
  /** What somebody gets besides mails. */
  readonly channels: string;
  readonly stopChannel: (name: string) => string;
  readonly channelStopped: (name: string) => string;
  readonly erase: string;
  readonly eraseNote: string;
  readonly eraseButton: string;
  readonly erasureMailed: string;
  readonly stopped: string;
  readonly stoppedSince: (date: string) => string;
  readonly again: string;
  readonly agreed: string;
  readonly signUpAgain: string;
  readonly barred: string;
  readonly unchanged: string;
  readonly record: string;
  readonly recordNote: string;
  readonly noRecord: string;
  readonly fields: Readonly<Record<RecordField, string>>;
  readonly changes: {
    readonly wanted: (topic: string) => string;
    readonly unwanted: (topic: string) => string;
    readonly usual: string;
    readonly paused: (date: string) => string;
    readonly goOn: string;
    readonly language: (name: string) => string;
    readonly anyLanguage: string;
  };
}

export type RecordField =
  | "words"
  | "given"
  | "withdrawn"
  | "source"
  | "textVersion"
  | "textHash"
  | "tickedAt"
  | "doubleOptInAt"
  | "page"
  | "address"
  | "ip"
  | "userAgent";

const EN: CentreTexts = {
  title: {
    opened: "Your mails",
    saved: "Your choices are saved",
    unchanged: "Nothing has changed",
    withdrawn: "You are unsubscribed",
    "channel-withdrawn": "Your consent is taken back",
    "erasure-mailed": "Please look into your inbox",
    agreed: "You get our mails again",
    unknown: "This link does not work",
  },
  about: (address) =>
    `${address === undefined ? "Decide what we send you." : `Decide what we send to ${address}.`} Nothing changes until you press a button.`,
  unknown: "It is incomplete or very old. Please open the link at the foot of a newer mail.",
  topics: "What would you like to hear about?",
  often: "How often?",
  usual: "As often as usual",
  atMost: (mails, days) => {
    if (mails === 1 && days === 7) return "At most one mail a week";
    if (mails === 2 && days === 30) return "At most two mails a month";
    return `At most ${mails} ${mails === 1 ? "mail" : "mails"} in ${days} days`;
  },
  pause: "Would you like a break?",
  pauseNote: "Mails about your own orders come all the same.",
  noPause: "No break",
  pauseFor: (days) => `No mails for ${days} days`,
  pausedUntil: (date) => `On a break until ${date}`,
  endPause: "End the break now",
  language: "In which language?",
  save: "Save",
  undo: "Undo",
  stop: "Stop all mails",
  questions: "About you",
  questionsNote: "Your answers count once you have confirmed them in the mail that we send then.",
  channels: "Besides mails",
  stopChannel: (name) => `Stop: ${name}`,
  channelStopped: (name) => `Stopped: ${name}. Your mails go on as before.`,
  stopNote: "Takes back your consent at once. You can undo this here for 30 days.",
  stopButton: "Unsubscribe from everything",
  erase: "Delete my data",
  eraseNote:
    "Your name, address, orders, points and codes are deleted, for good. We send you a mail first, to be sure that it is you.",
  eraseButton: "Send me the mail",
  erasureMailed:
    "We have sent you a mail. The link in it works for three days. Nothing is deleted before you use it.",
  stopped: "No more mails with news and offers will come.",
  stoppedSince: (date) => `You have been unsubscribed since ${date}.`,
  again: "Get mails again",
  agreed: "Your consent is back, as it was before.",
  signUpAgain: "Would you like to get mails again? Please sign up in the shop.",
  barred:
    "No mails go to this address: one was reported as spam, or could not be delivered. If that is a mistake, please write to the shop.",
  unchanged: "All of it was so already.",
  record: "What is on record of your consent",
  recordNote: "Word for word, the newest first.",
  noRecord: "Nothing is on record.",
  fields: {
    given: "You agreed",
    withdrawn: "You withdrew",
    source: "Where",
    words: "Words",
    textVersion: "Version of the text",
    textHash: "Fingerprint of the text",
    tickedAt: "Box ticked",
    doubleOptInAt: "Confirmed by mail",
    page: "On the page",
    address: "Address",
    ip: "IP address",
    userAgent: "Browser",
  },
  changes: {
    wanted: (topic) => `You get mails on “${topic}”.`,
    unwanted: (topic) => `No more mails on “${topic}”.`,
    usual: "You get mails as often as usual.",
    paused: (date) => `No mails until ${date}.`,
    goOn: "The break is over.",
    language: (name) => `Your mails come in this language: ${name}.`,
    anyLanguage: "Your mails come in the language of your account.",
  },
};

const RU: CentreTexts = {
  title: {
    opened: "Ваши письма",
    saved: "Настройки сохранены",
    unchanged: "Ничего не изменилось",
    withdrawn: "Вы отписались",
    "channel-withdrawn": "Согласие отозвано",
    "erasure-mailed": "Проверьте почту",
    agreed: "Вы снова получаете наши письма",
    unknown: "Ссылка не работает",
  },
  about: (address) =>
    `${address === undefined ? "Решите, что вам присылать." : `Решите, что присылать на ${address}.`} Пока вы не нажмёте кнопку, всё остаётся как есть.`,
  unknown: "Она неполная или очень старая. Откройте ссылку внизу более нового письма.",
  topics: "О чём вам писать?",
  often: "Как часто?",
  usual: "Как обычно",
  atMost: (mails, days) => {
    if (mails === 1 && days === 7) return "Не чаще раза в неделю";
    if (mails === 2 && days === 30) return "Не чаще двух раз в месяц";
    return `Писем за ${days} дн.: не больше ${mails}`;
  },
  pause: "Сделать перерыв?",
  pauseNote: "Письма о ваших заказах будут приходить по-прежнему.",
  noPause: "Без перерыва",
  pauseFor: (days) => `${days} дней без писем`,
  pausedUntil: (date) => `Перерыв до ${date}`,
  endPause: "Закончить перерыв сейчас",
  language: "На каком языке?",
  save: "Сохранить",
  undo: "Отменить",
  stop: "Остановить все письма",
  questions: "О вас",
  questionsNote: "Ответы будут учтены, когда вы подтвердите их в письме, которое мы пришлём.",
  channels: "Кроме писем",
  stopChannel: (name) => `Остановить: ${name}`,
  channelStopped: (name) => `Остановлено: ${name}. Письма приходят как прежде.`,
  stopNote: "Согласие отзывается сразу. Отменить это можно здесь в течение 30 дней.",
  stopButton: "Отписаться от всего",
  erase: "Удалить мои данные",
  eraseNote:
    "Ваше имя, адрес, заказы, баллы и коды удалятся навсегда. Сначала мы пришлём письмо, чтобы убедиться, что это вы.",
  eraseButton: "Прислать письмо",
  erasureMailed:
    "Мы отправили вам письмо. Ссылка в нём действует три дня. Пока вы её не откроете, ничего не удалится.",
  stopped: "Письма с новостями и предложениями больше не будут приходить.",
  stoppedSince: (date) => `Вы отписаны с ${date}.`,
  again: "Снова получать письма",
  agreed: "Ваше согласие снова действует, как раньше.",
  signUpAgain: "Хотите снова получать письма? Подпишитесь в магазине.",
  barred:
    "На этот адрес письма не отправляются: на одно пожаловались как на спам или его не удалось доставить. Если это ошибка, напишите в магазин.",
  unchanged: "Всё так и было.",
  record: "Что записано о вашем согласии",
  recordNote: "Слово в слово, сначала новое.",
  noRecord: "Ничего не записано.",
  fields: {
    given: "Вы согласились",
    withdrawn: "Вы отозвали согласие",
    source: "Где",
    words: "Текст",
    textVersion: "Версия текста",
    textHash: "Отпечаток текста",
    tickedAt: "Галочка поставлена",
    doubleOptInAt: "Подтверждено по почте",
    page: "На странице",
    address: "Адрес",
    ip: "IP-адрес",
    userAgent: "Браузер",
  },
  changes: {
    wanted: (topic) => `Будут письма на тему «${topic}».`,
    unwanted: (topic) => `Больше не будет писем на тему «${topic}».`,
    usual: "Письма приходят как обычно.",
    paused: (date) => `До ${date} писем не будет.`,
    goOn: "Перерыв закончен.",
    language: (name) => `Язык писем: ${name}.`,
    anyLanguage: "Язык писем — как в вашем профиле.",
  },
};

export const CENTRE_TEXTS: Readonly<Record<PageLanguage, CentreTexts>> = { en: EN, ru: RU };
