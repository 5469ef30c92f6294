import type { IngestDeps } from "../../src/app/collect/deps.ts";
import { makeUnseenCounter, type UnseenCounter } from "../../src/app/collect/unseen-counter.ts";
import type { OddCode } from "../../src/app/offers/settle-orders.ts";
import type { Source } from "../../src/domain/facts/sources.ts";
import { meter } from "../middleware/meter.ts";
import { logFailure } from "../middleware/observed.ts";

const WORDS = {
  unknown: "nobody was given it",
  "another's": "another customer's",
  used: "used before",
  withdrawn: "withdrawn",
  expired: "expired",
  void: "of an order that is void",
  "not-used": "not used",
} as const satisfies Record<OddCode["why"], string>;

/** Counts the codes that a shop took in orders and should not have, where people look: `comeback status`, `doctor`, metrics. */
export function makeOddCodes(deps: Pick<IngestDeps, "unseen" | "clock">) {
  const counters = new Map<Source, UnseenCounter>();
  const onFailure = (error: unknown) =>
    logFailure("codes could not be counted", error, { function: "project" });
  const counterOf = (source: Source) => {
    const counter = counters.get(source) ?? makeUnseenCounter({ ...deps, onFailure }, source);
    counters.set(source, counter);
    return counter;
  };
  return {
    note({ source, what, why }: OddCode): void {
      counterOf(source).note([{ kind: "code", name: `${what}: ${WORDS[why]}` }]);
      if (why === "unknown") meter({ codesUnknown: 1 });
      if (why === "another's") meter({ codesMisused: 1 });
    },
    async settle(): Promise<void> {
      for (const counter of counters.values()) await counter.settle();
    },
  };
}
