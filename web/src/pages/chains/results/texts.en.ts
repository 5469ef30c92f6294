import type { Listed, Outcome, Period } from "../../../api/results.ts";
import { plural } from "../../../texts/plural.ts";

/** Why a step was skipped or a run ended; docs/results.md lists them. */
export type Reason =
  | "condition"
  | "cap"
  | "shop"
  | "own-limit"
  | "paused-by-customer"
  | "topic"
  | "repeated"
  | "silenced"
  | "soft-bounces"
  | "unconfirmed"
  | "no-consent"
  | "unsubscribed"
  | "suppressed"
  | "no-address"
  | "no-code"
  | "no-offer"
  | "template"
  | "too-large"
  | "completed"
  | "bought-again"
  | "goal"
  | "ended"
  | "stopped"
  | "merged"
  | "gone"
  | "other";

export interface ResultTexts {
  readonly title: string;
  readonly lead: (from: string, to: string, openFrom: string) => string;
  readonly period: string;
  readonly periods: Readonly<Record<Period, string>>;
  readonly none: string;
  readonly noneWhy: (zone: string) => string;
  readonly nothing: string;
  readonly nothingWhy: string;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly reasons: Readonly<Record<Reason, string>>;
  readonly explains: Readonly<Record<"waiting" | "held-out" | "opened" | "opened-by-machine", string>> & {
    readonly orderedWithin: (days: string) => string;
    readonly attributedWithin: (days: string) => string;
  };
  readonly revenue: string;
  readonly revenueOf: (windows: string, days: string) => string;
  readonly revenueWhy: (days: string) => string;
  readonly attributedRevenue: (days: string) => string;
  readonly orders: string;
  readonly discounts: string;
  readonly ofWindows: (windows: string) => string;
  readonly ofDelivered: (share: string) => string;
  readonly versionOf: (version: string) => string;
  readonly inForce: string;
  readonly onlyVersion: (version: string) => string;
  readonly showAll: string;
  readonly stepsOf: string;
  readonly versions: {
    readonly title: string;
    readonly lead: string;
    readonly figure: string;
    readonly share: (figure: string) => string;
    readonly orderedShare: string;
    readonly perEntry: string;
    readonly bySteps: string;
    readonly differs: string;
    readonly differsLead: string;
    readonly from: string;
    readonly to: string;
    readonly same: (from: string, to: string) => string;
    readonly one: string;
    readonly oneWhy: string;
  };
  readonly who: {
    readonly total: (total: { readonly value: number; readonly text: string }) => string;
    readonly twice: string;
    readonly kept: (days: string) => string;
    readonly none: string;
    readonly noneWhy: string;
    readonly step: (step: string) => string;
    readonly loaded: (loaded: string, total: string) => string;
    readonly columns: Readonly<
      Record<
        | "customer"
        | "at"
        | "version"
        | "step"
        | keyof Pick<Listed, "template" | "variant" | "offer" | "tier" | "reason">,
        string
      >
    >;
    readonly unknown: string;
  };
}

export const en: ResultTexts = {
  title: "Results",
  lead: (from, to, openFrom) =>
    `${from} to ${to}, as the last night counted them. Figures from ${openFrom} on may still grow. Every number opens its customers.`,
  period: "Period",
  periods: { "30": "30 days", "90": "90 days", all: "All" },
  none: "There are no results yet",
  noneWhy: (zone) =>
    `The night publishes them: it begins at 03:00 by the shop's clock (${zone}) and counts everything up to then.`,
  nothing: "Nothing happened in this period",
  nothingWhy: "Choose a longer one.",
  outcomes: {
    entered: "Entered",
    "held-out": "Held out",
    waiting: "Waiting",
    sent: "Sent",
    skipped: "Skipped",
    failed: "Failed",
    unknown: "Not known whether sent",
    silenced: "Silenced",
    bounced: "Bounced",
    opened: "Opened",
    "opened-by-machine": "Opened by programs",
    clicked: "Clicked",
    unsubscribed: "Unsubscribed",
    complained: "Complained",
    ordered: "Ordered",
    "ordered-held-out": "Ordered, held out",
    attributed: "Attributed",
    left: "Left",
  },
  reasons: {
    shop: "held out of all mails",
    condition: "condition does not hold",
    cap: "frequency cap",
    "own-limit": "customer's own limit",
    "paused-by-customer": "paused by the customer",
    topic: "topic not wanted",
    repeated: "same mail to this mailbox already",
    silenced: "silenced",
    "soft-bounces": "mailbox refuses for now",
    unconfirmed: "address not confirmed",
    "no-consent": "no consent",
    unsubscribed: "unsubscribed",
    suppressed: "suppressed",
    "no-address": "no address",
    "no-code": "no code",
    "no-offer": "no offer",
    template: "mail could not be made",
    "too-large": "too large",
    completed: "completed",
    "bought-again": "bought again",
    goal: "reached the goal",
    ended: "ended before",
    stopped: "ended by a person",
    merged: "merged with another customer",
    gone: "customer is gone",
    other: "other",
  },
  explains: {
    waiting: "Who is before this step now, whatever period is shown.",
    "held-out": "Who would have got this message and was drawn into the hold-out.",
    opened: "Mails that a person opened, as far as that shows. Who sees no pictures is not counted.",
    "opened-by-machine":
      "Mails whose pictures a program fetched: Apple Mail hides its readers so, and scanners look before people do. One mail may be in both figures.",
    orderedWithin: (days) =>
      `Who ordered on the day of the message or in the ${days} days after it, of those whose days are over. Some would have ordered anyway: compare with the hold-out.`,
    attributedWithin: (days) =>
      `Orders within ${days} days after an opening or a click, each given to the last mail. It says which mail was near an order, not that it brought it.`,
  },
  revenue: "Revenue",
  revenueOf: (windows, days) => `net of refunds, of ${windows} whose ${days} days are over`,
  revenueWhy: (days) =>
    `What those who ordered within ${days} days paid, less what was refunded by then. Later refunds are not taken off.`,
  attributedRevenue: (days) => `Attributed revenue, ${days} days`,
  orders: "orders",
  discounts: "Discounts",
  ofWindows: (windows) => `of ${windows}`,
  ofDelivered: (share) => `${share} of delivered`,
  versionOf: (version) => `Version ${version}`,
  inForce: "in force",
  onlyVersion: (version) => `Only customers who go through the chain by version ${version}`,
  showAll: "Show all versions",
  stepsOf: "Numbers stand at the step with the same place, also where the chain looked different then.",
  versions: {
    title: "Versions side by side",
    lead: "Each version had its own customers at its own time. What a change brings only a test tells.",
    figure: "Figure",
    share: (figure) => `${figure}, of delivered`,
    orderedShare: "Ordered, of entries whose days are over",
    perEntry: "Revenue per such entry",
    bySteps: "Step by step:",
    differs: "What differs",
    differsLead: "In this chain, its mails and the offers.",
    from: "From",
    to: "To",
    same: (from, to) => `Nothing of this chain is different between version ${from} and version ${to}.`,
    one: "There is one version only",
    oneWhy: "When you publish another, both stand here side by side.",
  },
  who: {
    total: ({ value, text }) => `${text} ${plural("en", value, { one: "customer", other: "customers" })}`,
    twice: "A customer to whom it happened twice is there twice.",
    kept: (days) => `Lists go back ${days} days; older figures have none.`,
    none: "Nobody",
    noneWhy: "There is nobody behind this number in this period. Choose a longer one, or go back.",
    loaded: (loaded, total) => `${loaded} of ${total} loaded.`,
    step: (step) => `step ${step}`,
    columns: {
      customer: "Customer",
      at: "When",
      version: "Version",
      step: "Step (from 0)",
      template: "Mail",
      variant: "Variant",
      offer: "Offer",
      tier: "Tier",
      reason: "Reason",
    },
    unknown: "There is no such figure",
  },
};
