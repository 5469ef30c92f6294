import type { Clock } from "../ports/clock.ts";

let source: Clock = { now: () => Date.now() };

/** The process's clock. */
export const clock: Clock = { now: () => source.now() };

/** Puts another clock in its place: the local stack's virtual one, a test's fixed one. */
export function setClock(other: Clock): void {
  source = other;
}
