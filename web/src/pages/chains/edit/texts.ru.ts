import type { OfferForm } from "./form.ts";
import type { EditTexts } from "./texts.en.ts";

const SIZES: Readonly<Record<OfferForm["kind"], string>> = {
  percent: "Скидка, %",
  amount: "Скидка, деньгами",
  cashback: "Баллами, %",
  waived_fee: "Сбор, который не берётся",
  none: "",
};

const ANCHORS: Readonly<Record<string, string>> = {
  last_cart_change: "изменения корзины",
  last_visit: "последнего визита",
  last_order: "последнего заказа",
  last_activity: "последней активности",
  warranty_end: "конца гарантии",
};

const anchor = (since: string): string => ANCHORS[since] ?? since;

export const ru: EditTexts = {
  title: (chain) => `Изменить «${chain}»`,
  lead: "Что вы пишете, попадает в ваш черновик конфигурации. Для клиентов ничего не меняется, пока вы его не опубликуете; кто уже в цепочке, идёт по версии, с которой начал.",
  publish: "Посмотреть и опубликовать",
  step: ({ kind, name }) =>
    kind === "send"
      ? `Отправляет «${name}»`
      : kind === "emit"
        ? `Отправляет сообщение «${name}»`
        : "Замолкает",
  wait: (kind, since) => {
    if (kind === "wait_until") return "Ждёт до";
    if (kind === "before")
      return since === undefined ? "За сколько до дня" : `За сколько до ${anchor(since)}`;
    return since === undefined ? "Ждёт" : `Ждёт, считая от ${anchor(since)}`;
  },
  waitHints: {
    wait: "Число и единица: 30m, 24h, 5d, 2w (минуты, часы, дни, недели)",
    wait_until: "Время по часам клиента: 11:00",
    before: "Число и единица: 7d, 2w (дни, недели)",
  },
  subject: (language, variant) =>
    [variant === undefined ? "Тема" : `Тема варианта «${variant}»`, language].filter(Boolean).join(", "),
  subjectHint: "Может содержать Liquid: {{ customer.name }}",
  alsoIn: (names) => `Есть и здесь: ${names}. Изменится и там.`,
  was: (before) => `Было: ${before}`,
  raise: "Процентные пункты сверх скидки предложения",
  raiseHint: "Число",
  nothing: "В этом шаге здесь нечего менять.",
  offers: "Скидки",
  offersLead: "Предложений, которые даёт эта цепочка, по уровням трат.",
  offer: (id) => `Предложение «${id}»`,
  size: (kind, tier) => (tier === undefined ? SIZES[kind] : `${SIZES[kind]}: ${tier}`),
  noSize: "У этого предложения нет размера: это подарок или бесплатная доставка.",
  unreadable: (file) => `${file} в вашем черновике не читается как YAML. Сначала исправьте текст.`,
  gone: "В вашем черновике такой цепочки нет",
  goneWhy: "Черновик её удаляет, или её никогда не было.",
  openConfig: "Открыть конфигурацию",
  openFile: (file) => `Открыть ${file}`,
  overtaken: (version) => `С тех пор как вы начали черновик, опубликована версия ${version}`,
  overtakenWhat:
    "Вы видите свой черновик прежней версии. Перед публикацией возьмите новую на странице конфигурации.",
  readOnly: "Ваша роль не позволяет менять конфигурацию.",
  otherProblems: "Другие проблемы черновика",
  checking: "Проверяется …",
  allRight: "Всё сходится",
};
