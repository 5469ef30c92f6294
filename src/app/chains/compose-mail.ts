import { createHash } from "node:crypto";
import { defined } from "../../domain/basics/defined.ts";
import type { Product } from "../../domain/catalogue/product.ts";
import type { Entry, GivenOffer, Send } from "../../domain/chains/journal.ts";
import type { Properties } from "../../domain/chains/own-events.ts";
import type { Template } from "../../domain/config/bundle.ts";
import { localised } from "../../domain/config/localised.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import { addressHeader } from "../../domain/mail/address-header.ts";
import { masked } from "../../domain/mailbox/masked.ts";
import { tierOf } from "../../domain/offers/offers.ts";
import { languageOf } from "../../domain/people/language.ts";
import { scoredOf } from "../../domain/people/scored.ts";
import { hadToday } from "../../domain/proof/had-today.ts";
import type { CatalogueStore } from "../../ports/catalogue.ts";
import type { OutgoingMail, Renderer } from "../../ports/mail.ts";
import { clickToken } from "../mail/click-link.ts";
import { unsubscribeToken } from "../mail/links.ts";
import { mailData } from "../mail/mail-data.ts";
import { orderData } from "../mail/order-data.ts";
import { shopLinks } from "../mail/shop-links.ts";
import { NO_PRODUCTS, type Products, shownProducts } from "../mail/shown-products.ts";
import { preferencesToken } from "../preferences/link.ts";
import type { VariantMail } from "./draw-variant.ts";
import type { Goods } from "./goods-for.ts";
import type { MailOffer } from "./offer-for.ts";
import type { MemberTurn } from "./turn.ts";

export interface ComposedMail {
  readonly kind: "composed";
  readonly send: Send;
  readonly mail: OutgoingMail;
}

export type Composed = ComposedMail | { readonly kind: "failed"; readonly why: string };

interface ComposeDeps {
  readonly renderer: Renderer;
  readonly publicUrl: string;
  readonly catalogue: Pick<CatalogueStore, "read">;
}

/** The version of a step's template that a customer gets, and its language. */
export function templateOf(
  turn: MemberTurn,
  { send, subject }: VariantMail,
): { readonly template: Template; readonly language: string } | undefined {
  const language = languageOf(turn.person.profile, turn.store, turn.preferences.language);
  const written = templateFor(turn, send, language);
  const template =
    written && subject !== undefined ? { ...written, subject: localised(subject, language) } : written;
  return template && { template, language };
}

/** What links are made with, the ledger of the address that the mail goes to, and what the entry's own event said. */
export interface MailKeys extends Goods {
  readonly links: string;
  readonly mailbox: CustomerKey;
  readonly event?: Properties;
  /** What the catalogue knows of the accessories that the mail may show. */
  readonly accessories?: ReadonlyMap<string, Product>;
  /** The offer that it carries, with its code. */
  readonly choice: MailOffer;
  /** What the catalogue knows of the cart's and the viewed things. */
  readonly products?: Products;
}

/**
 * The mail of one step for one customer, and what the journal keeps of it. Once the catalogue has been read, nothing here
 * waits for anything outside, so a template or a profile that breaks it would do so every time: that is an answer, and
 * nobody else's mail waits for it.
 */
export async function composeMail(
  deps: ComposeDeps,
  turn: MemberTurn,
  action: VariantMail,
  keys: MailKeys,
): Promise<Composed> {
  const version = templateOf(turn, action);
  if (!version) return { kind: "failed", why: `there is no template ${action.send}` };
  const products = deps.renderer.isIdle
    ? NO_PRODUCTS
    : await shownProducts(deps.catalogue, version.template, turn.person.profile);
  try {
    return await composed(deps, turn, action, { ...keys, ...version, products });
  } catch (error) {
    const reason = error instanceof Error ? error.message : error;
    return { kind: "failed", why: `the mail cannot be made: ${reason}` };
  }
}

interface MailParts extends MailKeys {
  readonly language: string;
  readonly template: Template;
}

async function composed(
  { renderer, publicUrl }: ComposeDeps,
  turn: MemberTurn,
  action: VariantMail,
  { language, template, ...keys }: MailParts,
): Promise<Composed> {
  const { person, store, entry } = turn;
  const content = renderer.isIdle ? unwritten(publicUrl, turn, keys) : contentOf(publicUrl, turn, keys);
  const { id, offer, data, unsubscribeUrl } = content;
  const origin = { chain: entry.chain, template: action.send, step: turn.leg.step + 1 };
  const tracked = (address: string) => {
    const token = clickToken({ customer: entry.customer, send: id, address }, keys.links);
    return token === undefined ? address : `${publicUrl}/c/${token}`;
  };
  const toShop = shopLinks({
    ...{ store, origin, publicUrl },
    ...defined({ code: offer?.code, tracked: store.links?.track_clicks ? tracked : undefined }),
  });
  const rendered = await renderer.render(template, data, toShop);
  return {
    kind: "composed",
    send: {
      id,
      customer: entry.customer,
      chain: entry.chain,
      run: entry.run,
      step: turn.leg.step,
      template: action.send,
      ...defined({ variant: action.variant }),
      language,
      version: turn.cohort.version,
      claimedAt: turn.now,
      status: "claimed",
      ...defined({ offer, scored: scoredOf(person), before: hadToday(person.profile, store, turn.now) }),
      reason: content.reason,
    },
    mail: {
      send: id,
      // The key under which the journal has the send: what the mail service tells later is looked up by it.
      customer: entry.customer,
      to: person.profile.email ?? "",
      from: addressHeader(store.sender.name, store.sender.from),
      ...defined({ replyTo: store.sender.reply_to }),
      ...rendered,
      // The mail program's button promises that no more mails of the kind come, which nobody can promise of orders.
      ...(turn.chain.kind !== "service" && { unsubscribeUrl }),
      chain: entry.chain,
    },
  };
}

/** What a mail or a message of another channel says to one customer. */
export interface Content {
  /** Of the send. */
  readonly id: string;
  readonly language: string;
  readonly offer?: GivenOffer;
  /** What Liquid sees. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly unsubscribeUrl: string;
  /** Why this customer, now. */
  readonly reason: string;
}

/** What is decided before a word is written, the same for whoever tries the step, however often. */
function decided({ person, store, entry, leg, preferences }: MemberTurn, { choice }: MailKeys) {
  const { offer } = choice;
  return {
    id: sendId(entry, leg.step),
    language: languageOf(person.profile, store, preferences.language),
    ...defined({ offer }),
    reason: [entry.reason, choice.why].filter((part) => part !== undefined).join("; "),
  };
}

/** Of a mail that nobody writes, its links lead nowhere. */
const unwritten = (publicUrl: string, turn: MemberTurn, keys: MailKeys): Content => ({
  ...decided(turn, keys),
  data: {},
  unsubscribeUrl: publicUrl,
});

/** The same for whoever tries the step, however often. */
export function contentOf(publicUrl: string, turn: MemberTurn, keys: MailKeys): Content {
  const { links: key, mailbox, event, recommended, due, products, accessories, choice, referral } = keys;
  const { person, store } = turn;
  const { profile } = person;
  const { offers, loyalty } = turn.published.bundle;
  const common = decided(turn, keys);
  const { id, language, offer } = common;
  const link = { customer: profile.id, send: id, mailbox, language };
  const unsubscribeUrl = `${publicUrl}/u/${unsubscribeToken(link, key)}`;
  const shown = masked(profile.email ?? "");
  const preferencesUrl = `${publicUrl}/p/${preferencesToken({ ...link, shown }, key)}`;
  const tier = tierOf(profile.spent, offers.tiers, store.currency).id;
  const named = offer && { ...offer, name: choice.name ?? "" };
  const links = { unsubscribeUrl, preferencesUrl };
  const about =
    turn.order?.kind === "standing"
      ? orderData(turn.order, {
          ...{ bundle: turn.published.bundle, language },
          ...defined({ products: accessories }),
        })
      : undefined;
  return {
    ...common,
    unsubscribeUrl,
    data: mailData({
      ...{ profile, tier, store, language, ...links },
      ...(loyalty && { loyalty: { programme: loyalty, now: turn.now, ...defined({ referral }) } }),
      ...defined({ offer: named, event, recommended, due, products, about, kind: turn.chain.kind }),
    }),
  };
}

/** One customer, run and step is one send, whoever tries it and however often. */
function sendId({ customer, chain, run }: Entry, step: number): string {
  const digest = createHash("sha256").update(JSON.stringify(["send", customer, chain, run, step]));
  return digest.digest("base64url").slice(0, 27);
}

function templateFor({ published, store }: MemberTurn, name: string, language: string): Template | undefined {
  const versions = published.bundle.templates[name] ?? {};
  return versions[language] ?? versions[store.default_language] ?? Object.values(versions)[0];
}
