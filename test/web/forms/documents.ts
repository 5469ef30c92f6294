import type { Form, Forms, Funnel } from "../../../web/src/api/forms.ts";

const LOOKS = { shown: 340, sent: 41, asked: 40, confirmed: 30 };

export const funnelWith = (more: Partial<Funnel> = {}): Funnel => ({
  looks: LOOKS,
  cameIn: { people: 28, boughtBefore: 3, ordered: 5 },
  ever: { people: 90, buyers: 20, repeatBuyers: 4, spent: 123_400 },
  ...more,
});

export const formWith = (more: Partial<Form> = {}): Form => ({
  ...{ form: "newsletter", title: { en: "Letters", ru: "Письма" }, offer: "first_order", redirect: null },
  ...{ url: "https://api.example/f/newsletter", script: "https://api.example/f/newsletter/embed.js" },
  fields: [{ asks: "email", label: { en: "E-mail address" }, required: true }],
  consent: [{ version: "2026-11", required: true, channel: "email" }],
  ...{ topics: ["news"], mostAnHour: 10, funnel: funnelWith() },
  places: [
    { via: null, url: "https://api.example/f/newsletter", funnel: funnelWith() },
    {
      ...{ via: "poster-3", url: "https://api.example/f/newsletter/poster-3" },
      funnel: funnelWith({ looks: { shown: 7, sent: 3, asked: 3, confirmed: 3 } }),
    },
  ],
  ...more,
});

const days = { from: "2026-10-31", to: "2026-11-29" };

export const formsWith = (more: Partial<Forms> = {}): Forms => ({
  ...{ version: 1, languages: ["en", "ru"], currency: "EUR", doubleOptIn: true },
  ...{ night: "2026-11-29", period: days, counted: { ...days, from: "2026-11-20" } },
  forms: [formWith()],
  others: [{ entry: "registration", funnel: funnelWith({ looks: null }) }],
  signUp: [{ chain: "welcome", name: { en: "Welcome" }, mails: ["hello", "hello"] }],
  events: [
    {
      ...{ event: "back_in_stock", properties: ["product"] },
      starts: [{ chain: "stock", name: { en: "It is back" }, when: "event.price < 5", mails: ["back"] }],
    },
  ],
  ...more,
});
