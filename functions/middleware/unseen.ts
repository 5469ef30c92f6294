import type middy from "@middy/core";
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { IngestDeps } from "../../src/app/collect/deps.ts";
import { makeUnseenCounter } from "../../src/app/collect/unseen-counter.ts";
import type { ProblemKind } from "../../src/contracts/problems.ts";
import type { Source } from "../../src/domain/facts/sources.ts";
import type { UnseenKind, UnseenNote } from "../../src/domain/facts/unseen.ts";
import { logFailure, logLine } from "./observed.ts";
import { type Problem, problemResponse } from "./problem.ts";

/** What an ingestion handler does with what it did not understand. */
export interface Unseen {
  readonly note: (notes: readonly UnseenNote[]) => void;
  /** Answers with a problem, and counts it. */
  readonly refuse: (problem: Problem) => APIGatewayProxyStructuredResultV2;
  /** Counts that a request was refused because its caller makes too many. */
  readonly limited: () => Promise<void>;
  /** Writes the counts before the answer goes: what runs after it may be frozen. */
  readonly settled: middy.MiddlewareObj<unknown>;
}

/** Counts it, and tells of unreadable fields in the log. That counts could not be written fails no request; the log says it. */
export function makeUnseen(deps: Pick<IngestDeps, "unseen" | "clock">, source: Source): Unseen {
  const onFailure = (error: unknown) =>
    logFailure("what was not understood could not be counted", error, { source });
  const counter = makeUnseenCounter({ ...deps, onFailure }, source);
  return {
    note(notes) {
      counter.note(notes);
      for (const [name, times] of countsOf(notes.filter(({ kind }) => LOGGED.has(kind))))
        logLine({ level: "warn", source, unreadable: name, times });
    },
    refuse(problem) {
      counter.note([{ kind: "refused", name: problem.kind }]);
      return problemResponse(problem);
    },
    limited() {
      counter.note([{ kind: "refused", name: "too-many" satisfies ProblemKind }]);
      return counter.settle();
    },
    settled: { after: () => counter.settle() },
  };
}

/** Fields that could not be read. Names of events would be a line for each event. */
const LOGGED: ReadonlySet<UnseenKind> = new Set(["amount", "order", "consent", "time", "field"]);

function countsOf(notes: readonly UnseenNote[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { name } of notes) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
