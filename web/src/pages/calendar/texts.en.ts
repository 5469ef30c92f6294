import { type PluralForms, plural } from "../../texts/plural.ts";

/** A number with the way it is written. */
export interface Shown {
  readonly value: number;
  readonly text: string;
}

const count = ({ text, value }: Shown, forms: PluralForms) => `${text} ${plural("en", value, forms)}`;
const CUSTOMERS = { one: "customer", other: "customers" };
const MAILS = { one: "mail", other: "mails" };

export const en = {
  title: "Calendar",
  lead: (until: string) => `What is known to go out until ${until}, and what went out in the last two weeks.`,
  ahead: "The next 30 days",
  aheadLead: "Numbers of mails are what is expected, before anybody unsubscribes or a cap holds them back.",
  today: "today",
  nothing: "No day has anything on it",
  nothingWhy:
    "Campaigns with a time, chains that wait for a date, budgets with a period and the weekly digest are shown here.",
  toCampaigns: "See the campaigns",
  planned: "not started",
  paused: "paused",
  campaignMails: (n: Shown) => `about ${count(n, MAILS)}`,
  campaignFrom: (time: string) => `from ${time}`,
  campaignDay: (day: string, days: string) => `day ${day} of ${days}`,
  counting: "the audience is being counted",
  plannedAt: (time: string) => `planned for ${time}; nothing goes until somebody starts it`,
  ends: (time: string) => `ends at ${time}`,
  dates: (n: Shown, attribute: string) => `${attribute} of ${count(n, CUSTOMERS)}`,
  budgetEnds: (free: string, limit: string) => `period ends, ${free} of ${limit} left`,
  budget: (name: string) => `Budget: ${name}`,
  digest: "Weekly digest",
  digestTo: (n: Shown) => `to ${count(n, { one: "address", other: "addresses" })}`,
  waiting: "In chains now",
  waitingLead:
    "Their next mail depends on what they do, on caps and on quiet hours, so it has no date here. A customer's own page says what comes next.",
  nobodyWaits: "Nobody is in a chain",
  nobodyWaitsWhy: "As of the last night that was counted.",
  chain: "Chain or campaign",
  customers: "Customers",
  gone: "Sent in 14 days",
  goneLead: (until: string) => `Mails and other messages, counted until ${until}.`,
  goneNothing: "Nothing was sent in these days",
  goneNothingWhy: "Or no night has counted it yet.",
  more: (n: string) => `and ${n} more`,
  about: "What has no date",
  quiet: (from: string, to: string) =>
    `No marketing mail goes from ${from} to ${to} on each customer's own clock; what falls due then goes after that.`,
  noQuiet: "There are no quiet hours: mails go at any time of the day.",
  points: (n: Shown) =>
    `${count(n, { one: "loyalty point ends", other: "loyalty points end" })} within 30 days of the last night.`,
  offers: "Codes end so long after each was given: every mail says its own last day.",
  chains:
    "Chains that begin with an order, a cart, a visit or a segment are decided when that happens, so nobody can know their mails beforehand.",
};

export type CalendarTexts = typeof en;
