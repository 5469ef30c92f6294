import { Unreadable } from "../../domain/quarantine/record.ts";
import type { StepResult } from "./turn.ts";

/** Whose record cannot be read misses the step and keeps the place in the chain; the others of the cohort go on. */
const UNREADABLE = {
  ...{ kind: "over", what: "skipped" },
  why: "a record of the customer cannot be read",
} as const satisfies StepResult;

/** What a look at a customer gives, or that the step is left out for this one. */
export async function orUnreadable<T>(look: Promise<T>): Promise<T | typeof UNREADABLE> {
  try {
    return await look;
  } catch (error) {
    if (error instanceof Unreadable) return UNREADABLE;
    throw error;
  }
}
