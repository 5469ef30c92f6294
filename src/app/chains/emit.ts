import { dayOf, parseDuration } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { decideAgain, decideAgainByChannel, NO_PROFILE } from "../../domain/chains/decide.ts";
import type { CapLimit, Send } from "../../domain/chains/journal.ts";
import type { ActionKinds } from "../../domain/config/chain.ts";
import { channelRules, webhookOf } from "../../domain/config/channels.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import { parseKey } from "../../domain/facts/identity.ts";
import { withChannelStops } from "../../domain/people/channel-consents.ts";
import { withStops } from "../../domain/people/consent.ts";
import { languageOf, timeZoneOf } from "../../domain/people/language.ts";
import type { Profile } from "../../domain/people/profile.ts";
import { hadToday } from "../../domain/proof/had-today.ts";
import { fieldsOf, isTooLarge, type Message } from "../../domain/webhooks/message.ts";
import type { Bus } from "../../ports/announcements.ts";
import type { Keys } from "../../ports/keys.ts";
import { shownProducts } from "../mail/shown-products.ts";
import { mailboxKey } from "../mailbox/mailbox-key.ts";
import { channelKey } from "./channel-key.ts";
import { makeCodeOfSend } from "./code-of-send.ts";
import { type Content, contentOf, type MailKeys } from "./compose-mail.ts";
import { eventSaid } from "./event-said.ts";
import { type Gone, makeGoodsFor } from "./goods-for.ts";
import type { HeldCode } from "./mail-code.ts";
import { offerOf } from "./offer-for.ts";
import { makeOfferWithCode } from "./offer-with-code.ts";
import { orUnreadable } from "./or-unreadable.ts";
import { personOf } from "./person.ts";
import type { Sender } from "./send-mail.ts";
import type { ChainStepDeps } from "./stage.ts";
import type { MemberTurn, Perform, StepResult } from "./turn.ts";

type EmitAction = ActionKinds["emit"];

/**
 * Tells other systems of one message: claim, read the customer again, announce, record. A mail whose fate is unknown is
 * never repeated; this is, under the same id, until the bus has taken it: whoever hears it twice can tell.
 */
export function makeEmit(deps: ChainStepDeps, { toTill }: Pick<Sender, "toTill">): Perform<EmitAction> {
  const { journal, bus } = deps;
  const goodsFor = makeGoodsFor(deps);
  const codeOfSend = makeCodeOfSend(deps);
  const offerWithCode = makeOfferWithCode(deps, codeOfSend, toTill);
  return async (turn, action) => {
    if (!bus) throw new Error("there is no event bus to emit to");
    const keys = await deps.secrets.keys();
    const said = await eventSaid(deps.events, turn);
    if (said === "gone") return { kind: "leave", why: "the event that it is about is no more" };
    const event = said === "none" ? undefined : said;
    const address = addressLacking(turn, action);
    if (address) return { kind: "over", what: "skipped", why: address };
    const goods = await goodsIn(turn, action);
    if ("gone" in goods) return { kind: "leave", why: goods.gone };
    const known = { ...goods, ...defined({ event }) };
    const language = languageOf(turn.person.profile, turn.store, turn.preferences.language);
    const mailbox = mailboxKey(turn.person.profile.email ?? "", keys);
    const coded = await offerWithCode(turn, action, { language, habits: goods.habits, mailbox });
    if (coded.kind === "result") return coded.result;
    const { choice, held } = coded;
    const content = contentFor(turn, keys, { ...known, choice });
    const made = { turn, action, bus, keys, known, held };
    return codeOfSend.over(held, await claimedAndTold(made, content));
  };

  async function claimedAndTold(made: Made, content: Content): Promise<StepResult> {
    const { turn, action, keys } = made;
    const message = messageOf(turn, action, content);
    if (isTooLarge(message)) return { kind: "over", what: "failed", why: "the message has more than 24 KB" };
    if ((await deps.config.pausedChains()).has(turn.cohort.chain)) return AGAIN;

    const send = sendOf(turn, action, content);
    const limit = limitOf(turn, action, keys);
    const claim = await journal.claim(send, limit);
    switch (claim.result) {
      case "claimed":
        return tell(made, send, message, () => journal.release(send, limit));
      case "repeated":
        return { kind: "over", what: "skipped", why: "the same message went there today" };
      case "capped":
        return resultOf(decideAgain(turn, { kind: "capped", by: claim.by, freeAt: claim.freeAt })) ?? AGAIN;
      // Answered only to who asks before the last place is taken.
      case "last":
        return AGAIN;
      case "taken":
        return earlierTry(made, send);
      default:
        return claim satisfies never;
    }
  }

  /** `undo`: what is done where the customer objects, and nothing has been told yet for certain. */
  async function tell(
    { turn, bus: to, held }: Made,
    send: Send,
    message: Message,
    undo: () => Promise<unknown>,
  ): Promise<StepResult> {
    // What breaks off here leaves the claim, and the next try tells: another worker may have told by it already.
    const objection = await orUnreadable(lastLook(turn));
    if (objection) {
      await undo();
      return objection;
    }
    const code = send.offer?.code;
    if (code !== undefined && !(await codeOfSend.sent(code))) {
      await undo();
      return AGAIN;
    }
    await to.publish([{ type: "MessageEmitted", detail: { ...message } }]);
    await journal.settle(send, { status: "sent", messageId: send.id });
    if (held?.code.code === code) await codeOfSend.replaced(held);
    return { kind: "over", what: "emitted", why: send.reason };
  }

  /** Consent and goal once more. Of a withdrawal the facts know before the profile does. */
  async function lastLook(turn: MemberTurn): Promise<StepResult | undefined> {
    const person = await personOf(deps.customers, turn.entry.customer);
    if (!person) return NO_PROFILE;
    const stops = (
      await Promise.all(writtenKeys(person.profile).map((key) => deps.events.stopsOf(key)))
    ).flat();
    const profile = withChannelStops(withStops(person.profile, stops), stops);
    return resultOf(decideAgainByChannel(turn.readAgain({ ...person, profile })));
  }

  /** The step was tried before and its end did not get into the entry: it is told again, with the offer of the first try. */
  async function earlierTry(made: Made, send: Send): Promise<StepResult> {
    const { turn, action, keys, known } = made;
    const there = (await journal.sends(send.customer)).find(({ id }) => id === send.id);
    if (!there) {
      // One that cannot be read is in no list, and asking for it says so: what may have been told is told no more.
      await journal.endOf(send);
      return AGAIN;
    }
    if (there.status === "sent") return { kind: "over", what: "emitted", why: there.reason };
    const language = languageOf(turn.person.profile, turn.store, turn.preferences.language);
    const choice = offerOf(turn, there.offer, language);
    const message = messageOf(turn, action, contentFor(turn, keys, { ...known, choice }));
    // What the first try has told cannot be taken back: the claim stays, with its fate unknown.
    const result = await tell(made, there, message, () => journal.settle(there, { status: "unknown" }));
    if (result.kind === "again") return { kind: "over", what: "unknown", why: "its code is good no more" };
    return result.kind === "over" && result.what === "skipped" ? { ...result, what: "unknown" } : result;
  }

  /** What the fields ask for of taste and catalogue, as a mail's template would. */
  async function goodsIn(turn: MemberTurn, { emit, fields, offer }: EmitAction): Promise<Known | Gone> {
    const { person, store, preferences } = turn;
    const template = { subject: "", html: fields.map((field) => `{{ ${field} }}${WHOLE_ITEM}`).join("\n") };
    const language = languageOf(person.profile, store, preferences.language);
    const goods = await goodsFor(turn, { send: emit, ...defined({ offer }) }, { template, language });
    if ("gone" in goods) return goods;
    return { ...goods, products: await shownProducts(deps.catalogue, template, person.profile) };
  }

  function contentFor(turn: MemberTurn, keys: Keys, known: Known & Pick<MailKeys, "choice">): Content {
    const [links] = keys.links;
    if (!links) throw new Error("the keys secret has no links key: links and codes cannot be made");
    const mailbox = mailboxKey(turn.person.profile.email ?? "", keys);
    return contentOf(deps.publicUrl, turn, { links, mailbox, ...known });
  }
}

const AGAIN: StepResult = { kind: "again" };

/** One message as it was made for one customer. */
interface Made {
  readonly turn: MemberTurn;
  readonly action: EmitAction;
  readonly bus: Bus;
  readonly keys: Keys;
  readonly known: Known;
  readonly held: HeldCode | undefined;
}

/** What a message says besides what is in the profile. */
type Known = Omit<MailKeys, "links" | "mailbox" | "choice">;

/** Things are told whole, with whatever the catalogue completes. */
const WHOLE_ITEM = "{{ item.name }}{{ item.price }}{{ item.url }}{{ item.image }}";

const PHONE = "customer.phone";
const ADDRESS = "customer.email";

/** A message that is to hold an address goes to nobody who has none. */
function addressLacking({ person: { profile } }: MemberTurn, { fields }: EmitAction): string | undefined {
  if (fields.includes(PHONE) && profile.phone === undefined) return "no phone number";
  if (fields.includes(ADDRESS) && !fields.includes(PHONE) && profile.email === undefined)
    return "no e-mail address";
  return undefined;
}

function messageOf(
  { entry, leg, person, store, now }: MemberTurn,
  { emit: name, channel, fields }: EmitAction,
  { id, language, data, reason }: Content,
): Message {
  const webhook = webhookOf(store, name);
  return {
    ...{ id, name, channel, ...defined({ webhook }) },
    at: new Date(now).toISOString(),
    customer: person.profile.id,
    ...{ chain: entry.chain, step: leg.step, language },
    time_zone: timeZoneOf(person.profile, store),
    reason,
    fields: fieldsOf(withLinksOf(person.profile, data), fields),
  };
}

/** Nobody unsubscribes from a phone by a mail's link, and the page of choices is a mailbox's. */
function withLinksOf({ email }: Profile, data: Content["data"]): Content["data"] {
  const { unsubscribe: _, preferences, ...links } = Object(data.links) as Readonly<Record<string, unknown>>;
  return { ...data, links: { ...links, ...(email !== undefined && { preferences }) } };
}

function sendOf(
  { entry, leg, cohort, now, person, store }: MemberTurn,
  { emit, channel }: EmitAction,
  { id, language, offer, reason }: Content,
): Send {
  return {
    ...{ id, channel, customer: entry.customer, chain: entry.chain, run: entry.run, step: leg.step },
    ...{ template: emit, language, version: cohort.version, claimedAt: now, status: "claimed" as const },
    ...defined({ offer, before: hadToday(person.profile, store, now) }),
    reason,
  };
}

function limitOf({ store, now, person }: MemberTurn, { channel }: EmitAction, keys: Keys): CapLimit {
  const { frequency_cap: cap } = channelRules(store, channel);
  const perMs = cap && parseDuration(cap.per);
  return {
    mailbox: channelKey(channel, person.profile, keys),
    day: dayOf(store.time_zone, now),
    ...(cap && perMs !== undefined && { cap: { mails: cap.mails, perMs } }),
  };
}

/** What a second decision comes to; undefined when the message may go. */
function resultOf(decision: ReturnType<typeof decideAgain>): StepResult | undefined {
  if (decision.kind === "go") return undefined;
  return decision.kind === "skip" ? { kind: "over", what: "skipped", why: decision.why } : decision;
}

/** The person's keys, the own one first: a browser alone cannot be written to. */
function writtenKeys({ id, aliases }: Profile): readonly CustomerKey[] {
  return [id, ...aliases.filter((alias) => parseKey(alias)?.kind !== "anonymous")];
}
