import { MINUTE, parseDuration } from "../../domain/basics/calendar.ts";
import { type Action, windowEnd } from "../../domain/chains/chains.ts";
import type { CapLimit, Send } from "../../domain/chains/journal.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import { parseKey } from "../../domain/facts/identity.ts";
import { mayMail, withStops } from "../../domain/people/consent.ts";
import { timeZoneOf } from "../../domain/people/language.ts";
import type { Profile } from "../../domain/people/profile.ts";
import type { OutgoingMail } from "../../ports/mail.ts";
import type { Gate, Pass } from "../mail/sending/gate.ts";
import { DEFERRED_WINDOW_MS } from "./boarding.ts";
import { type ComposedMail, composeMail } from "./compose-mail.ts";
import type { Holds } from "./conditions.ts";
import { personOf } from "./person.ts";
import type { ChainStepDeps } from "./stage.ts";
import { type Decision, momentOf, type Turn } from "./turn.ts";

type SendAction = Extract<Action, { readonly send: string }>;

/** A claim this old belongs to a try that did not live to tell: no invocation lasts longer than a quarter of an hour. */
const STALE_CLAIM_MS = 16 * MINUTE;

/** Tries of one mail that was told to come a little later, before its cohort is. */
const MOST_TRIES = 4;

/** What a step that sends needs besides the mail: whether any may go, and a place to count what has gone. */
export interface Sender {
  readonly gate: Gate;
  readonly count: (what: "sent" | "unknown") => void;
}

/**
 * Sends one mail at most once: claim, read the customer again, send, record. Whatever proves that the mail was not
 * taken undoes the claim; whatever proves nothing leaves it for ever.
 */
export function makeSendMail(
  deps: ChainStepDeps,
  holds: Holds,
  { gate, count }: Sender,
): (turn: Turn, action: SendAction) => Promise<Decision> {
  const { journal, mailer } = deps;
  return async (turn, action) => {
    const [key] = (await deps.secrets.keys()).links;
    if (!key) throw new Error("the keys secret has no links key: links and codes cannot be made");
    const composed = await composeMail(deps, holds, turn, action, key);
    if (composed.kind === "failed") return { kind: "note", what: "failed", why: composed.why };
    // Whatever takes time comes before the claim, so that little can happen between the last look and the mail.
    if (!(await mailer.turn(workersOf(turn)))) return { kind: "again" };
    if ((await deps.config.pausedChains()).has(turn.cohort.chain)) return { kind: "again" };
    const pass = await gate.pass();
    if (pass === "shut") return { kind: "again" };

    const { send } = composed;
    const limit = limitOf(turn, action);
    const claim = await journal.claim(send, limit);
    switch (claim.result) {
      case "taken":
        await gate.unused(pass);
        return earlierTry(send);
      case "capped":
        await gate.unused(pass);
        return overCap(turn, windowEnd(claim.freeAt, DEFERRED_WINDOW_MS));
      case "claimed":
    }
    return deliver(turn, composed, limit, pass);
  };

  async function deliver(
    turn: Turn,
    { mail, send }: ComposedMail,
    limit: CapLimit | undefined,
    pass: Pass,
  ): Promise<Decision> {
    for (let tries = 1; ; tries++) {
      const objection = await changedMind(turn, mail).catch(async (error: unknown) => {
        // The mail has not gone, for certain: the next try may send it.
        await journal.release(send, limit);
        throw error;
      });
      if (objection) {
        await journal.release(send, limit);
        await gate.unused(pass);
        return objection;
      }
      const result = await mailer.send(mail);
      // The mail's own end is written down before anything that could fail is learned from it.
      switch (result.kind) {
        case "sent":
          count("sent");
          await journal.settle(send, { status: "sent", messageId: result.messageId });
          await gate.learn(pass, result);
          return { kind: "note", what: "sent", why: send.reason };
        case "unknown":
          count("unknown");
          await journal.settle(send, { status: "unknown" });
          await gate.learn(pass, result);
          return { kind: "note", what: "unknown", why: `never sent again by itself: ${result.reason}` };
        case "refused":
      }
      const soon = result.because === "rate" && tries < MOST_TRIES && (await mailer.turn(workersOf(turn)));
      if (soon) continue;
      await journal.release(send, limit);
      await gate.learn(pass, result);
      if (result.because !== "mail") return { kind: "again" };
      await gate.unused(pass);
      return { kind: "note", what: "failed", why: result.reason };
    }
  }

  function workersOf({ cohort }: Turn): number {
    return Math.min(cohort.shards, deps.walksAtOnce);
  }

  /**
   * Consent and goal once more, right before the mail goes: rendering takes time, and people act in it. Of a withdrawal,
   * a complaint or a bounce the facts know before the profile, by seconds or, when the projector is behind, by hours.
   */
  async function changedMind(turn: Turn, mail: OutgoingMail): Promise<Decision | undefined> {
    const person = await personOf(deps.customers, turn.entry.customer);
    if (!person) return { kind: "leave", why: "no profile any more" };
    const stops = await Promise.all(mailedKeys(person.profile).map(deps.events.stopsOf));
    const may = mayMail(withStops(person.profile, stops.flat()));
    if (may.kind === "never") return { kind: "leave", why: may.why };
    if (may.kind === "not-now") return { kind: "note", what: "skipped", why: may.why };
    if (may.to !== mail.to) return { kind: "again" };
    const { exit } = turn.chain;
    const over = exit !== undefined && holds(exit, person, turn.published.bundle, momentOf(turn));
    return over ? { kind: "leave", why: `exit: ${exit}` } : undefined;
  }

  /** The step was tried before, and its end did not get into the entry: a retry, or a second worker on the same customer. */
  async function earlierTry({ customer, id }: Send): Promise<Decision> {
    const there = (await journal.sends(customer)).find((send) => send.id === id);
    if (!there) return { kind: "again" };
    if (there.status === "sent") return { kind: "note", what: "sent", why: there.reason };
    const stale = deps.clock.now() - there.claimedAt >= STALE_CLAIM_MS;
    if (there.status === "claimed" && !stale) return { kind: "again" };
    if (there.status === "claimed" && (await journal.settle(there, { status: "unknown" }))) count("unknown");
    return { kind: "note", what: "unknown", why: "never sent again by itself: an earlier try broke off" };
  }
}

function limitOf({ person, published }: Turn, action: SendAction): CapLimit | undefined {
  const cap = published.bundle.store.frequency_cap;
  const perMs = cap && parseDuration(cap.per);
  if (!cap || perMs === undefined || action.ignore_cap) return undefined;
  const [of, ...merged] = mailedKeys(person.profile);
  return { of, merged, mails: cap.mails, perMs };
}

/** The person's keys, the own one first, to which mails may have gone: a browser alone has no address. */
function mailedKeys({ id, aliases }: Profile): [CustomerKey, ...CustomerKey[]] {
  return [id, ...aliases.filter((alias) => parseKey(alias)?.kind !== "anonymous")];
}

function overCap({ published, person }: Turn, until: number): Decision {
  const { store } = published.bundle;
  const cap = store.frequency_cap;
  const why = `frequency cap: ${cap?.mails} mails in ${cap?.per}`;
  return cap?.over === "skip"
    ? { kind: "note", what: "skipped", why }
    : { kind: "defer", until, timeZone: timeZoneOf(person.profile, store), why };
}
