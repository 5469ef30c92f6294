import { plural } from "../../texts/plural.ts";
import { spanInWords } from "../../texts/span.ts";

interface Shown {
  readonly value: number;
  readonly text: string;
}

const span = (text: string) => spanInWords("en", text);

const customers = ({ text, value }: Shown) =>
  `${text} ${plural("en", value, { one: "customer", other: "customers" })}`;

/** So long before or after a day. */
export interface Around {
  readonly before?: string;
  readonly after?: string;
}

export const en = {
  title: "Chains",
  lead: "Mails that go by themselves: what enters a customer, and what follows.",
  none: "No chains are published",
  noneWhy: "Chains are files in the folder chains/ of your config.",
  name: "Chain",
  enter: "Enters on",
  steps: "Steps",
  state: "State",
  running: "Running",
  paused: "Paused",
  held: (n: Shown) => `${customers(n)} wait for approval`,
  explored: "Without the offer",
  exploredWhy: "So many get the mails without their offer, so that you see what the offer adds.",
  holdout: "Hold-out",
  holdoutWhy:
    "So many of those who enter get no mails. What they buy without them shows what the mails bring.",
  enters: {
    event: (name: string) => `the event ${name}`,
    segment: (name: string) => `coming into the segment ${name}`,
    events: {
      subscribed: "subscribed",
      consent_given: "consent given",
      visited: "visited",
      cart_changed: "cart changed",
      checkout_started: "checkout started",
      ordered: "ordered",
      order_delivered: "order delivered",
      level_changed: "level changed",
      referred: "friend brought",
      reviewed: "review left",
    } as Readonly<Record<string, string>>,
    date: (date: string, { before, after }: Around) =>
      before !== undefined
        ? `the date ${date}, ${span(before)} before`
        : after !== undefined
          ? `the date ${date}, ${span(after)} after`
          : `the day of the date ${date}`,
    replenishment: (what: string, before: string | undefined) =>
      `the day when ${what || "something bought"} is likely to be needed again${before === undefined ? "" : `, ${span(before)} before`}`,
    pointsExpiring: (before: string) => `points that expire, ${span(before)} before`,
    pointsAvailable: (least: number) => `${least} points that can be spent`,
    levelNear: (sum: string) => `the next level being near: ${sum} or less to go`,
  },
  condition: "Only if",
  exit: "Leaves when",
  reenter: "Again after",
  never: "never",
  span,
  topic: "Topic",
  back: "All chains",
  unknown: "There is no such chain in the version in force",
  timeline: "What happens",
  entered: "Enters",
  waits: {
    wait: (time: string) => `waits ${span(time)}`,
    since: (time: string, anchor: string) => `waits until ${span(time)} after ${anchor}`,
    until: (time: string) => `waits until ${time}`,
    for: (moment: string, before: string | undefined) =>
      before === undefined ? `waits for ${moment}` : `waits until ${span(before)} before ${moment}`,
  },
  anchors: {
    last_cart_change: "the last change of the cart",
    last_visit: "the last visit",
    last_order: "the last order",
    last_activity: "the last activity",
    warranty_end: "the end of the warranty",
  },
  send: (template: string) => `Sends “${template}”`,
  variants: (list: string) => `one of: ${list}`,
  emit: (message: string, channel: string) => `Sends “${message}” by ${channel}`,
  silence: "Goes silent: from here on the customer gets nothing",
  offer: (offer: string) => `offer ${offer}`,
  pause: {
    do: "Pause",
    title: (name: string) => `Pause “${name}”?`,
    why: "Nothing is sent from this moment on, and nobody is lost: customers wait where they are. You can resume it at any time.",
  },
  resume: {
    do: "Resume",
    title: (name: string) => `Resume “${name}”?`,
    why: "Customers go on where they wait. What fell due meanwhile goes out now, within the frequency cap and outside quiet hours.",
  },
  stop: {
    do: "End for all",
    title: (name: string) => `End “${name}” for everybody who is in it?`,
    why: "Whoever is in the chain leaves it and gets no more of its mails. This cannot be undone. New customers can still enter.",
    reason: "Reason",
    reasonHint: "It is kept with every customer, and in the log of changes.",
    done: (n: Shown) => `${customers(n)} left the chain.`,
  },
  heldCard: "Waiting for your approval",
  heldWhy: {
    "more-than-usual": (highest: string) => `The most in the 30 nights before was ${highest}.`,
    "much-of-the-base": (all: string) => `That is a large part of all ${all} customers.`,
    existing: () => "The chain takes those who are in its segment already.",
  },
  heldNight: (n: Shown, night: string) => `${customers(n)} in the night of ${night}.`,
  heldEnds: (from: string, to: string) =>
    `Their points end ${from === to ? `on ${from}` : `from ${from} to ${to}`}: whoever is let in after that is not warned, because the points are gone.`,
  approve: {
    do: "Let them enter",
    title: (n: Shown) => `Let ${customers(n)} enter?`,
    why: "They enter now and get the chain's first mail when its wait is over. Whoever no longer qualifies is left out. This cannot be undone, but the chain can be paused.",
    done: (entered: string, left: string) => `${entered} entered, ${left} no longer qualified.`,
  },
  drop: {
    do: "Drop them",
    title: (n: Shown) => `Drop ${customers(n)}?`,
    why: "They do not enter now. Tomorrow's night looks again, as always.",
    done: (left: string) => `${left} were dropped.`,
  },
  views: "Views of the chain",
  tabs: { timeline: "Timeline", versions: "Versions" },
  rules: "Who is in it",
  edit: "Edit",
  listSent: "Sent",
  listOrdered: "Ordered",
  listRevenue: "Revenue",
  listLead: (days: string) =>
    `Sent, ordered and revenue are of the last 30 days. Ordered: within ${days} days of the entry, of entries whose days are over; revenue is net of refunds. A chain that sent nothing in these days shows neither.`,
};

export type ChainTexts = typeof en;
