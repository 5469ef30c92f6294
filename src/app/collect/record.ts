import { isCanary } from "../../domain/facts/canary.ts";
import type { Fact } from "../../domain/facts/facts.ts";
import { isMailboxKey } from "../../domain/mailbox/key.ts";
import { withoutAddresses } from "../../domain/mailbox/masked.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { Secrets } from "../../ports/keys.ts";
import { withCopies } from "../mailbox/copies.ts";
import { makeAdmit } from "./graves.ts";
import type { Mapped } from "./mapping/unreadable.ts";

const REMEMBERED = 20_000;
/** Facts that many messages repeat: links, who somebody is, consent by category, how they joined, that an order was placed. */
const REPEATED = /^(link|who|consent|joined|placed):/;

export interface Recorded {
  readonly stored: number;
  readonly duplicates: number;
}

/** The facts of one message, and the address that it names. */
export type Told = Pick<Mapped, "facts" | "address">;

/**
 * Appends facts; what they say of an address goes to its ledger first, so that after a crash between the two the ledger
 * knows, and the sender's retry tells the rest. Of addresses that only browsers name nothing is kept that could be
 * written to. Those that messages repeat are left out where this process has stored them before or the store has them:
 * to look costs a tenth of a write that is refused, so that the thousandth page view of a customer costs one write, not
 * four. Messages about somebody who was erased are let go, unless they begin anew.
 */
export function makeRecord({
  events,
  secrets,
}: {
  readonly events: Pick<EventStore, "append" | "known" | "factAt">;
  readonly secrets: Secrets;
}) {
  const admit = makeAdmit({ events, secrets });
  const known = new Set<string>();
  return async (told: readonly Told[]): Promise<Recorded> => {
    const facts = (await withCopies(await admit(told), secrets)).filter(tiesPeople).map(withoutAddresses);
    const fresh = new Map<string, Fact>();
    for (const fact of facts) {
      const name = nameOf(fact);
      if (!known.has(name) && !fresh.has(name)) fresh.set(name, fact);
    }
    const repeated = [...fresh.values()].filter(isRepeated);
    const there = await events.known(repeated);
    for (const [index, fact] of repeated.entries()) if (there[index]) fresh.delete(nameOf(fact));
    const [copies, own] = apart([...fresh.values()]);
    if (copies.length > 0) await events.append(copies);
    const results = await events.append(own);
    for (const fact of repeated) remember(known, nameOf(fact));
    const stored = results.filter((result) => result === "stored").length;
    return { stored, duplicates: facts.filter(({ customer }) => !isMailboxKey(customer)).length - stored };
  };
}

/** Nobody is tied to a customer whom no list has: who knows such an id could take others out of all of them. */
const tiesPeople = (fact: Fact): boolean =>
  fact.kind !== "linked" || !(isCanary(fact.alias) || isCanary(fact.owner));

const apart = (facts: readonly Fact[]) =>
  [
    facts.filter(({ customer }) => isMailboxKey(customer)),
    facts.filter(({ customer }) => !isMailboxKey(customer)),
  ] as const;

const nameOf = ({ customer, id }: Fact) => `${customer} ${id}`;
const isRepeated = ({ id }: Fact) => REPEATED.test(id);

/** The oldest is forgotten first: what is forgotten is only written once more, as a duplicate. */
function remember(known: Set<string>, name: string): void {
  if (known.size >= REMEMBERED) {
    const [oldest] = known;
    if (oldest !== undefined) known.delete(oldest);
  }
  known.add(name);
}
