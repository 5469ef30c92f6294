import pc from "picocolors";
import type { CodeReport } from "../../src/app/report/codes-of-customer.ts";
import type { CustomerReport } from "../../src/app/report/read-customer.ts";
import type { TypedValue } from "../../src/domain/basics/typed-value.ts";
import type { Fact, Item } from "../../src/domain/facts/facts.ts";
import { rankOf } from "../../src/domain/facts/ranks.ts";
import { benefitWords } from "../../src/domain/offers/kinds.ts";
import { grid, moment, money, number, pairs, percent } from "../terminal/terminal.ts";
import { factLine } from "./fact-line.ts";
import { loyaltyText } from "./loyalty-text.ts";
import { preferencesText } from "./preferences-text.ts";
import { standingText } from "./standing.ts";

const MOST_FACTS = 40;

/** What the page says beyond the report: the store's currency, and which chains are paused. */
export interface PageContext {
  readonly currency: string;
  readonly paused: ReadonlySet<string>;
}

/** The report for a person to read: the newest facts, everything else in full. */
export function customerPage(report: CustomerReport, { currency, paused }: PageContext): string {
  const shown = report.facts.slice(-MOST_FACTS);
  const hidden = report.facts.length - shown.length;
  return [
    `${pc.bold(report.id)}  ${pc.dim("times are UTC")}`,
    section("Profile", pairs(profileRows(report, currency))),
    ...sectionOf("Who shares a browser", sharerRows(report)),
    section("Segments", pairs(segmentRows(report))),
    section("What to expect", pairs(expectedRows(report))),
    section("Why that probability of no purchase", whyNoPurchase(report)),
    ...(report.loyalty ? [section("Loyalty", loyaltyText(report.loyalty, report.profile, currency))] : []),
    section("Chains", chains(report, paused)),
    section("Mails and offers", mails(report, currency)),
    section("Codes", codes(report, currency)),
    section(hidden > 0 ? `Facts (the last ${MOST_FACTS} of ${report.facts.length})` : "Facts", facts(shown)),
  ].join("\n");
}

const section = (title: string, body: string) => `\n${pc.bold(title)}\n${body}`;

type Row = readonly [string, string | undefined];

/** Left out where there is nothing to say. */
const sectionOf = (title: string, rows: readonly Row[]): readonly string[] =>
  rows.some(([, text]) => text !== undefined) ? [section(title, pairs(rows))] : [];

function broughtText({ referral }: CustomerReport["profile"]): string | undefined {
  if (!referral) return undefined;
  const { by, code, at, earned, refused } = referral;
  const became = earned ? "rewarded" : refused ? `refused: ${refused}` : "waits for the first order to stay";
  return `${by} with ${code}, ${moment(at)}: ${became}`;
}

function sharerRows({ sharers = [] }: CustomerReport): readonly Row[] {
  return sharers.map(({ customer, device, orders, isLater }) => [
    customer,
    `${orders} orders, by ${device}${isLater ? "; had ordered before this customer came" : ""}`,
  ]);
}

function profileRows({ profile, mailbox, preferences }: CustomerReport, currency: string) {
  const { consent, gaps, cart } = profile;
  const sum = (amount: number) => money(amount, currency);
  const names = (list: readonly Item[]) => list.map(({ name, product }) => name ?? product).join(", ");
  return [
    ["name", profile.name],
    ["e-mail", profile.email],
    ["phone", profile.phone],
    ["locale", [profile.locale, profile.country, profile.timeZone].filter(Boolean).join(", ") || undefined],
    ...Object.entries(profile.attributes ?? {}).map(([name, value]) => [name, attributeText(value)] as const),
    ["claimed by a browser", claimedText(profile)],
    ["also known as", profile.aliases.join(", ") || undefined],
    ["first seen", moment(profile.firstSeenAt)],
    ["brought by", broughtText(profile)],
    ["consent", consentText(consent)],
    ...Object.entries(profile.consents ?? {}).map(
      ([channel, { status, at }]) => [`consent to ${channel}`, `${status} ${moment(at)}`] as const,
    ),
    ["must not be mailed", profile.suppression],
    ["mailbox", mailbox && standingText(mailbox)],
    ["chosen by the customer", preferences && preferencesText(preferences)],
    ["silenced", profile.silencedAt === undefined ? undefined : moment(profile.silencedAt)],
    ["orders", `${profile.orders} on ${profile.orderDays.length} days`],
    [
      "spent",
      `${sum(profile.spent)}, average order ${sum(profile.averageOrder)}, refunded ${sum(profile.refunded)}`,
    ],
    [
      "last order that only a browser tells of",
      profile.browserOrderAt === undefined ? undefined : `${moment(profile.browserOrderAt)}, not counted`,
    ],
    ["orders not counted as money", profile.unpricedOrders > 0 ? `${profile.unpricedOrders}` : undefined],
    ["first and last order", span(profile.firstOrderAt, profile.lastOrderAt)],
    [
      "days between orders",
      gaps && `${gaps.mean.toFixed(1)} on average, ${gaps.shortest} to ${gaps.longest}`,
    ],
    [
      "last category, shop",
      [profile.lastCategory, profile.lastMerchant].filter(Boolean).join(", ") || undefined,
    ],
    ["open cart", cart && `${names(cart.items)} (${sum(cart.value)}, ${moment(cart.changedAt)})`],
    ["looked at", names(profile.viewed) || undefined],
    ["last visit", profile.lastVisitAt === undefined ? undefined : moment(profile.lastVisitAt)],
  ] as const;
}

function consentText({ status, at, proof }: CustomerReport["profile"]["consent"]): string {
  if (!proof) return status;
  const text = proof.textVersion === undefined ? "" : `, text ${proof.textVersion}`;
  return `${status} ${at === undefined ? "" : moment(at)} through ${proof.source}${text}`;
}

function attributeText(value: TypedValue): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return Array.isArray(value) ? value.join(", ") : String(value);
}

function claimedText({ claimed }: CustomerReport["profile"]): string | undefined {
  if (!claimed) return undefined;
  const { email, name, phone, consent } = claimed;
  const agreed = consent && `consent ${consent.at === undefined ? "" : moment(consent.at)}`;
  return [email, name, phone, agreed].filter(Boolean).join(", ");
}

const span = (first: number | undefined, last: number | undefined) =>
  first === undefined || last === undefined ? undefined : `${moment(first)}, ${moment(last)}`;

function segmentRows({ score }: CustomerReport) {
  if (!score) return [["segment", "none yet: no night has been computed since this customer came"] as const];
  const before = score.previousSegment === undefined ? "" : `, before: ${score.previousSegment}`;
  return [
    ["segment", `${score.segment} since ${score.segmentSince}${before}`],
    ["because", score.reason],
    ["RFM", `${score.cell} ${score.rfmSegment}`],
    ["tier", score.tier],
    ["as of", score.date],
  ] as const;
}

function expectedRows({ value, noPurchase, uplift }: CustomerReport) {
  const silent =
    noPurchase &&
    `${percent(noPurchase.probability)} in the next ${noPurchase.periodDays} days, by ${modelText(noPurchase.model, noPurchase.fallback)}`;
  return [
    ["no purchase", silent] as const,
    [
      "mails move",
      uplift === undefined ? undefined : `${(100 * uplift).toFixed(1)} points of the probability to order`,
    ] as const,
    ["rests on", noPurchase?.note] as const,
    ["seasons", noPurchase?.seasonUnknown] as const,
    ...worthRows(value),
  ];
}

function worthRows(value: CustomerReport["value"]) {
  if (!value.known) return [["worth", `not known yet: ${value.why}`] as const];
  const { horizon, models, currency, ranges } = value;
  const sum = (amount: number) => money(amount, currency);
  const between = ({ low, high }: typeof ranges.expectedMoney) => `(${sum(low)} to ${sum(high)})`;
  return [
    [
      `next ${value.periodDays} days`,
      `${value.expectedOrders.toFixed(2)} orders, ${sum(value.expectedMoney)} ${between(ranges.expectedMoney)}`,
    ],
    [
      `next ${horizon.months} months`,
      `${sum(value.lifetimeValue)} ${between(ranges.lifetimeValue)}, discounted by ${percent(horizon.monthlyDiscount)} a month`,
    ],
    ["at risk", `${sum(value.valueAtRisk)}: that times the probability of no purchase`],
    ["orders by", modelText(models.orders.kind, models.orders.fallback)],
    ["money by", modelText(models.money.kind, models.money.fallback)],
  ] as const;
}

const modelText = (kind: string, fallback: string | undefined) =>
  fallback === undefined ? kind : `${kind}, a fallback: ${fallback}`;

/** Contributions multiply the odds of no purchase against a purchase: "× 2" makes it twice as likely, "× 0.5" half. */
function whyNoPurchase({ noPurchase }: CustomerReport): string {
  const why = noPurchase?.explanation;
  if (!why) return "  nothing to explain: nothing bought yet, or no night has been computed";
  const odds = (logOdds: number) => `odds ${Math.exp(logOdds).toPrecision(3)} to 1`;
  const step = (logOdds: number) => `× ${Math.exp(logOdds).toPrecision(3)}`;
  return [
    `  ${why.summary}`,
    pairs([
      ["a typical buyer", `${percent(why.typical.probability)}: ${odds(why.typical.logOdds)}`],
      ...why.contributions.map(({ words, logOdds }) => [words, step(logOdds)] as const),
      ["together", `${percent(why.probability)}: ${odds(why.logOdds)}`],
    ]),
  ].join("\n");
}

function chains({ entries }: CustomerReport, paused: ReadonlySet<string>): string {
  if (entries.length === 0) return "  none";
  return entries
    .map((entry) => {
      const inside = paused.has(entry.chain) ? "still in it, but the chain is paused" : "still in it";
      const end = entry.status === "active" ? inside : `ended ${moment(entry.doneAt ?? 0)}: ${entry.outcome}`;
      const head = `${entry.chain} v${entry.version}, entered ${moment(entry.enteredAt)}: ${entry.reason}; ${end}`;
      const steps = entry.steps.map(
        ({ step, at, what, why }) => `    step ${step} ${moment(at)} ${what}: ${why}`,
      );
      return [`  ${head}${heldOutText(entry)}`, ...steps].join("\n");
    })
    .join("\n");
}

function heldOutText({ holdout, heldOutBy }: CustomerReport["entries"][number]): string {
  if (!holdout) return "";
  return heldOutBy === "shop" ? " (holdout of the shop: gets no mails)" : " (holdout: gets no mails)";
}

function mails({ sends }: CustomerReport, currency: string): string {
  if (sends.length === 0) return "  none";
  const rows = sends.map(({ claimedAt, template, variant, language, status, reason, offer, used }) => [
    moment(claimedAt),
    `${template}${variant === undefined ? "" : ` ${variant}`} (${language})`,
    status,
    reason,
    offer
      ? `${[benefitWords(offer.benefit, currency), offer.variant, offer.subject].filter(Boolean).join(" ")}: ${offer.reason}`
      : "–",
    offer?.code === undefined ? "–" : `${offer.code}${used ? ", used" : ""}`,
  ]);
  return grid(["when", "mail", "status", "why", "offer", "code"], rows);
}

/** A state without words does not compile. */
const CODE_STATES = {
  reserved: "not sent yet",
  sent: "sent",
  redeemed: "used",
  released: "good again: its order is void",
  spent: "used by an order that is void",
  withdrawn: "withdrawn",
  expired: "expired unused",
  "another's": "was given to somebody else",
  "nobody's": "was given to nobody",
} as const satisfies Record<CodeReport["state"], string>;

function codes({ codes: list }: CustomerReport, currency: string): string {
  if (list.length === 0) return "  none";
  const rows = list.map(({ code, offer = "–", state, until, order, amount, strangers }) => [
    code,
    offer,
    CODE_STATES[state],
    order === undefined
      ? "–"
      : `order ${order}${amount === undefined ? "" : `, ${money(amount, currency)} off`}`,
    until === undefined ? "–" : moment(until),
    strangers === undefined ? "–" : number(strangers),
  ]);
  return grid(["code", "offer", "state", "used by", "good until", "tried by others"], rows);
}

function facts(list: readonly Fact[]): string {
  return grid(
    ["when", "fact", "says", "source"],
    list.map((fact) => [moment(fact.at), fact.kind, factLine(fact), sourceText(fact)]),
  );
}

/** Whose word it is, where it is not the shop's. */
const sourceText = (fact: Fact) =>
  rankOf(fact) === "server" ? fact.source : `${fact.source}, ${rankOf(fact)}`;
