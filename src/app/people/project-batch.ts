import { isDeepStrictEqual } from "node:util";
import { foldCustomer, isKept, LEAST_FACTS } from "../../domain/checkpoint/checkpoint.ts";
import { isCanary } from "../../domain/facts/canary.ts";
import type { CustomerKey, Fact } from "../../domain/facts/facts.ts";
import { isOrderKey } from "../../domain/facts/identity.ts";
import { isMailboxKey } from "../../domain/mailbox/key.ts";
import { ledgerCopy } from "../../domain/mailbox/ledger.ts";
import { isInert } from "../../domain/people/consent.ts";
import type { FoldSettings } from "../../domain/people/fold-config.ts";
import { type Claimants, movesOf } from "../../domain/people/order-moves.ts";
import { MAX_OWNERS } from "../../domain/people/ties.ts";
import { addressedLater } from "../../domain/people/unaddressed.ts";
import { voidedSpends } from "../../domain/people/voided-spends.ts";
import type { CheckpointStore } from "../../ports/checkpoints.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { Secrets } from "../../ports/keys.ts";
import type { CustomerStore, StoredCustomer } from "../../ports/people.ts";
import type { TasteStore } from "../../ports/taste.ts";
import type { KeepWallets } from "../loyalty/wallets/keep-wallet.ts";
import { mailboxKey } from "../mailbox/mailbox-key.ts";
import { type Crowded, makeReading, type Reading } from "./project-reading.ts";
import { type Found, isNewsOfMailbox, type Refolded } from "./refolded.ts";
import { makeSettleNews } from "./settle-news.ts";

export interface BatchDeps {
  readonly events: EventStore;
  readonly customers: CustomerStore;
  readonly tastes: Pick<TasteStore, "get" | "put">;
  /** What news is folded on; all facts are read each time without them. */
  readonly checkpoints?: CheckpointStore;
  /** Whoever has fewer facts gets no checkpoint. */
  readonly leastFacts?: number;
  readonly secrets: Secrets;
  readonly wallets?: KeepWallets;
  readonly crowded: Crowded;
  readonly settings: FoldSettings;
  /** The partitions in which something may have changed what was bought; anything in any when absent. */
  readonly turned?: ReadonlySet<CustomerKey>;
}

export interface Batch {
  /**
   * Brings profiles up to date by these facts alone, where that is enough: by partition, with whoever holds it. Those that
   * are missing are to be settled.
   */
  settleNews(facts: readonly Fact[]): Promise<ReadonlyMap<CustomerKey, Refolded>>;
  /** Brings the profile that holds a partition up to date. Undefined: the partition is part of nobody's profile. */
  settle(key: CustomerKey): Promise<Refolded | undefined>;
  /**
   * Settles everybody whose profile may have changed by what `key` was told of its neighbours. First their items get new
   * revisions, so that whoever is about to write by an older look has to look again.
   */
  settleAround(key: CustomerKey): Promise<Refolded | undefined>;
  /** Tells partitions what others have found out that decides whose they are. They are settled when that comes. */
  tellNews(): Promise<void>;
  /** Items written so far. */
  writes(): number;
}

/** One look at a partition: its item is read strictly before its facts, so that a conditional write misses nothing. */
interface Look {
  readonly stored: StoredCustomer | undefined;
  readonly reading: Reading;
}

/** Whose profile holds a partition, and what was read of it when it is its own. */
interface Holder {
  readonly root?: CustomerKey;
  readonly ownLook?: Look;
}

const ATTEMPTS = 10;

/**
 * Settles partitions, each profile once however many of its partitions are asked for. Whose profile holds a partition
 * follows from facts alone. Whoever joins or leaves a profile is settled before that profile is written, so that after
 * a crash at any point the redelivered batch still finds what is left to do.
 */
export function makeBatch(deps: BatchDeps): Batch {
  const {
    events,
    customers,
    tastes,
    checkpoints,
    leastFacts = LEAST_FACTS,
    secrets,
    crowded,
    settings,
    turned,
  } = deps;
  const wallets = settings.loyalty && deps.wallets;
  const holders = new Map<CustomerKey, Promise<Holder>>();
  const profiles = new Map<CustomerKey, Promise<Refolded>>();
  const news: Fact[] = [];
  let writes = 0;
  const settleNews = checkpoints && makeSettleNews({ customers, checkpoints, leastFacts, settings, write });

  async function put(
    key: CustomerKey,
    content: Parameters<CustomerStore["putProfile"]>[1],
    expected: number,
  ) {
    const written = (await customers.putProfile(key, content, expected)) === "written";
    if (written) writes += 1;
    return written;
  }

  /** Whoever is nobody of their own any more has no taste, no checkpoint and no wallet either: before the profile goes, which tells. */
  async function giveUp(
    key: CustomerKey,
    content: { readonly mergedInto: CustomerKey } | { readonly vacant: true },
    stored: StoredCustomer | undefined,
  ) {
    const revision = stored?.revision ?? 0;
    if (stored?.profile && stored.profile.orders > 0) await tastes.put(key, undefined, revision + 1);
    if (stored?.profile && checkpoints) await checkpoints.put(key, undefined, revision + 1);
    if (stored?.profile) await wallets?.leave(stored.profile, { ...content, revision: revision + 1 });
    return put(key, content, revision);
  }

  /** The same content under a new revision: whoever folded an older look at it has to look again. */
  async function rewrite(key: CustomerKey): Promise<void> {
    const stored = await customers.get(key, "mending");
    const content = stored?.profile
      ? { profile: stored.profile }
      : stored?.mergedInto && { mergedInto: stored.mergedInto };
    if (content) await put(key, content, stored?.revision ?? 0);
  }

  async function look(key: CustomerKey): Promise<Look> {
    const stored = await customers.get(key, "mending");
    return { stored, reading: makeReading(events, crowded) };
  }

  /** Finds whose profile holds a person's partition, and leaves a pointer there when it is somebody else's. */
  async function placePerson(key: CustomerKey): Promise<Holder> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const ownLook = await look(key);
      const { stored, reading } = ownLook;
      const former = stored?.mergedInto;
      if (!former) await reading.factsOf(key);
      const root = await reading.rootOf(key);
      if (former && former !== root) await settleWithin(former);
      news.push(...(await reading.newsOf(key)));
      const isVacant = root === key && (await reading.factsOf(key)).every(isNothing);
      if (root === key && !isVacant) return { root, ownLook };
      for (const alias of stored?.profile?.aliases ?? []) await settleWithin(alias);
      if (isVacant) {
        const isLeft = stored?.profile === undefined && former === undefined;
        if (isLeft || (await giveUp(key, { vacant: true }, stored))) return {};
        continue;
      }
      if (former === root || (await giveUp(key, { mergedInto: root }, stored))) return { root };
    }
    throw new Error(`${key} kept changing while it was placed`);
  }

  /**
   * What an order's partition holds goes to its customer as copies, as soon as somebody has said who that is. Where
   * several were named, those whom its newest version does not name are told that it has moved. An order of an unnamed customer has a profile of its own, so that its money counts; a refund alone has none.
   */
  async function placeOrder(key: CustomerKey): Promise<Holder> {
    const ownLook = await look(key);
    const { stored, reading } = ownLook;
    const facts = await reading.factsOf(key);
    const owners = await reading.ownersOf(key);
    const [owner] = owners;
    const hasOrder = facts.some(({ kind }) => kind === "order-placed" || kind === "order-updated");
    if (!owner) return hasOrder ? { root: key, ownLook } : {};
    const orderFacts = facts.filter(({ kind }) => kind !== "linked");
    await events.append([
      ...owners.flatMap((customer) => orderFacts.map((fact): Fact => ({ ...fact, customer }))),
      ...(await movesAmong(owners, { key, unnamed: orderFacts }, reading)),
    ]);
    if (stored?.profile && !(await giveUp(key, { mergedInto: owner }, stored)))
      throw new Error(`${key} changed while it was given to its customer`);
    return {};
  }

  function place(key: CustomerKey): Promise<Holder> {
    return once(holders, key, () => (isOrderKey(key) ? placeOrder(key) : placePerson(key)));
  }

  /**
   * Settles a partition as part of settling another. What has begun already is not waited for, since it may be waiting
   * for us. Says where the partition is now, unless that had begun.
   */
  async function settleWithin(key: CustomerKey): Promise<CustomerKey | undefined> {
    if (holders.has(key)) return undefined;
    const { root, ownLook } = await place(key);
    if (ownLook) await once(profiles, key, () => refold(key, ownLook));
    else if (root !== undefined) await settleWithin(root);
    return root;
  }

  async function settle(key: CustomerKey): Promise<Refolded | undefined> {
    // A ledger is part of nobody, and the stream's filter keeps it away.
    if (isMailboxKey(key)) return undefined;
    const { root = key } = await place(key);
    const { ownLook } = await place(root);
    if (ownLook) return once(profiles, root, () => refold(root, ownLook));
    if (root !== key) throw new Error(`${root} changed hands while ${key} was given to it`);
    return undefined;
  }

  async function refold(root: CustomerKey, first: Look): Promise<Refolded> {
    let result = await tryRefold(root, first);
    for (let attempt = 1; !result && attempt < ATTEMPTS; attempt++) {
      const newLook = await look(root);
      if (!(await isOwn(root, newLook.reading))) break;
      result = await tryRefold(root, newLook);
    }
    if (!result) throw new Error(`${root} kept changing while it was folded`);
    return result;
  }

  /** Undefined when somebody else wrote meanwhile, or when others see links that were not there at the first look. */
  async function tryRefold(root: CustomerKey, { stored, reading }: Look): Promise<Refolded | undefined> {
    const former = stored?.profile?.aliases ?? [];
    const [rootFacts = []] = await Promise.all([root, ...former].map(reading.factsOf));
    const members = await reading.membersOf(root);
    for (const leaver of without(former, members))
      if ((await settleWithin(leaver)) === root) return undefined;
    for (const newcomer of without(members, former)) {
      const holder = await settleWithin(newcomer);
      if (holder !== undefined && holder !== root) return undefined;
    }
    const memberFacts = await Promise.all(members.map(reading.factsOf));
    const facts = [...rootFacts, ...memberFacts.flat()];
    const folded = foldCustomer(root, facts, settings);
    const kept = isKept(folded, settings, leastFacts) ? await checkpoints?.get(root) : undefined;
    const before = kept?.revision === stored?.revision ? kept?.checkpoint : undefined;
    return write(root, stored, { folded, facts, before, isTurned: !isDeepStrictEqual(members, former) });
  }

  /** Writes what follows from a customer's facts, where it differs. Undefined when somebody else wrote meanwhile. */
  async function write(
    root: CustomerKey,
    stored: StoredCustomer | undefined,
    { folded, facts, before: was, isTurned }: Found,
  ): Promise<Refolded | undefined> {
    const { profile, history, orders } = folded;
    const kept = { before: stored?.profile, after: profile, facts };
    const score = stored?.score && { score: stored.score };
    const before = stored?.profile && { before: { profile: stored.profile, ...score } };
    const hasTurned = turned === undefined || isTurned || history.partitions.some((key) => turned.has(key));
    const taste = hasTurned ? folded.taste() : undefined;
    const isOther = hasTurned && !isDeepStrictEqual((await tastes.get(root))?.taste, taste);
    const checkpoint = checkpoints && isKept(folded, settings, leastFacts) ? folded.checkpoint : undefined;
    const isSame =
      isDeepStrictEqual(stored?.profile, profile) &&
      !stored?.mergedInto &&
      !isOther &&
      (checkpoint === undefined || isDeepStrictEqual(was, checkpoint)) &&
      !(await wallets?.isBehind(kept));
    // The ledgers first: a profile that says more than they do would be mailed later than it may be.
    if (!isSame && isNewsOfMailbox(stored?.profile, profile)) await tellLedgers(facts);
    if (!isSame) await wallets?.name(kept);
    const revision = stored?.revision ?? 0;
    if (!isSame && !(await put(root, { profile }, revision))) return undefined;
    // Under the revision that this look has won, so that an older one that is late is passed by. A batch that ends here
    // is delivered again, and finds another taste than the facts say.
    if (!isSame && hasTurned) await tastes.put(root, taste, revision + 1);
    if (!isSame) await wallets?.keep(kept, revision + 1);
    // Last: whoever finds the checkpoint finds all else done.
    if (!isSame && checkpoint && checkpoints && !isCanary(root))
      await checkpoints.put(root, checkpoint, revision + 1);
    if (wallets) news.push(...voidedSpends(facts, orders));
    const couponed = hasTurned ? orders.filter(({ coupons }) => coupons.length > 0) : undefined;
    return { ...before, after: { profile, ...score }, ...(couponed && { couponed }) };
  }

  /** What was said of mails before or without an address, to the ledger of the address that it is about. */
  async function tellLedgers(facts: readonly Fact[]): Promise<void> {
    const addressed = addressedLater(facts);
    if (addressed.length === 0) return;
    const keys = await secrets.keys();
    await events.append(
      addressed.map(({ fact, address, mailbox = mailboxKey(address, keys) }) => ledgerCopy(fact, mailbox)),
    );
  }

  async function tellNews(): Promise<void> {
    if (news.length > 0) await events.append(news.splice(0));
  }

  return {
    settle,
    settleNews: async (facts) => (await settleNews?.(facts)) ?? new Map(),
    async settleAround(key) {
      const region = await makeReading(events, crowded).regionOf(key);
      for (const one of region) await rewrite(one);
      for (const one of region) await settle(one);
      await tellNews();
      return settle(key);
    },
    tellNews,
    writes: () => writes,
  };
}

/** An order that one customer was ever named for has nowhere to move, and costs no reading. */
async function movesAmong(
  owners: readonly CustomerKey[],
  order: Omit<Claimants, "byOwner">,
  { factsOf }: Reading,
): Promise<readonly Fact[]> {
  if (owners.length < 2) return [];
  const told = owners.slice(0, MAX_OWNERS).map(async (owner) => [owner, await factsOf(owner)] as const);
  return movesOf({ ...order, byOwner: new Map(await Promise.all(told)) });
}

/** What makes nobody: what became of mails, and Comeback's own bookkeeping. */
const isNothing = (fact: Fact): boolean =>
  isInert(fact) || fact.kind === "standing" || fact.kind === "import-undone";

async function isOwn(key: CustomerKey, reading: Reading): Promise<boolean> {
  if (isOrderKey(key)) return (await reading.ownersOf(key)).length === 0;
  return (await reading.rootOf(key)) === key;
}

function without<T>(list: readonly T[], others: readonly T[]): readonly T[] {
  return list.filter((one) => !others.includes(one));
}

function once<K, V>(known: Map<K, Promise<V>>, key: K, make: () => Promise<V>): Promise<V> {
  const pending = known.get(key) ?? make();
  known.set(key, pending);
  return pending;
}
