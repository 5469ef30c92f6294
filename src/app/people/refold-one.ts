import type { CustomerKey } from "../../domain/facts/facts.ts";
import { foldSettings } from "../../domain/people/fold-settings.ts";
import type { ProjectDeps } from "./project.ts";
import { makeBatch } from "./project-batch.ts";

/** Folds one customer anew from the facts, as the projector would, and writes what differs; starts no chain. */
export function makeRefoldOne(deps: Omit<ProjectDeps, "onProjected">) {
  return async (key: CustomerKey): Promise<void> => {
    const settings = foldSettings(await deps.config.current());
    const batch = makeBatch({ ...deps, crowded: new Set(), settings });
    await batch.settle(key);
    await batch.tellNews();
  };
}
