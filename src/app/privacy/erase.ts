import pMap from "p-map";
import type { Instant } from "../../domain/basics/calendar.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { ErasureReceipt, ErasureRequest } from "../../domain/privacy/receipt.ts";
import { LIFTED, tombstone } from "../../domain/privacy/tombstone.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ErasureLog } from "../../ports/erasures.ts";
import { graveOf } from "../collect/graves.ts";
import { candidates } from "../people/find-customer.ts";
import { makeRemove, type RemoveDeps } from "./remove.ts";
import { makeWholePerson, type WholePersonDeps } from "./whole-person.ts";

export interface EraseDeps extends WholePersonDeps, RemoveDeps {
  readonly erasures: ErasureLog;
  readonly clock: Clock;
  /** For the names of requests and receipts. */
  readonly newId: () => string;
}

export interface EraseRequest {
  readonly by: string;
  readonly reason: string;
}

export type Erased =
  | { readonly kind: "unknown" }
  | { readonly kind: "erased"; readonly receipt: ErasureReceipt };

/**
 * Erases somebody from every table. The ledgers of their addresses get a tombstone and the request is stored, before
 * anything goes: from then on nothing is mailed, and soon nothing of theirs is taken in. What leads to other items goes after them, so that whoever
 * asks again after a crash goes on where it broke off. In the end a receipt is left that names nobody.
 */
export function makeErase(deps: EraseDeps) {
  const { erasures, eraser, secrets, clock } = deps;
  const wholePerson = makeWholePerson(deps);
  const remove = makeRemove(deps);

  return async (asked: string, request: EraseRequest): Promise<Erased> => {
    const found = (await underWay(asked)) ?? (await begun(asked, request));
    return found ? { kind: "erased", receipt: await finish(found) } : { kind: "unknown" };
  };

  async function underWay(asked: string): Promise<ErasureRequest | undefined> {
    const meant = new Set(candidates(asked.trim()));
    const open = await erasures.open();
    return open.find(({ keys }) => keys.some((key) => meant.has(key)));
  }

  async function begun(asked: string, { by, reason }: EraseRequest): Promise<ErasureRequest | undefined> {
    const person = await wholePerson(asked);
    if (!person) return undefined;
    const { keys, orders, mailboxes, claimed, phones } = person;
    const secret = await secrets.keys();
    const begin: ErasureRequest = {
      ...{ id: deps.newId(), askedAt: clock.now(), by, reason, keys, orders, mailboxes, claimed, phones },
      graves: [...keys, ...orders].map((key) => graveOf(key, secret)),
    };
    // Before the request is kept: from then on nothing is mailed, wherever this breaks off.
    await bury(mailboxes, begin.askedAt);
    await erasures.begin(begin);
    return begin;
  }

  async function finish(request: ErasureRequest): Promise<ErasureReceipt> {
    const { id, askedAt, by, reason } = request;
    await bury([...request.mailboxes, ...request.graves], askedAt);
    const removed = await remove(request);
    const receipt = { id, askedAt, erasedAt: clock.now(), by, reason, removed };
    await erasures.end(receipt);
    return receipt;
  }

  async function bury(ledgers: readonly CustomerKey[], at: Instant): Promise<void> {
    await pMap(
      ledgers,
      async (ledger) => {
        await eraser.overwrite(tombstone(ledger, at));
        // Of an earlier erasure.
        await eraser.removeFact(ledger, LIFTED);
      },
      { concurrency: 8 },
    );
  }
}
