import type { Localised } from "./localised.ts";

/** By id: what a variant of a mail has different from the step. */
export type MailVariants = Readonly<Record<string, MailVariant>>;

export interface MailVariant {
  /** Percent of people; all of a step's add up to 100. Equal when no variant says it. */
  readonly share?: number;
  /** Liquid. The template's when absent. */
  readonly subject?: Localised;
  readonly send?: string;
  readonly offer?: string;
  readonly raise?: number;
}

export interface WinnerRule {
  readonly by: "orders" | "margin";
  /** Whole days after the day of the draw, in which orders count. */
  readonly within: string;
  /** People in each variant, counted, before any may win. */
  readonly least?: number;
}
