import type { Names } from "./en.ts";

export const ru: Names = {
  groups: {
    now: "Сейчас",
    people: "Люди",
    outgoing: "Что уходит",
    money: "Предложения и баллы",
    entries: "Откуда приходят",
    workshop: "Мастерская",
  },
  pages: {
    audit: "Аудит базы",
    forecast: "Прогноз",
    segments: "Сегменты",
    overview: "Обзор",
    customers: "Клиенты",
    mails: "Письма",
    import: "Импорт",
    config: "Конфиг",
    quality: "Качество данных",
    changes: "Изменения",
    team: "Команда",
    health: "Затраты и здоровье",
    chains: "Цепочки",
    campaigns: "Кампании",
    calendar: "Календарь",
    tests: "A/B-тесты",
    proof: "Эффект",
    offers: "Предложения",
    loyalty: "Лояльность",
    forms: "Формы",
  },
};
