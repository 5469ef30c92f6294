import { plural } from "../../texts/plural.ts";

interface Shown {
  readonly value: number;
  readonly text: string;
}

const mails = ({ text, value }: Shown) => `${text} ${plural("en", value, { one: "mail", other: "mails" })}`;
const customers = ({ text, value }: Shown) =>
  `${text} ${plural("en", value, { one: "customer", other: "customers" })}`;

export const en = {
  title: "Campaigns",
  lead: "One mail to many people, when you start it.",
  none: "No campaigns are published",
  noneWhy: "Campaigns are files in the folder campaigns/ of your config. Publishing one sends nothing.",
  name: "Campaign",
  audience: "Audience",
  state: "State",
  why: "Why",
  started: "Started",
  states: {
    "not-started": "Not started",
    preparing: "Entering its audience",
    running: "Under way",
    ended: "Ended",
    stopped: "Stopped",
    paused: "Paused",
    "paused-itself": "Paused by itself",
  },
  segment: (name: string) => `segment ${name}`,
  and: " and ",
  everybody: "everybody",
  notPublished: "not in the config in force",
  back: "All campaigns",
  unknown: "There is no such campaign",
  frozen: "Who stays in",
  isFrozen: "whoever is in the audience at the start",
  isNotFrozen: "whoever still matches when the mail is due",
  startedBy: (when: string, by: string, version: string) => `${when} by ${by}, with version ${version}`,
  start: "Start",
  startNumber: (number: string) => `No. ${number}`,
  stoppedAt: (when: string) => `Stopped at ${when}`,
  pausedAt: (when: string) => `Paused at ${when}`,
  pausedItselfAt: (when: string) => `Paused by itself at ${when}`,
  pausedNext: "Nobody is lost: mails that fell due go when it resumes.",
  pausedItselfNext: "Find out who was in the audience and why before you resume.",
  checkTitle: "Who would get it",
  check: "Check the audience",
  checkAgain: "Check again",
  looking: "Looking through the audience …",
  lookingWhy:
    "All customers are counted by the same rules that decide when the mail is due. Nothing is sent. This takes seconds for thousands and minutes for a million.",
  unchecked: "The audience has not been checked",
  uncheckedWhy:
    "A check counts who would get the mail, who would not and why. It sends nothing. Check before you start.",
  checkedAt: (all: string, when: string, version: string) =>
    `${all} customers looked through at ${when}, with version ${version}.`,
  inAudience: "In the audience",
  gates: {
    "no-consent": "No address or no consent",
    suppressed: "Suppressed: complained or bounced",
    unwanted: "Do not want it",
    "not-meant": "Not for them",
    "too-late": "Due after the end",
    holdout: "Held out",
    capped: "Over the frequency cap for now",
    twice: "Same mailbox twice",
  },
  /** The API says reasons in English, some with values in them. */
  named: (why: string) => why,
  holdoutWhy: "they get nothing, to measure against",
  twiceWhy: "another of their accounts gets it",
  mails: "Mails",
  plan: "When, and what it takes",
  inZone: (zone: string) => `Times are in ${zone}.`,
  begins: "Begins",
  lastDue: "Last mail due",
  ends: "Ends",
  localTime: "On each customer's clock",
  localTimeIn: (time: string, zones: Shown) =>
    `${time}, in ${zones.text} ${plural("en", zones.value, { one: "time zone", other: "time zones" })}`,
  missed: "Where it is later already",
  late: { tomorrow: "the day after", send: "at once" },
  quiet: "Quiet hours",
  spread: "Spread",
  spreadOver: (time: string, rate: string) => `over ${time}; the account may send ${rate} a second`,
  takes: "From first to last",
  offers: "Offers",
  noOffers: "none",
  atMost: "Discount",
  ifAllOrder: (sum: string) => `${sum} if each orders once for their average`,
  unknownCost: "Not in that sum",
  unknownCostWhy: (count: string) => `${count} who have not ordered yet, or whose offer has no known cost`,
  withoutOffer: "Without an offer",
  costs: "Costs at AWS",
  costsUpTo: (sum: string) => `about ${sum}`,
  rampUp: "Mails a day",
  dayOf: (day: string) => `Day ${day}`,
  counts: {
    sent: "Sent",
    waiting: "Waiting",
    bounced: "Bounced",
    complained: "Complained",
    unknown: "Not known",
  },
  ofExpected: (mailCount: string) => `of ${mailCount} expected`,
  stillEntering: "the audience is still being entered",
  ofSent: (share: string) => `${share} of those sent`,
  undecided: "not decided yet",
  explains: {
    bounced:
      "Addresses that do not exist. At 2% (at least 5, from 100 mails on) the campaign pauses by itself.",
    complained:
      "People who pressed “spam”. At 0.08% (at least 2, from 100 mails on) the campaign pauses by itself.",
    unknown:
      "Nobody knows whether the mail service took these. They are not sent again, so that nobody gets two.",
  },
  outcome: "What became of everybody",
  countedAt: (when: string) => `Counted at ${when}.`,
  countAgain: "Count again",
  counting: "Counting …",
  becameName: "What became",
  expectedName: "Expected",
  customers: "Customers",
  expected: { mail: "a mail", holdout: "no mail: held out", capped: "a mail when a place is free" },
  became: {
    sent: "Got the mail",
    emitted: "Got the message",
    unknown: "May have got it",
    skipped: "Skipped",
    failed: "Failed",
    holdout: "Held out",
    silenced: "Silenced",
    deferred: "Put off",
    left: "Left before",
    waiting: "Waiting",
    "not-entered": "Did not enter",
  },
  bought: (afterMail: string, heldOut: string, ofHeldOut: string) =>
    `Ordered since: ${afterMail} after a mail, ${heldOut} of the ${ofHeldOut} held out. These are counts: whether the mail made the difference cannot be told from them alone.`,
  checkFirst: "Check the audience first",
  startIt: {
    do: "Start",
    title: (name: string) => `Start “${name}”?`,
    why: "The audience is looked through once more and may differ a little by then. What has been sent cannot be taken back; you can pause or stop it for everybody who has no mail yet.",
  },
  startAgain: {
    do: "Start again",
    title: (name: string) => `Start “${name}” again?`,
    why: "This is a new start: whoever got the mail of an earlier one can get it again. What has been sent cannot be taken back; you can pause or stop it for everybody who has no mail yet.",
  },
  startNumbers: (mailCount: Shown, audience: string, when: string) =>
    `About ${mails(mailCount)} go to an audience of ${audience}, as checked at ${when}.`,
  time: "Not before",
  timeHint: (zone: string) => `In ${zone}. Left empty: the time of the config, or at once.`,
  startDone: {
    started: "Started. The audience is being entered.",
    "under-way": "It was under way already. Nothing goes twice.",
    over: "It is over already, and was not started again.",
  },
  reason: "Reason",
  pause: {
    do: "Pause",
    title: (name: string) => `Pause “${name}”?`,
    why: "No mail goes from this moment on, and nobody is lost. You can resume it at any time.",
  },
  pauseHint: "Shown beside the campaign, for whoever comes next. May be left empty.",
  resume: {
    do: "Resume",
    title: (name: string) => `Resume “${name}”?`,
    why: "Mails that fell due meanwhile go now, within the frequency cap and outside quiet hours. If it had paused by itself, bounces and complaints are counted anew from here.",
  },
  stop: {
    do: "Stop for good",
    title: (name: string) => `Stop “${name}” for good?`,
    why: "Whoever has no mail yet never gets one of this start. This cannot be undone; pause it if you want to go on later.",
    done: (n: Shown) => `Stopped. ${customers(n)} had no mail yet.`,
  },
  stopHint: "It is kept with every customer, and in the log of changes.",
};

export type CampaignTexts = typeof en;
