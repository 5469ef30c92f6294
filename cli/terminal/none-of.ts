import { nearest } from "../../src/adapters/nearest.ts";

/** What to say of a name that there is not: what was probably meant, or what there is. */
export function noneOf(what: string, written: string, there: readonly string[]): string {
  const near = nearest(written, there);
  const advice = near ? `did you mean ${near}?` : `there is ${there.join(", ") || "none"}`;
  return `there is no ${what} ${written}: ${advice}`;
}
