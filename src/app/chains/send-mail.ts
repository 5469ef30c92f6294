import { MINUTE } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { campaignIn } from "../../domain/campaigns/chain-of.ts";
import { decideAgain, NO_PROFILE } from "../../domain/chains/decide.ts";
import type { CapLimit, Send } from "../../domain/chains/journal.ts";
import type { ActionKinds } from "../../domain/config/chain.ts";
import type { CustomerKey, Fact } from "../../domain/facts/facts.ts";
import { emailKey, parseKey } from "../../domain/facts/identity.ts";
import { softRow, standingOf } from "../../domain/mailbox/ledger.ts";
import { preferencesOf } from "../../domain/mailbox/preferences.ts";
import { stoppedBy } from "../../domain/mailbox/shop-stop.ts";
import { withStops } from "../../domain/people/consent.ts";
import type { Customer, Profile } from "../../domain/people/profile.ts";
import type { OutgoingMail } from "../../ports/mail.ts";
import { hashEmail } from "../collect/identity-keys.ts";
import { accessoriesOf } from "../mail/order-data.ts";
import type { Gate, Pass } from "../mail/sending/gate.ts";
import { mailboxKey } from "../mailbox/mailbox-key.ts";
import { readShopStops } from "../mailbox/shop-stops.ts";
import { capLimitOf } from "./cap-limit.ts";
import { makeCodeOfSend } from "./code-of-send.ts";
import { type Composed, type ComposedMail, composeMail, templateOf } from "./compose-mail.ts";
import { type DrawnMail, makeDrawVariant } from "./draw-variant.ts";
import { eventSaid } from "./event-said.ts";
import { makeGoodsFor } from "./goods-for.ts";
import type { HeldCode, ToTill } from "./mail-code.ts";
import { makeOfferWithCode } from "./offer-with-code.ts";
import { orUnreadable } from "./or-unreadable.ts";
import { personOf } from "./person.ts";
import { hasRivals, makeRivalOf } from "./rivals.ts";
import type { ChainStepDeps } from "./stage.ts";
import type { MemberTurn, Perform, StepResult } from "./turn.ts";

type SendAction = ActionKinds["send"];

/** A claim this old belongs to a try that did not live to tell: no invocation lasts longer than a quarter of an hour. */
const STALE_CLAIM_MS = 16 * MINUTE;

/** Tries of one mail that was told to come a little later, before its cohort is. */
const MOST_TRIES = 4;

/** What a step that sends needs besides the mail: whether any may go, and a place to count what has gone. */
export interface Sender {
  readonly gate: Gate;
  readonly count: (what: "sent" | "unknown", send: Pick<Send, "scored">) => void;
  readonly toTill: ToTill;
}

/** A mail whose send is claimed, on its way. */
interface Claimed extends ComposedMail {
  /** Of the offer in it. */
  readonly held?: HeldCode;
  readonly limit: CapLimit | undefined;
  /** The ledger of the address. */
  readonly mailbox: CustomerKey;
  readonly pass: Pass;
}

/** One mail as it was made for one customer. */
interface Made {
  readonly turn: MemberTurn;
  readonly drawn: DrawnMail;
  readonly held: HeldCode | undefined;
}

/**
 * Sends one mail at most once: claim, read the customer again, send, record. Whatever proves that the mail was not
 * taken undoes the claim; whatever proves nothing leaves it for ever.
 */
export function makeSendMail(deps: ChainStepDeps, { gate, count, toTill }: Sender): Perform<SendAction> {
  const { journal, mailer } = deps;
  const drawVariant = makeDrawVariant(deps);
  const rivalOf = makeRivalOf(deps);
  const goodsFor = makeGoodsFor(deps);
  const codeOfSend = makeCodeOfSend(deps);
  const offerWithCode = makeOfferWithCode(deps, codeOfSend, toTill);
  return async (turn, action) => {
    const keys = await deps.secrets.keys();
    const [links] = keys.links;
    if (!links) throw new Error("the keys secret has no links key: links and codes cannot be made");
    const mailbox = mailboxKey(turn.person.profile.email ?? "", keys);
    const said = await eventSaid(deps.events, turn);
    if (said === "gone") return { kind: "leave", why: "the event that it is about is no more" };
    const event = said === "none" ? {} : { event: said };
    const drawn = await drawVariant(turn, action);
    const version = templateOf(turn, drawn.mail);
    const goods = version ? await goodsFor(turn, drawn.mail, version) : {};
    if ("gone" in goods) return { kind: "leave", why: goods.gone };
    const accessories =
      turn.order?.kind === "standing"
        ? await accessoriesOf(turn.order, turn.published.bundle, deps.catalogue)
        : new Map();
    const coded = await offerWithCode(turn, drawn.mail, {
      language: version?.language ?? turn.store.default_language,
      habits: goods.habits,
      mailbox,
      ...defined({ mailVariant: drawn.mail.variant }),
    });
    if (coded.kind === "result") {
      // Which variant somebody is of must not depend on whether there are codes left for it.
      if (coded.result.kind === "over") await drawn.keep();
      return coded.result;
    }
    const { choice, held } = coded;
    const about = { ...event, ...goods, accessories, choice };
    const composed = await composeMail(deps, turn, drawn.mail, { links, mailbox, ...about });
    const made = { turn, drawn, held };
    return codeOfSend.over(held, await claimedAndSent(made, composed, mailbox));
  };

  async function claimedAndSent(
    { turn, drawn, held }: Made,
    composed: Composed,
    mailbox: CustomerKey,
  ): Promise<StepResult> {
    if (composed.kind === "failed") {
      await drawn.keep();
      return { kind: "over", what: "failed", why: composed.why };
    }
    // Whatever takes time comes before the claim, so that little can happen between the last look and the mail.
    if (!(await mailer.turn(workersOf(turn)))) return { kind: "again" };
    if ((await deps.config.pausedChains()).has(turn.cohort.chain)) return { kind: "again" };
    const pass = await gate.pass();
    if (pass === "shut") return { kind: "again" };

    // Past every gate, before the cap: whoever the cap puts off is of this variant all the same.
    await drawn.keep(composed.send.offer);
    const limit = limitOf(turn, mailbox);
    const claim = await claimed(turn, composed.send, limit);
    if (claim.result === "claimed")
      return deliver(turn, { ...composed, ...defined({ held }), limit, mailbox, pass });
    await gate.unused(pass);
    switch (claim.result) {
      case "taken":
        return earlierTry(composed.send, held);
      case "repeated":
        return resultOf(decideAgain(turn, { kind: "repeated" })) ?? { kind: "again" };
      case "kept":
        return resultOf(decideAgain(turn, claim)) ?? { kind: "again" };
      case "capped":
        return (
          resultOf(decideAgain(turn, { kind: "capped", by: claim.by, freeAt: claim.freeAt })) ?? {
            kind: "again",
          }
        );
      default:
        return claim satisfies never;
    }
  }

  /** A claim that leaves the last place under the cap to a mail that is worth more. */
  async function claimed(turn: MemberTurn, send: Send, limit: CapLimit | undefined) {
    const asks = limit && hasRivals(turn) ? ({ ...limit, asksForLast: true } as const) : limit;
    const claim = await journal.claim(send, asks);
    if (claim.result !== "last") return claim;
    const keptFor = await rivalOf(turn, claim.freeAt);
    if (keptFor !== undefined) return { ...claim, result: "kept", kind: "kept", keptFor } as const;
    const second = await journal.claim(send, limit);
    return second.result === "last" ? ({ result: "taken" } as const) : second;
  }

  async function deliver(turn: MemberTurn, claimed: Claimed): Promise<StepResult> {
    const { mail, send, limit, mailbox, pass, held } = claimed;
    for (let tries = 1; ; tries++) {
      const look = await unlessBroken(orUnreadable(lastLook(turn, mail, mailbox)), send, limit);
      const { objection, bouncing } = "kind" in look ? { objection: look, bouncing: false } : look;
      if (objection) {
        await journal.release(send, limit);
        await gate.unused(pass);
        return objection;
      }
      if (held && tries === 1 && !(await unlessBroken(codeOfSend.sent(held.code.code), send, limit))) {
        await journal.release(send, limit);
        await gate.unused(pass);
        return { kind: "again" };
      }
      const result = await mailer.send(mail);
      // The mail's own end is written down before anything that could fail is learned from it.
      switch (result.kind) {
        case "sent":
          count("sent", send);
          await journal.settle(send, {
            status: "sent",
            messageId: result.messageId,
            ...(bouncing && { bouncing }),
          });
          await gate.learn(pass, result);
          await codeOfSend.replaced(held);
          return { kind: "over", what: "sent", why: send.reason };
        case "unknown":
          count("unknown", send);
          await journal.settle(send, { status: "unknown" });
          await gate.learn(pass, result);
          return { kind: "over", what: "unknown", why: `never sent again by itself: ${result.reason}` };
        case "refused": {
          const isSoon = result.because === "rate" && tries < MOST_TRIES;
          if (isSoon && (await mailer.turn(workersOf(turn)))) continue;
          await journal.release(send, limit);
          await gate.learn(pass, result);
          if (result.because !== "mail") return { kind: "again" };
          await gate.unused(pass);
          return { kind: "over", what: "failed", why: result.reason };
        }
        default:
          return result satisfies never;
      }
    }
  }

  /** What breaks off before the mail has gone, for certain, leaves it to the next try. */
  async function unlessBroken<T>(call: Promise<T>, send: Send, limit: CapLimit | undefined): Promise<T> {
    return call.catch(async (error: unknown) => {
      await journal.release(send, limit);
      throw error;
    });
  }

  function workersOf({ cohort }: MemberTurn): number {
    return Math.min(cohort.shards, deps.walksAtOnce);
  }

  /**
   * Consent and goal once more, right before the mail goes. Of a withdrawal, a complaint or a bounce the facts know before
   * the profile, by seconds or, when the projector is behind, by hours; what other customers of the same mailbox have
   * said, its ledger alone knows.
   */
  async function lastLook(
    turn: MemberTurn,
    mail: OutgoingMail,
    mailbox: CustomerKey,
  ): Promise<{ readonly objection: StepResult | undefined; readonly bouncing: boolean }> {
    const person = await personOf(deps.customers, turn.entry.customer);
    if (!person) return { objection: NO_PROFILE, bouncing: false };
    const [ledger, shopStops, ...stops] = await Promise.all([
      deps.events.factsOf(mailbox),
      readShopStops(deps.events),
      ...mailedKeys(person.profile).map((key) => deps.events.stopsOf(key)),
    ]);
    const now = { ...person, profile: withStops(person.profile, stops.flat()) };
    const stopped =
      shopStops.length > 0 && stoppedBy(shopStops, [...ledger, ...(await toldOf(person, mail))]);
    const standing = stopped || standingOf(ledger, deps.clock.now(), turn.chain.kind);
    const decision = decideAgain(turn.readAgain(now), {
      kind: "claimed",
      to: mail.to,
      mailbox: standing,
      preferences: preferencesOf(ledger),
    });
    return { objection: resultOf(decision), bouncing: softRow(ledger).length > 0 };
  }

  /** All that is told of a person and of the address: read only while a shop's platform has asked to forget everybody. */
  async function toldOf({ profile }: Customer, { to }: OutgoingMail): Promise<readonly Fact[]> {
    const keys = new Set([profile.id, ...profile.aliases, emailKey(hashEmail(to))]);
    return (await Promise.all([...keys].map((key) => deps.events.factsOf(key)))).flat();
  }

  /** The step was tried before, and its end did not get into the entry: a retry, or a second worker on the same customer. */
  async function earlierTry({ customer, id, offer }: Send, held: HeldCode | undefined): Promise<StepResult> {
    const there = (await journal.sends(customer)).find((send) => send.id === id);
    if (!there) {
      // One that cannot be read is in no list, and asking for it says so: a mail that may have gone goes no more.
      await journal.endOf({ customer, id });
      return { kind: "again" };
    }
    if (there.status === "sent") {
      if (there.offer?.code === offer?.code) await codeOfSend.replaced(held);
      else await codeOfSend.unused(held, "the mail went with another code");
      return { kind: "over", what: "sent", why: there.reason };
    }
    const stale = deps.clock.now() - there.claimedAt >= STALE_CLAIM_MS;
    if (there.status === "claimed" && !stale) return { kind: "again" };
    if (there.status === "claimed" && (await journal.settle(there, { status: "unknown" })))
      count("unknown", there);
    return { kind: "over", what: "unknown", why: "never sent again by itself: an earlier try broke off" };
  }
}

/** What the second decision comes to; undefined when the mail may go. */
function resultOf(decision: ReturnType<typeof decideAgain>): StepResult | undefined {
  switch (decision.kind) {
    case "go":
      return undefined;
    case "skip":
      return { kind: "over", what: "skipped", why: decision.why };
    case "again":
    case "leave":
    case "defer":
      return decision;
    default:
      return decision satisfies never;
  }
}

/** Mails about somebody's own order go to each customer of a mailbox, and take no place under the cap. */
function limitOf(turn: MemberTurn, mailbox: CustomerKey): CapLimit | undefined {
  if (turn.chain.kind === "service") return undefined;
  const isCampaign = campaignIn(turn.entry.chain) !== undefined;
  return { ...capLimitOf(turn, mailbox), ...(isCampaign && { once: true }) };
}

/** The person's keys, the own one first, to which mails may have gone: a browser alone has no address. */
function mailedKeys({ id, aliases }: Profile): [CustomerKey, ...CustomerKey[]] {
  return [id, ...aliases.filter((alias) => parseKey(alias)?.kind !== "anonymous")];
}
