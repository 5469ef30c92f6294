import { createHash } from "node:crypto";
import * as z from "zod";
import { type Kept, sortable } from "../kept/kept.ts";

/** How a task of an execution ended, or when its wait is over. */
const Outcome = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("answered"), value: z.unknown() }),
  z.object({ kind: z.literal("failed"), name: z.string(), message: z.string() }),
  z.object({ kind: z.literal("due"), at: z.number() }),
]);
export type Outcome = z.infer<typeof Outcome>;
const KeptOutcome = z.object({ task: z.string(), outcome: Outcome });
type KeptOutcome = z.infer<typeof KeptOutcome>;

/**
 * What the tasks of one execution came to, in their order for each state and input. An execution that a stopped stack
 * leaves behind runs again from its beginning with these answers, and so is soon where it was.
 */
export interface Outcomes {
  /** How the next task of the state with this input ended in an earlier run; undefined when it has not. */
  next(state: string, input: unknown): Outcome | undefined;
  keep(state: string, input: unknown, outcome: Outcome): void;
  /** When the execution is over, nobody asks again. */
  forget(): void;
}

/** Those of an earlier run, in their order. */
export async function pastOutcomes(kept: Kept, execution: string): Promise<readonly KeptOutcome[]> {
  const past: KeptOutcome[] = [];
  for await (const [, value] of kept.entries(prefixOf(execution))) past.push(KeptOutcome.parse(value));
  return past;
}

export function makeOutcomes(kept: Kept, execution: string, past: readonly KeptOutcome[] = []): Outcomes {
  const known = Map.groupBy(past, ({ task }) => task);
  const keyOf = (number: number) => `${prefixOf(execution)}${sortable(number)}`;
  let written = past.length;
  return {
    next: (state, input) =>
      known.size === 0 ? undefined : known.get(taskOf(state, input))?.shift()?.outcome,
    keep(state, input, outcome) {
      if (kept.folder === undefined) return;
      kept.put(keyOf(written), { task: taskOf(state, input), outcome });
      written += 1;
    },
    forget() {
      for (let number = 0; number < written; number++) kept.delete(keyOf(number));
    },
  };
}

const prefixOf = (execution: string) => `outcome~${execution}~`;

const taskOf = (state: string, input: unknown) =>
  createHash("sha1")
    .update(`${state}\n${JSON.stringify(input)}`)
    .digest("base64url");
