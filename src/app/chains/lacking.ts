import { type Lack, withoutOffer } from "../../domain/chains/without-offer.ts";
import type { WithoutOffer } from "../../domain/config/chain.ts";
import { timeZoneOf } from "../../domain/people/language.ts";
import type { MemberTurn, StepResult } from "./turn.ts";

/** What becomes of a message for which there is no code; `without`: it goes without the offer, and the journal says why. */
export function lacking(
  turn: MemberTurn,
  rule: WithoutOffer | undefined,
  lack: Lack,
): { readonly without: string } | { readonly result: StepResult } {
  const { entry, leg, now, person, store } = turn;
  const waiting = entry.steps.find(({ step, what }) => step === leg.step && what === "deferred");
  const next = withoutOffer(rule, lack, waiting?.since, now);
  switch (next.kind) {
    case "send":
      return { without: next.why };
    case "skip":
      return { result: { kind: "over", what: "skipped", why: next.why } };
    case "wait": {
      const { until, since, why } = next;
      return { result: { kind: "defer", until, since, timeZone: timeZoneOf(person.profile, store), why } };
    }
    default:
      return next satisfies never;
  }
}
