import { createHmac } from "node:crypto";
import pMap from "p-map";
import type { CustomerKey, Fact, FactId } from "../../domain/facts/facts.ts";
import { rankOf } from "../../domain/facts/ranks.ts";
import { referralCode } from "../../domain/loyalty/referral.ts";
import type { Code } from "../../domain/offers/codes/code.ts";
import { everTied } from "../../domain/people/ties.ts";
import { keysIn, SOMEBODY, withoutErased } from "../../domain/privacy/mentions.ts";
import { type ErasureRequest, PLACES, type Place, type Removed } from "../../domain/privacy/receipt.ts";
import { TOMBSTONE } from "../../domain/privacy/tombstone.ts";
import type { EntryJournal } from "../../ports/chains.ts";
import type { CodeStore } from "../../ports/codes.ts";
import type { Eraser, PersonalItems } from "../../ports/erasures.ts";
import type { Secrets } from "../../ports/keys.ts";
import type { SendJournal } from "../../ports/mail.ts";
import type { CustomerStore } from "../../ports/people.ts";
import type { QuarantineStore } from "../../ports/quarantine.ts";
import type { ResultsFiles } from "../../ports/results-files.ts";
import { makeForgetInResults } from "../results/forget.ts";
import { codesOf } from "./codes-of.ts";

export interface RemoveDeps {
  readonly eraser: Eraser;
  readonly customers: Pick<CustomerStore, "get">;
  readonly items: Pick<PersonalItems, "everyFact">;
  readonly journal: Pick<EntryJournal, "entries"> & Pick<SendJournal, "sends">;
  readonly codes: Pick<CodeStore, "get" | "put">;
  readonly quarantine: Pick<QuarantineStore, "list" | "forget">;
  /** The lists of customers behind figures. */
  readonly files: Pick<ResultsFiles, "names" | "get" | "put">;
  readonly secrets: Secrets;
}

const AT_ONCE = 16;
const CODE_TRIES = 10;

/** What is read before anything is taken away, and leads to what lies elsewhere. */
interface Trail {
  readonly request: ErasureRequest;
  readonly erased: ReadonlySet<CustomerKey>;
  readonly facts: readonly Fact[];
  readonly sends: Awaited<ReturnType<SendJournal["sends"]>>;
  readonly entries: Awaited<ReturnType<EntryJournal["entries"]>>;
}

/** A place without a row does not compile. */
type Removers = { readonly [P in Place]: (trail: Trail) => Promise<number> };

/** Takes everything away that a request is about, place by place, and counts it. */
export function makeRemove(deps: RemoveDeps) {
  const { eraser, customers, items, journal, codes, quarantine, secrets } = deps;
  const forgetInResults = makeForgetInResults(deps.files);
  const removeFacts = (partition: CustomerKey, facts: readonly { readonly id: FactId }[]) =>
    summed(facts, ({ id }) => eraser.removeFact(partition, id));
  const removers: Removers = {
    codes: async ({ erased, facts, sends }) => {
      return summed(codesOf(facts, sends), (text) => disown(text, erased));
    },
    cohorts: ({ entries }) => summed(entries, (entry) => eraser.leaveCohort(entry)),
    wallets: ({ request: { keys } }) => summed(keys, (key) => eraser.removeWallet(key)),
    lookups: async (trail) => {
      const { request, facts, sends } = trail;
      const orders = new Set(facts.flatMap(orderToLookUp));
      const offers = new Set([
        ...sends.flatMap(({ offer }) => offer?.offer ?? []),
        ...facts.flatMap((fact) => (fact.kind === "code-granted" ? fact.offer : [])),
      ]);
      const { links } = await secrets.keys();
      return summed(request.keys, async (key) => {
        const counts = [
          ...[...orders].map((order) => eraser.removeLookup("order", order, key)),
          ...request.phones.map((phone) => eraser.removeLookup("phone", phone, key)),
          ...[...offers].map((offer) => eraser.removeGiven(offer, key)),
          ...links.map((link) => eraser.removeReferralCode(referralCodeOf(key, link))),
        ];
        return (await Promise.all(counts)).reduce((sum, one) => sum + one, 0);
      });
    },
    results: async ({ request, entries, sends }) => {
      const told = [...entries.map(({ enteredAt }) => enteredAt), ...sends.map(({ claimedAt }) => claimedAt)];
      return told.length === 0
        ? 0
        : forgetInResults(
            request.keys,
            told.reduce((one, other) => Math.min(one, other)),
          );
    },
    journal: ({ request }) =>
      summed([...request.keys, ...request.mailboxes], (key) => eraser.removeJournal(key)),
    tastes: ({ request: { keys } }) => summed(keys, (key) => eraser.removeTaste(key)),
    checkpoints: ({ request: { keys, orders } }) =>
      summed([...keys, ...orders], (key) => eraser.removeCheckpoint(key)),
    customers: ({ request: { keys, orders } }) =>
      summed([...keys, ...orders], (key) => eraser.removeCustomer(key)),
    others: async ({ erased, facts }) => {
      const named = facts.flatMap((fact) => [...keysIn(fact), ...everTied(fact.customer, [fact])]);
      const others = [...new Set(named)].filter((key) => !erased.has(key) && key !== SOMEBODY);
      return summed(others, (other) => forget(other, erased));
    },
    ledgers: async ({ request, erased }) => {
      const own = new Set([...request.mailboxes, ...request.graves]);
      return summed([...own, ...request.claimed], async (ledger) => {
        const its = await items.everyFact(ledger);
        const gone = its.filter(
          ({ id, of }) => id !== TOMBSTONE && (of === undefined ? own.has(ledger) : erased.has(of)),
        );
        return removeFacts(ledger, gone);
      });
    },
    facts: ({ erased }) => summed([...erased], async (key) => removeFacts(key, await items.everyFact(key))),
    quarantine: async ({ request, erased }) => {
      const own = new Set([...erased, ...request.mailboxes]);
      let forgotten = 0;
      for await (const { id, customer } of quarantine.list()) {
        if (!own.has(customer)) continue;
        await quarantine.forget(id);
        forgotten += 1;
      }
      return forgotten;
    },
  };

  return async (request: ErasureRequest): Promise<Removed> => {
    const erased = new Set([...request.keys, ...request.orders]);
    const [facts, sends, entries] = await Promise.all([
      Promise.all([...erased].map((key) => items.everyFact(key))),
      Promise.all(request.keys.map((key) => journal.sends(key))),
      Promise.all(request.keys.map((key) => journal.entries(key))),
    ]);
    const trail = { request, erased, facts: facts.flat(), sends: sends.flat(), entries: entries.flat() };
    const counts: [Place, number][] = [];
    for (const place of PLACES) counts.push([place, await removers[place](trail)]);
    return Object.fromEntries(counts) as Removed;
  };

  /** The code stays in the ledger, for what it has cost is counted there; whose it was does not. */
  async function disown(text: string, erased: ReadonlySet<CustomerKey>): Promise<number> {
    for (let tries = 0; tries < CODE_TRIES; tries++) {
      const code = await codes.get(text);
      const next = code && nobodys(code, erased);
      if (!next) return 0;
      if ((await codes.put(next)) === "written") return 1;
    }
    throw new Error("a code kept changing while it was made nobody's");
  }

  /** What tells of the person in somebody else's partition. */
  async function forget(other: CustomerKey, erased: ReadonlySet<CustomerKey>): Promise<number> {
    const its = await items.everyFact(other);
    const forgotten = await summed(its, async (fact) => {
      const left = withoutErased(fact, erased);
      if (left === fact) return 0;
      if (left) await eraser.overwrite(left);
      else await eraser.removeFact(other, fact.id);
      return 1;
    });
    // What was folded from these words is folded again from what is left, with the next news.
    if (forgotten > 0)
      await eraser.removeCheckpoint((await customers.get(other, "mending"))?.mergedInto ?? other);
    return forgotten;
  }
}

async function summed<T>(of: readonly T[], remove: (one: T) => Promise<number>): Promise<number> {
  const counts = await pMap(of, remove, { concurrency: AT_ONCE });
  return counts.reduce((sum, one) => sum + one, 0);
}

/** Undefined where nothing in it is the person's. */
function nobodys(code: Code, erased: ReadonlySet<CustomerKey>): Code | undefined {
  const isOwn = erased.has(code.customer);
  const used = "redemption" in code && code.redemption.by !== undefined && erased.has(code.redemption.by);
  if (!isOwn && !used) return undefined;
  const { mailbox, ...rest } = code;
  const next = { ...(isOwn ? { ...rest, customer: SOMEBODY } : code), revision: code.revision + 1 } as Code;
  return used && "redemption" in next ? { ...next, redemption: { ...next.redemption, by: SOMEBODY } } : next;
}

/** Of sources whose orders have no partition of their own. */
const orderToLookUp = (fact: Fact): readonly string[] =>
  fact.kind === "order-placed" && fact.source === "segment" && rankOf(fact) === "server" ? [fact.order] : [];

const referralCodeOf = (key: CustomerKey, link: string): string =>
  referralCode(createHmac("sha256", link).update(`referral\0${key}`).digest());
