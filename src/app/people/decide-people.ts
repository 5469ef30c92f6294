import type { CustomerKey } from "../../domain/facts/facts.ts";
import { isOrderKey } from "../../domain/facts/identity.ts";
import { type Decision, decisionFacts, decisionsIn } from "../../domain/people/decisions.ts";
import type { Clock } from "../../ports/clock.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { CustomerStore } from "../../ports/people.ts";
import { findCustomer, findPartition } from "./find-customer.ts";
import { makeWhoIsWho, type Person } from "./who-is-who.ts";

export interface DecidePeopleDeps {
  readonly events: Pick<EventStore, "append" | "factsOf" | "linksOf">;
  readonly customers: CustomerStore;
  readonly clock: Clock;
}

export interface PeopleRequest {
  /** Anything that `findCustomer` takes. */
  readonly one: string;
  readonly other: string;
  readonly wanted: "together" | "apart";
  /** Takes such a decision back. */
  readonly undo?: boolean;
  readonly reason: string;
  readonly by: string;
  /** Says what would follow, and decides nothing. */
  readonly dryRun?: boolean;
}

export type PeopleDecision =
  | { readonly result: "unknown"; readonly asked: string }
  | { readonly result: "refused"; readonly why: string }
  | {
      readonly result: "decided" | "looked";
      /** The keys that the decision is about. */
      readonly keys: readonly [CustomerKey, CustomerKey];
      readonly before: readonly Person[];
      readonly after: readonly Person[];
    };

type Pair = readonly [CustomerKey, CustomerKey];
type Found = { readonly pair: Pair } | Extract<PeopleDecision, { readonly result: "unknown" | "refused" }>;

/**
 * An operator's word on whether two customers are one person. A merge is about the two people, a split about the two keys
 * as they are named. Who is who afterwards is said before anything is stored, by the rules that the projector goes by.
 */
export function makeDecidePeople({ events, customers, clock }: DecidePeopleDeps) {
  return async (request: PeopleRequest): Promise<PeopleDecision> => {
    const found = await pairOf(request);
    if ("result" in found) return found;
    const { pair } = found;
    const order = pair.find(isOrderKey);
    if (order) return refused(`${order} is an order, which follows the customer that it names`);
    const facts = await factsFor(pair, request);
    const [now, then] = [await makeWhoIsWho(events), await makeWhoIsWho(events, facts)];
    const [one, other] = await Promise.all(pair.map(then.rootOf));
    if (!request.undo && request.wanted === "together" && one !== other)
      return refused(
        `${pair.join(" and ")} cannot become one: too many own one of them, or the profile is full`,
      );
    if (!request.undo && request.wanted === "apart" && one === other)
      return refused(tiedOver(await then.pathBetween(...pair)));
    const [before, after] = await Promise.all([now, then].map((who) => who.peopleAround(pair)));
    if (!request.dryRun) await events.append(facts);
    return {
      result: request.dryRun ? "looked" : "decided",
      keys: pair,
      before: changed(before, after, pair),
      after: changed(after, before, pair),
    };
  };

  async function pairOf(request: PeopleRequest): Promise<Found> {
    const find = request.wanted === "together" && !request.undo ? findCustomer : findPartition;
    const keys: CustomerKey[] = [];
    for (const asked of [request.one, request.other]) {
      const id = (await find(customers, asked))?.id;
      if (!id) return { result: "unknown", asked };
      keys.push(id);
    }
    const [one, other] = keys;
    if (!one || !other) throw new Error("two keys were looked for");
    if (request.undo) return liveDecision([one, other], request.wanted);
    if (one !== other) return { pair: [one, other] };
    return refused(request.wanted === "together" ? `both are ${one} already` : `both are the key ${one}`);
  }

  /** The decision that is meant: the one about these keys, else the only one of its kind among the keys of the two. */
  async function liveDecision(pair: Pair, wanted: PeopleRequest["wanted"]): Promise<Found> {
    const who = await makeWhoIsWho(events);
    const keys = new Set((await who.peopleAround(pair)).flatMap((person) => person.keys).concat(pair));
    const live = new Map<string, Pair>();
    for (const key of keys)
      for (const decision of decisionsIn(key, await events.linksOf(key)).values())
        if (decision.verdict === wanted) live.set(pairText(decision), [decision.alias, decision.owner]);
    const meant = [...live.values()].filter((one) => pair.every((key) => one.includes(key)));
    const [only, ...more] = meant.length > 0 ? meant : live.values();
    const what = wanted === "together" ? "merge" : "split";
    if (!only) return refused(`there is no ${what} of these two to take back`);
    if (more.length === 0) return { pair: only };
    return refused(`there are several: name the two keys of the ${what}: ${[...live.keys()].join("; ")}`);
  }

  async function factsFor(pair: Pair, { wanted, undo, reason, by }: PeopleRequest) {
    const [alias, owner] = pair;
    const last = decisionsIn(alias, await events.linksOf(alias)).get(owner);
    // Later than the last word about them, whatever the clocks say.
    const at = Math.max(clock.now(), (last?.at ?? 0) + 1);
    const verdict = undo ? "undone" : wanted;
    return decisionFacts({
      alias,
      owner,
      verdict,
      reason,
      by,
      at,
      decision: `${at.toString(36)}-${verdict}`,
    });
  }
}

const refused = (why: string) => ({ result: "refused", why }) as const;

const pairText = ({ alias, owner }: Decision): string => [alias, owner].sort().join(" ");

function tiedOver(path: readonly CustomerKey[]): string {
  const ties = path.slice(1).map((key, index) => `${path[index]} ${key}`);
  return `they are tied over other keys: split one of these pairs first: ${ties.join("; ")}`;
}

/** The people who are not the same on the other side, and those whom the keys belong to. */
const changed = (people: readonly Person[] = [], others: readonly Person[] = [], keys: Pair) =>
  people.filter(
    (person) =>
      keys.some((key) => person.keys.includes(key)) ||
      !others.some(({ root, keys: its }) => root === person.root && its.join() === person.keys.join()),
  );
