import { ownEventIn, type Properties, propertiesOf } from "../../domain/chains/own-events.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { MemberTurn } from "./turn.ts";

/**
 * What the own event said that brought the customer into the chain, read again, so that every mail of the run has it.
 * `none` where no event did; `gone` where the fact, or the event in this version of the config, is no more.
 */
export async function eventSaid(
  events: Pick<EventStore, "factAt">,
  { entry, store }: Pick<MemberTurn, "entry" | "store">,
): Promise<Properties | "none" | "gone"> {
  if (!entry.event) return "none";
  const fact = await events.factAt(entry.event.customer, entry.event.fact);
  const own = fact && ownEventIn(fact, store);
  return own ? propertiesOf(own, store) : "gone";
}
