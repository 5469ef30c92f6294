import { plural } from "../../texts/plural.ts";

export const en = {
  title: "Forecast",
  lead: (day: string) => `What everybody who was in the base on ${day} will bring after that day.`,
  none: "There is no forecast yet",
  noneWhy: "The next night makes one, and from then on one night each week.",
  horizon: "Ahead",
  days: { "30": "30 days", "90": "90 days" },
  base: "The base",
  baseLead:
    "What happens lies between the two ends nine times in ten. Customers who come later are not in it.",
  figure: "Figure",
  expected: "Expected",
  between: "Range",
  betweenIs: (low: string, high: string) => `${low} to ${high}`,
  figures: {
    orders: "Orders of those who have bought",
    revenue: "Revenue of those who have bought",
    margin: "Margin of it",
    firstOrders: "Non-buyers who buy for the first time",
    newcomerOrders: "Orders of who is not yet here",
    newcomerRevenue: "Revenue of who is not yet here",
    mails: "Mails of all chains",
    discounts: "Discounts of all chains",
  },
  why: {
    "few-buyers": "Not known yet: fewer than 50 have bought",
    "few-newcomers": "Not known yet: newcomers have placed fewer than 20 orders lately",
    "few-first-orders": "Not known yet: fewer than 20 have bought for the first time in a year",
    "too-new": "Not known yet: it takes two whole weeks",
    "not-measured": "Not known yet",
    "not-trusted": "The hold-out is not to be trusted",
  },
  chains: "Chains",
  chainsLead:
    "Entries, mails and discounts if the last eight weeks go on. What a chain brings beyond what would come anyway is known where a hold-out has measured it.",
  chainsLeadUnmeasured:
    "Entries, mails and discounts if the last eight weeks go on. What chains bring beyond what would come anyway is not known yet: no hold-out has measured it.",
  chain: "Chain",
  paused: "paused",
  entries: "Entries",
  mails: "Mails",
  discounts: "Discounts",
  brings: "Brings orders",
  bringsRevenue: "Brings revenue",
  noChains: "The config in force has no chains",
  turnedOut: "How earlier forecasts have turned out",
  turnedOutLead: "Nine in ten should have held what happened. With few forecasts that is a matter of chance.",
  notOver: "No forecast's days are over yet",
  notOverWhy: "A forecast is scored by the night after its last day.",
  over: "Over",
  inside: "Held what happened",
  ratio: "Told ÷ happened",
  learned: (past: { readonly value: number; readonly text: string }) =>
    `The intervals were learned from ${past.text} ${plural("en", past.value, { one: "forecast", other: "forecasts" })} that the same rule would have made on earlier days.`,
  noSeason: "The season is not known yet: that takes more than a year of orders.",
  season: (years: string) => `The season was seen in years before: ${years}.`,
  shrunk: (chains: string) =>
    `What ${chains} chains bring is drawn towards one another, the more the less is known of each.`,
};

export type ForecastTexts = typeof en;
