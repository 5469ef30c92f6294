import { type Outcome, PERIODS, type Period } from "../../../api/results.ts";
import { oneOf, text, writeSearch } from "../../../view/view.ts";

/** What the pages of results keep in their address. */
export const RESULTS_VIEW = { days: oneOf(...PERIODS), version: text() };

export interface Figure {
  readonly chain: string;
  readonly outcome: Outcome;
  /** Of entries or of steps, where both have it. */
  readonly of?: "entries" | "steps";
  readonly step?: number | undefined;
  readonly reason?: string;
}

/** Which figures: of so many days, of one version or of all. */
export interface Scope {
  readonly days: Period;
  readonly version?: number | undefined;
}

/** Who is behind a figure. */
export function whoHref({ chain, outcome, step, reason, of }: Figure, { days, version }: Scope): string {
  const search = { outcome, step, reason, of, version, days: days === "30" ? undefined : days };
  return `/chains/${chain}/customers${writeSearch(search)}`;
}

/** A version in an address; undefined of anything else. */
export const versionIn = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
