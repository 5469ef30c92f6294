import type { Properties } from "../../domain/chains/own-events.ts";
import { saidBy } from "../../domain/chains/said.ts";
import type { EventStore } from "../../ports/facts.ts";
import type { MemberTurn } from "./turn.ts";

/**
 * What the event said that brought the customer into the chain, read again, so that every mail of the run has it. `none`
 * where no event did that says anything; `gone` where the fact, or the event in this version of the config, is no more.
 */
export async function eventSaid(
  events: Pick<EventStore, "factAt">,
  { entry, published }: Pick<MemberTurn, "entry" | "published">,
): Promise<Properties | "none" | "gone"> {
  if (!entry.event) return "none";
  const fact = await events.factAt(entry.event.customer, entry.event.fact);
  return (fact && saidBy(fact, published.bundle)?.said) ?? "gone";
}
