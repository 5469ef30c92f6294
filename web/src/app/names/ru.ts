import type { Names } from "./en.ts";

export const ru: Names = {
  groups: {
    now: "Сейчас",
    people: "Люди",
    outgoing: "Что уходит",
    money: "Предложения",
    entries: "Откуда приходят",
    workshop: "Мастерская",
  },
  pages: {
    overview: "Обзор",
    chains: "Цепочки",
  },
};
