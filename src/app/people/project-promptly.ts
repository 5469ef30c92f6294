import { ownEventIn } from "../../domain/chains/own-events.ts";
import { isTriggerEvent, STARTING_PROMPTLY, TRIGGERS } from "../../domain/chains/triggers.ts";
import type { Bundle } from "../../domain/config/bundle.ts";
import type { Fact } from "../../domain/facts/facts.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { makeProject } from "./project.ts";

/**
 * Folds at once the customers of those facts that begin a prompt chain. The projector folds all facts a little later, and
 * begins what a failure here has left out.
 */
export function makeProjectPromptly(deps: {
  readonly config: Pick<ConfigStore, "current">;
  readonly project: ReturnType<typeof makeProject>;
}): ReturnType<typeof makeProject> {
  return async (facts) => {
    const begins = beginningsIn((await deps.config.current())?.bundle);
    const awaited = facts.filter(begins);
    const projected = awaited.length > 0 ? await deps.project(awaited) : [];
    const results = new Map(awaited.map((fact, index) => [fact, projected[index]]));
    return facts.map((fact) => results.get(fact) ?? { ok: true });
  };
}

/** Whether a fact is what some prompt chain waits for. */
function beginningsIn(bundle: Bundle | undefined): (fact: Fact) => boolean {
  const events = Object.values(bundle?.chains ?? {}).flatMap(({ enter, prompt }) =>
    prompt && "event" in enter ? [enter.event] : [],
  );
  const kinds = new Set(events.flatMap((event) => (isTriggerEvent(event) ? TRIGGERS[event].facts : [])));
  return (fact) => {
    const own = bundle && ownEventIn(fact, bundle.store)?.name;
    return (
      STARTING_PROMPTLY.has(fact.kind) && (kinds.has(fact.kind) || events.some((event) => event === own))
    );
  };
}
