import { createHash } from "node:crypto";
import { defined } from "../../domain/basics/defined.ts";
import type { Action } from "../../domain/chains/chains.ts";
import type { Entry, GivenOffer, Send } from "../../domain/chains/journal.ts";
import { mailbox } from "../../domain/mail/address-header.ts";
import { chooseOffer, tierOf } from "../../domain/offers/offers.ts";
import { languageOf } from "../../domain/people/language.ts";
import type { OutgoingMail, Renderer } from "../../ports/mail.ts";
import { codeOf } from "../mail/codes.ts";
import { unsubscribeToken } from "../mail/links.ts";
import { mailData } from "../mail/mail-data.ts";
import type { Holds } from "./conditions.ts";
import { momentOf, type Turn } from "./turn.ts";

type SendAction = Extract<Action, { readonly send: string }>;

export interface ComposedMail {
  readonly kind: "composed";
  readonly send: Send;
  readonly mail: OutgoingMail;
}

/**
 * The mail of one step for one customer, and what the journal keeps of it. Nothing here waits for anything outside, so
 * a template or a profile that breaks it would do so every time: that is an answer, and nobody else's mail waits for it.
 */
export async function composeMail(
  deps: { readonly renderer: Renderer; readonly publicUrl: string },
  holds: Holds,
  turn: Turn,
  action: SendAction,
  key: string,
): Promise<ComposedMail | { readonly kind: "failed"; readonly why: string }> {
  try {
    const { person, published, cohort, entry, now } = turn;
    const { store, offers, templates } = published.bundle;
    const id = sendId(entry, turn.leg.step);
    const language = languageOf(person.profile, store);
    const given = offerFor(turn, action, holds, language, id, key);
    const versions = templates[action.send] ?? {};
    const template = versions[language] ?? versions[store.default_language] ?? Object.values(versions)[0];
    if (!template) return { kind: "failed", why: `there is no template ${action.send}` };

    const token = unsubscribeToken({ customer: person.profile.id, send: id, language }, key);
    const unsubscribeUrl = `${deps.publicUrl}/u/${token}`;
    const tier = tierOf(person.profile.spent, offers.tiers, store.currency).id;
    const facts = { profile: person.profile, tier, store, language, unsubscribeUrl };
    const data = mailData(given.offer ? { ...facts, offer: given.offer } : facts);
    const rendered = await deps.renderer.render(template, data);
    const { name: _, ...kept } = given.offer ?? { name: "" };
    return {
      kind: "composed",
      send: {
        id,
        customer: entry.customer,
        chain: entry.chain,
        run: entry.run,
        step: turn.leg.step,
        template: action.send,
        language,
        version: cohort.version,
        claimedAt: now,
        status: "claimed",
        ...(given.offer && { offer: kept as GivenOffer }),
        reason: [entry.reason, given.why].filter((part) => part !== undefined).join("; "),
      },
      mail: {
        send: id,
        // The key under which the journal has the send: what the mail service tells later is looked up by it.
        customer: entry.customer,
        to: person.profile.email ?? "",
        from: mailbox(store.sender.name, store.sender.from),
        ...defined({ replyTo: store.sender.reply_to }),
        ...rendered,
        unsubscribeUrl,
        chain: entry.chain,
      },
    };
  } catch (error) {
    return {
      kind: "failed",
      why: `the mail cannot be made: ${error instanceof Error ? error.message : error}`,
    };
  }
}

/** One customer, run and step is one send, whoever tries it and however often. */
function sendId({ customer, chain, run }: Entry, step: number): string {
  const digest = createHash("sha256").update(JSON.stringify(["send", customer, chain, run, step]));
  return digest.digest("base64url").slice(0, 27);
}

function offerFor(
  turn: Turn,
  action: SendAction,
  holds: Holds,
  language: string,
  send: string,
  key: string,
): { readonly offer?: GivenOffer & { readonly name: string }; readonly why?: string } {
  if (action.offer === undefined) return {};
  const { person, published, now } = turn;
  const { offers, store } = published.bundle;
  const offer = offers.list[action.offer];
  const choice = chooseOffer(person, action.offer, offers, {
    now,
    currency: store.currency,
    language,
    raise: action.raise ?? 0,
    conditionHolds: holds(offer?.when, person, published.bundle, momentOf(turn)),
  });
  if (choice.kind === "none") return { why: `no offer: ${choice.reason}` };
  const code = offer?.code && { code: codeOf(offer.code.prefix, send, key) };
  return { offer: { ...choice.offer, ...code, name: choice.name } };
}
