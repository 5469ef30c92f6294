import { createHmac } from "node:crypto";
import type { Instant } from "../../domain/basics/calendar.ts";
import type { CustomerKey, Fact } from "../../domain/facts/facts.ts";
import { emailKey } from "../../domain/facts/identity.ts";
import { isMailboxKey, mailboxKeyOf } from "../../domain/mailbox/key.ts";
import { keysIn } from "../../domain/privacy/mentions.ts";
import {
  afterErasure,
  type Grave,
  LIFTED,
  lifted,
  TOMBSTONE,
  tombstone,
} from "../../domain/privacy/tombstone.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { Keys, Secrets } from "../../ports/keys.ts";
import { hashEmail } from "./identity-keys.ts";

/** 132 bits in base 64, as of mailboxes. */
const LENGTH = 22;

/**
 * The ledger that says whether a key's person was erased. Its name is a keyed hash: nobody can tell from it whose it is, or
 * try ids out, and a message that names the key finds it.
 */
export function graveOf(key: CustomerKey, { mailbox }: Pick<Keys, "mailbox">): CustomerKey {
  const secret = mailbox.at(-1);
  if (!secret) throw new Error("the keys secret has no mailbox key: nothing can be kept of an erasure");
  const digest = createHmac("sha256", secret).update(`erased\0${key}`).digest("base64url");
  return mailboxKeyOf(digest.slice(0, LENGTH));
}

export interface GravesDeps {
  readonly events: Pick<EventStore, "append" | "known" | "factAt">;
  readonly secrets: Secrets;
}

interface Message {
  readonly facts: readonly Fact[];
  readonly address?: string;
}

/**
 * Lets go of messages that would bring an erased person back, and notes where one begins anew. Costs half a read unit for
 * each key that the messages name.
 */
export function makeAdmit({ events, secrets }: GravesDeps) {
  return async <M extends Message>(messages: readonly M[]): Promise<readonly M[]> => {
    const named = new Set(messages.flatMap(keysOf));
    if (named.size === 0) return messages;
    const graves = await gravesOf([...named]);
    if (graves.size === 0) return messages;
    const admitted: M[] = [];
    for (const message of messages) {
      const its = keysOf(message).flatMap((key) => graves.get(key) ?? []);
      const verdict = its.length === 0 ? undefined : afterErasure(message.facts, its);
      if (verdict?.admitted === false) continue;
      await lift(verdict?.lifts ?? [], message.facts);
      admitted.push(message);
    }
    return admitted;
  };

  async function gravesOf(named: readonly CustomerKey[]): Promise<ReadonlyMap<CustomerKey, Grave>> {
    const keys = await secrets.keys();
    // Without a key nothing was ever kept of an address, nor of an erasure.
    if (keys.mailbox.length === 0) return new Map();
    const ledgers = named.map((key) => graveOf(key, keys));
    const there = await events.known(ledgers.map((ledger) => tombstone(ledger, 0)));
    const found = await Promise.all(
      named.map(async (key, index): Promise<readonly [CustomerKey, Grave][]> => {
        const ledger = ledgers[index];
        if (!ledger || !there[index]) return [];
        const [erased, anew] = await Promise.all([
          events.factAt(ledger, TOMBSTONE),
          events.factAt(ledger, LIFTED),
        ]);
        return erased ? [[key, { key, at: erased.at, isLifted: anew !== undefined }]] : [];
      }),
    );
    return new Map(found.flat());
  }

  async function lift(graves: readonly Grave[], facts: readonly Fact[]): Promise<void> {
    if (graves.length === 0) return;
    const keys = await secrets.keys();
    const at = Math.min(...facts.map((fact) => fact.at));
    await events.append(graves.map(({ key }) => lifted(graveOf(key, keys), at)));
  }
}

/** The keys of customers that a message is about or names. */
function keysOf({ facts, address }: Message): readonly CustomerKey[] {
  const of = address?.includes("@") ? [emailKey(hashEmail(address))] : [];
  const named = facts.flatMap((fact) => [fact.customer, ...keysIn(fact)]);
  return [...new Set([...of, ...named])].filter((key) => !isMailboxKey(key));
}

/** Whether a customer was erased and has not begun anew by a time. */
export function makeIsErased(deps: GravesDeps) {
  const admit = makeAdmit(deps);
  return async (customer: CustomerKey, at: Instant): Promise<boolean> =>
    (
      await admit([
        { facts: [{ kind: "visited", id: TOMBSTONE, customer, at, receivedAt: at, source: "comeback" }] },
      ])
    ).length === 0;
}
