import type { OverviewTexts } from "./texts.en.ts";

export const ru: OverviewTexts = {
  title: "Обзор",
  base: "Клиенты",
  mailable: (count) => `${count} можно писать`,
  buyers: "Покупатели",
  repeat: "Доля повторных",
  revenue: "Выручка",
  revenueLabel: (from, to) => `Выручка за период, ночь за ночью, с ${from} по ${to}`,
  orders: (count) => `Заказов: ${count}`,
  over: (days) => `за ${days} дн.`,
  night: "Ночь",
};
