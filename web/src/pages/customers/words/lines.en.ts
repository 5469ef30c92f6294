import {
  becauseText,
  benefitText,
  isOfImport,
  itemsText,
  joined,
  moneyText,
  nameOf,
  sumText,
  type Words,
} from "./writing.ts";

export const outcomes: Words["outcomes"] = {
  sent: "sent",
  emitted: "sent",
  unknown: "unknown",
  skipped: "skipped",
  failed: "failed",
  holdout: "held out",
  silenced: "silenced",
  deferred: "put off",
};

const keyText = (key: string) => (isOfImport(key) ? "somebody in an imported file" : key);

export const lines: Words["lines"] = {
  ordered: (line, w) => joined(`Ordered ${line.order ?? ""}`, sumText(line, w), itemsText(line), line.text),
  "order-changed": (line, w) => joined(`Order ${line.order ?? ""} changed`, sumText(line, w)),
  "order-cancelled": ({ order = "" }) => `Order ${order} cancelled`,
  refunded: (line, w) => joined(`Refund for order ${line.order ?? ""}`, sumText(line, w), itemsText(line)),
  delivered: (line) => joined(`Order ${line.order ?? ""} delivered`, itemsText(line)),
  "order-moved": ({ order = "", to = "" }) => `Order ${order} belongs to ${to}`,
  visited: ({ text }) => joined("Visited the shop", text),
  viewed: (line) => `Looked at ${itemsText(line)}`,
  "cart-added": (line) => `Put in the cart: ${itemsText(line)}`,
  "cart-removed": (line) => `Took out of the cart: ${itemsText(line)}`,
  "cart-replaced": (line) => `Cart: ${itemsText(line)}`,
  "cart-emptied": () => "Emptied the cart",
  checkout: (line, w) => joined("Began the checkout", sumText(line, w), itemsText(line)),
  reviewed: ({ text = "", rating }) =>
    joined(`Reviewed ${text}`, rating === undefined ? undefined : `${rating} stars`),
  "mail-sent": (line, w) =>
    joined(
      `Mail ${line.template ?? ""}`,
      line.benefit && benefitText(line.benefit, w),
      line.code && `code ${line.code}`,
    ),
  "message-sent": ({ template = "", text = "" }) => `Message ${template} by ${text}`,
  "mail-unknown": ({ template = "" }) => `Mail ${template}: nobody knows whether it went`,
  "mail-opened": ({ template = "" }) => `Opened ${template}`,
  "mail-clicked": ({ template = "" }) => `Clicked in ${template}`,
  "mail-bounced": ({ template = "" }) => `Mail ${template} bounced`,
  "mail-complained": ({ template = "" }) => `Marked ${template} as spam`,
  "mail-delivered": ({ template = "" }) => `Mail ${template} arrived`,
  "mail-delayed": ({ template = "" }) => `Mail ${template} is delayed`,
  "mail-rejected": ({ template = "" }) => `Mail ${template} was rejected`,
  "chain-entered": (line, w) => `Entered “${w.chain(line.chain ?? "")}”: ${becauseText(line, w) ?? ""}`,
  step: (line, w) =>
    `“${w.chain(line.chain ?? "")}”, step ${(line.step ?? 0) + 1} ${outcomes[line.outcome ?? ""] ?? line.outcome}: ${becauseText(line, w) ?? ""}`,
  "chain-ended": (line, w) => `Left “${w.chain(line.chain ?? "")}”: ${becauseText(line, w) ?? ""}`,
  "code-granted": ({ code = "", offer = "", text = "" }, w) =>
    `Was given code ${code} of “${w.offer(offer)}”: ${text}`,
  "code-used": ({ code = "", order = "" }) => `Used code ${code} in order ${order}`,
  "points-earned": ({ points = 0, order, text, to }, w) =>
    joined(`+${w.formats.count(points)} points`, order && `order ${order}`, text, to && `brought ${to}`),
  "points-taken-back": ({ points = 0, order = "" }, w) =>
    `−${w.formats.count(points)} points: order ${order} was refunded`,
  "points-granted": ({ points = 0, text = "" }, w) => `+${w.formats.count(points)} points by hand: ${text}`,
  "points-taken": ({ points = 0, text = "" }, w) => `−${w.formats.count(points)} points by hand: ${text}`,
  "points-spent": ({ points = 0, order, code }, w) =>
    joined(`−${w.formats.count(points)} points spent`, order && `order ${order}`, code && `code ${code}`),
  "points-returned": ({ points = 0 }, w) => `+${w.formats.count(points)} points returned`,
  "points-expired": ({ points = 0 }, w) => `${w.formats.count(points)} points expired`,
  "level-changed": ({ from = "", to = "" }) => `Level: ${from} → ${to}`,
  referred: ({ from = "", outcome }) => joined(`Was brought by ${from}`, outcome && `refused: ${outcome}`),
  "friend-brought": ({ to = "", order = "" }) => `Brought ${to}, who ordered ${order}`,
  subscribed: ({ text, outcome }) =>
    joined("Signed up", text, outcome === "no-consent" ? "no consent to mails came with it" : undefined),
  "consent-given": ({ text = "" }) => `Agreed to mails through “${text}”`,
  "consent-withdrawn": ({ text = "" }) => `Withdrew the consent to mails: ${text}`,
  "channel-given": ({ text = "" }) => `Agreed to ${text}`,
  "channel-withdrawn": ({ text = "" }) => `Withdrew the consent to ${text}`,
  preferences: () => "Chose which mails to get",
  "mails-allowed": ({ text = "" }) => `Mails may go again: ${text}`,
  silenced: ({ chain = "" }, w) => `No mails until the next activity, by “${w.chain(chain)}”`,
  "privacy-request": ({ text = "" }) => `Asked for privacy: ${text}`,
  identified: ({ text }) => joined("Said who they are", text),
  linked: ({ from = "", to = "" }) => `${keyText(from)} belongs to ${keyText(to)}`,
  decided: ({ from = "", to = "", outcome, text = "" }) =>
    `${outcome === "together" ? "Merged" : outcome === "apart" ? "Kept apart" : "Undone"}: ${from} and ${to}. ${text}`,
  "import-undone": ({ from = "", text = "" }) => `Import ${from} taken back: ${text}`,
  "own-event": ({ text = "" }) => `Event “${text}”`,
};

export const benefits: Words["benefits"] = {
  percent: ({ percent, most }, w) =>
    joined(`${percent}%`, most === undefined ? undefined : w.words.upTo(moneyText(most, w))),
  amount: ({ amount }, w) => `${moneyText(amount, w)} off`,
  free_delivery: () => "free delivery",
  waived_fee: ({ fee }, w) => `without the fee: ${nameOf(fee, w)}`,
  cashback: ({ percent }) => `${percent}% back in points`,
  gift: ({ name }, w) => `a gift: ${nameOf(name, w)}`,
};
