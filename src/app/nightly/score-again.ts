import type { CustomerKey } from "../../domain/facts/facts.ts";
import { runDay } from "../../domain/people/as-of.ts";
import type { Expressions } from "../../ports/conditions.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { RunStore } from "../../ports/nightly.ts";
import type { CustomerStore } from "../../ports/people.ts";
import { readLatest, readMade } from "./documents.ts";
import { makeJudge } from "./judge.ts";

export interface ScoreAgainDeps {
  readonly runs: RunStore;
  readonly config: Pick<ConfigStore, "version">;
  readonly customers: Pick<CustomerStore, "get" | "putScore">;
  readonly expressions: Expressions;
}

export type ScoredAgain =
  | { readonly kind: "restored" }
  | { readonly kind: "gone" }
  | { readonly kind: "failed"; readonly why: string };

/**
 * Gives a customer whose score is lost the one that the last night would have given: the next night compares with it, so
 * that nobody enters a chain by a loss. Since when they are in their segment, and where they were before, is not known.
 */
export function makeScoreAgain(deps: ScoreAgainDeps): (customer: CustomerKey) => Promise<ScoredAgain> {
  return async (customer) => {
    const stored = await deps.customers.get(customer, "mending");
    if (stored?.mergedInto !== undefined || !stored?.profile) return { kind: "gone" };
    if (stored.score) return { kind: "restored" };
    const latest = await readLatest(deps.runs, "published");
    if (!latest) return { kind: "failed", why: "no night has been published yet" };
    const plan = await readMade(deps.runs, latest.run, "plan");
    const model = await readMade(deps.runs, latest.run, "model");
    const published = await deps.config.version(plan.version);
    if (!published) return { kind: "failed", why: `the config of the night ${latest.run} is gone` };
    const { bundle } = published;
    const task = { plan, published, bundle, day: runDay(plan.today, bundle.store.time_zone) };
    const { score } = makeJudge(task, model, deps.expressions)({ profile: stored.profile });
    switch (await deps.customers.putScore(customer, score, plan.fence)) {
      case "written":
        return { kind: "restored" };
      case "gone":
        return { kind: "gone" };
      case "fenced":
        return { kind: "failed", why: "a newer night is under way: try again when it is over" };
    }
  };
}
