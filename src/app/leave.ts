import type { Instant } from "../domain/calendar.ts";
import type { Entry } from "../domain/journal.ts";
import type { Bus, Journal } from "../ports.ts";

/** Ends a customer's run through a chain and tells the shop's other systems: first, so that a crash repeats it rather than loses it. */
export type Leave = (
  entry: Pick<Entry, "customer" | "chain" | "run">,
  outcome: string,
  at: Instant,
) => Promise<void>;

export function makeLeave(deps: { readonly journal: Journal; readonly bus?: Bus }): Leave {
  return async ({ customer, chain, run }, outcome, at) => {
    await deps.bus?.publish([{ type: "ChainLeft", detail: { customer, chain, run, outcome } }]);
    await deps.journal.leave(customer, chain, run, outcome, at);
  };
}
