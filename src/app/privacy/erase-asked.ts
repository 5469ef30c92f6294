import type { CustomerKey, Fact, FactId } from "../../domain/facts/facts.ts";
import { askedBy, asksErasure } from "../../domain/privacy/requests.ts";
import type { Bus } from "../../ports/announcements.ts";
import type { EventStore } from "../../ports/facts.ts";
import { type EraseDeps, makeErase } from "./erase.ts";

/** Where a request for an erasure stands. */
export interface ErasureTask {
  readonly customer: CustomerKey;
  readonly fact: FactId;
}

/** Tells whoever erases of the requests among new facts. */
export function makeTellErasures({ bus }: { readonly bus: Bus }) {
  return async (facts: readonly Fact[]): Promise<void> => {
    const asked = facts.filter(asksErasure);
    if (asked.length === 0) return;
    await bus.publish(
      asked.map(({ customer, id }) => ({ type: "ErasureRequested", detail: { customer, fact: id } })),
    );
  };
}

/**
 * Erases the customer of whom a stored fact asks it. A task that comes again after its end finds neither the fact nor the
 * customer, and does nothing; one that broke off goes on by the request that the erasure keeps.
 */
export function makeEraseAsked(deps: EraseDeps & { readonly events: Pick<EventStore, "factAt"> }) {
  const erase = makeErase(deps);
  return async ({ customer, fact: id }: ErasureTask): Promise<"erased" | "nothing to do"> => {
    const fact = await deps.events.factAt(customer, id);
    const isOpen = (await deps.erasures.open()).some(({ keys }) => keys.includes(customer));
    if (!isOpen && !(fact && asksErasure(fact))) return "nothing to do";
    const why = fact && asksErasure(fact) ? askedBy(fact) : { by: "comeback", reason: "gone on with" };
    const done = await erase(customer, why);
    return done.kind === "erased" ? "erased" : "nothing to do";
  };
}
