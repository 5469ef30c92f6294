import type { Words } from "./writing.ts";

export const reasons: Words["reasons"] = {
  "no-profile": () => "nothing is known of the customer any more",
  merged: (key) => `goes on as ${key}, with whom they were merged`,
  "over-before": () => "what it was about had ended",
  exit: (condition) => `the chain's exit condition held: ${condition}`,
  "anchor-gone": (what) => `there is no ${what} any more`,
  "moment-over": (what) => `the ${what} is over`,
  "bought-again": (what) => `bought it again: ${what}`,
  "wait-moved": () => "the wait counts from a later moment now",
  "quiet-hours": (zone) => `quiet hours in ${zone}`,
  suppressed: (why) => `the address must not be mailed: ${why}`,
  unsubscribed: () => "unsubscribed",
  "no-consent": () => "never agreed to mails",
  unconfirmed: () => "agreed in a browser, and has not confirmed it yet",
  silenced: () => "does not react to mails, so they rest until the next activity",
  "no-address": () => "no e-mail address is known",
  "bad-address": () => "the address cannot be mailed",
  "when-false": (condition) => `the step's condition did not hold: ${condition}`,
  holdout: (what) => `in the comparison group, so gets nothing: ${what}`,
  "shop-holdout": (what) => `held out of all mails this year, so gets nothing: ${what}`,
  "topic-unwanted": (topic) => `does not want mails on “${topic}”`,
  "paused-by-customer": (day) => `has paused mails until ${day}`,
  "same-mail-today": () => "the same mail went to this address today",
  "frequency-cap": (cap) => `the shop's limit is reached: ${cap}`,
  "own-limit": (limit) => `the limit that the customer has chosen is reached${limit ? `: ${limit}` : ""}`,
  "soft-bounces": (count) => `${count} mails in a row did not arrive`,
  "privacy-request": (request) => `asked for privacy: ${request}`,
  consent: (source) => `agreed through “${source}”`,
  "own-order": () => "about an order of the customer's own",
  completed: () => "went through all steps",
  silence: () => "the chain ended with silence: no mails until the next activity",
  "unknown-end": (why) => `nobody knows whether it arrived, and it is not sent twice: ${why}`,
  "cannot-be-made": (why) => `the mail could not be made: ${why}`,
  "event-gone": () => "the event that it was about is gone",
  "not-to-be-had": (why) => `what it reminds of ${why}`,
  "no-codes": (offer) => `offer ${offer} had no codes left`,
  "no-budget": (whose) => `the budget of ${whose} was used up`,
  "code-not-on-till": (platform) => `its code was not in ${platform} yet`,
  explored: (share) =>
    `went without its offer: it is left out for ${share} of people, so that you see what the offer adds`,
  allocated: (back) =>
    back
      ? `went without its offer: its budget goes to those whom it moves more for its cost (${back} came back for each unit)`
      : "went without its offer: a few are left to chance, so that the budget goes on learning whom it moves",
  stopped: (why) => `stopped by hand: ${why}`,
  "channel-consent": (channel) => `no consent to ${channel}`,
  event: (event) => `event ${event}`,
  segment: (segment) => `came to segment ${segment}`,
  date: (date) => `date ${date}`,
  replenishment: (what) => `about to need again: ${what}`,
  campaign: (campaign) => `campaign ${campaign}`,
  points: (what) => `points: ${what}`,
  level: (what) => `the next level is near: ${what}`,
  other: (text) => text,
};

export const notEntered: Words["notEntered"] = {
  "no-event": (event) => `It waits for “${event}”, which the customer has not done.`,
  "event-condition": (event, at) =>
    `“${event}” happened on ${at}, but the chain's condition does not hold for the customer.`,
  "event-late": (event, at) =>
    `“${event}” happened on ${at} and was told too late: old news starts no chain.`,
  "event-before-config": (event, at) =>
    `“${event}” last happened on ${at}, before the config in force was published.`,
  "event-otherwise": (event, at) =>
    `“${event}” happened on ${at}. All that the chain asks held then, as far as the facts say, and holds now. What stood in the way is not kept: the chain may have been paused, or closed to the customer.`,
  "event-condition-then": (event, at) =>
    `“${event}” happened on ${at}. The chain's condition holds now, but this part of it did not hold then.`,
  "event-not-kept": (event, at) =>
    `“${event}” happened on ${at}. The chain's condition holds now. It reads what the night or the event itself said, and what that was then is not kept.`,
  "not-in-segment": (segment) => `The customer is not in segment “${segment}”.`,
  "no-night-yet": () => "No night has looked at the customer yet.",
  "segment-condition": (segment) =>
    `The customer is in “${segment}”, but the chain's condition does not hold.`,
  "segment-before": (segment, at) =>
    `The customer was in “${segment}” before the chain was published (since ${at}): it takes only those who come to it.`,
  "segment-tonight": (segment) =>
    `The customer is in “${segment}” and may enter with the next night, or was in it when the chain first looked.`,
  "no-date": (date) => `It waits for the date “${date}”, which is not known of the customer.`,
  "date-ahead": (date, at) => `It waits for the date “${date}”${at ? `: on ${at}` : ", which is over"}.`,
  "date-condition": (date) => `The date “${date}” is known, but the chain's condition does not hold.`,
  "nothing-due": () => "Nothing that the customer buys again and again is about to run out.",
  "due-ahead": (what, at) => `It is not time yet for “${what}”: from ${at}.`,
  "due-past": (what, at) =>
    `“${what}” was due again from ${at} on. The chain did not take the customer then: a condition did not hold, or it was not in force yet.`,
  "no-programme": () => "The customer has no part in the loyalty programme.",
  "points-not-together": (what) =>
    `It takes customers on the day on which ${what} points come together, and no night has seen such a day since the chain looks.`,
  "points-not-ending": (before) => `No points of the customer have come within ${before} of their end.`,
  "level-not-near": () => "The next level is not near.",
  "not-in-audience": () => "The customer is not in the audience.",
  "campaign-not-started": () => "The campaign has not been started.",
  "campaign-before": (_, at) =>
    `The customer is in the audience now, and was not when it was started on ${at}, or lost a place on the way.`,
};

export const events: Words["events"] = {
  subscribed: "signed up",
  consent_given: "agreed to mails",
  visited: "visited the shop",
  cart_changed: "changed the cart",
  checkout_started: "began the checkout",
  ordered: "ordered",
  order_delivered: "an order was delivered",
  level_changed: "came to another level",
  referred: "was brought by a friend",
  reviewed: "left a review",
};
