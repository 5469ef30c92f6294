import type { ActionKinds } from "../../domain/config/chain.ts";
import type { FactId } from "../../domain/facts/facts.ts";
import type { ChainStepDeps } from "./stage.ts";
import type { Perform } from "./turn.ts";

/** Ends mails to a customer until the next activity. */
export function makeSilence({ events }: Pick<ChainStepDeps, "events">): Perform<ActionKinds["silence"]> {
  return async ({ entry, person, leg, now }) => {
    await events.append([
      {
        kind: "silenced",
        id: `silenced:${entry.run}:${leg.step}` as FactId,
        customer: person.profile.id,
        chain: entry.chain,
        at: now,
        receivedAt: now,
        source: "comeback",
      },
    ]);
    return { kind: "over", what: "silenced", why: "no mails until the next activity" };
  };
}
