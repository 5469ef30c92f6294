import { defined } from "../../domain/basics/defined.ts";
import { needsOrder } from "../../domain/chains/about-order.ts";
import { orderDays } from "../../domain/chains/decide.ts";
import { isTriggerEvent, TRIGGERS } from "../../domain/chains/triggers.ts";
import type { Chain } from "../../domain/config/chain.ts";
import type { Fact, FactOf } from "../../domain/facts/facts.ts";
import { rankOf } from "../../domain/facts/ranks.ts";
import type { Customer } from "../../domain/people/profile.ts";
import type { PublishedBundle } from "../../ports/config.ts";
import { factsOfPerson, makeViewOrder, type ViewOrderDeps } from "../care/view-order.ts";
import type { EnrolRequest } from "./enrol.ts";

type OrderFact = FactOf<"order-placed"> | FactOf<"order-delivered">;

/** An order that may begin a run, and what told of it. */
export interface OrderCause extends Pick<Fact, "id" | "at"> {
  readonly order: NonNullable<EnrolRequest["order"]>;
}

export interface News {
  readonly person: Customer;
  readonly published: PublishedBundle;
  /** Fresh ones. */
  readonly facts: readonly Fact[];
}

/**
 * The orders among the news that a chain is about, each once: those of which something is left that the chain asks for. The
 * person's facts are read once for all chains, and only where there is such a chain and such news.
 */
export function makeOrderCauses(deps: ViewOrderDeps) {
  const view = makeViewOrder(deps);
  return ({ person: { profile }, published: { bundle }, facts }: News) => {
    let read: Promise<readonly Fact[]> | undefined;
    const factsOf = () => {
      read ??= factsOfPerson(deps.events, profile);
      return read;
    };
    return async (chain: Chain): Promise<readonly OrderCause[]> => {
      const causes: OrderCause[] = [];
      for (const fact of latestOfEach(newsFor(chain, facts))) {
        const delivered = fact.kind === "order-delivered" ? fact.items : undefined;
        const asked = { order: fact.order, chain, profile, bundle, facts: await factsOf() };
        const seen = await view({ ...asked, ...defined({ delivered }) });
        if (seen ? seen.kind === "over" : needsOrder(chain)) continue;
        const days = orderDays(seen) ?? { warranty_end: undefined };
        causes.push({ id: fact.id, at: fact.at, order: { id: fact.order, days } });
      }
      return causes;
    };
  };
}

function newsFor(chain: Chain, facts: readonly Fact[]): readonly OrderFact[] {
  const { enter } = chain;
  if (!("event" in enter) || !isTriggerEvent(enter.event)) return [];
  const { facts: kinds } = TRIGGERS[enter.event];
  return facts
    .filter((fact) => fact.kind === "order-placed" || fact.kind === "order-delivered")
    .filter((fact) => kinds.includes(fact.kind) && (!needsOrder(chain) || rankOf(fact) !== "browser"));
}

const latestOfEach = (facts: readonly OrderFact[]): readonly OrderFact[] => [
  ...new Map(facts.toSorted((one, other) => one.at - other.at).map((fact) => [fact.order, fact])).values(),
];
