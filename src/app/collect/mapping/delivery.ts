import type { Instant } from "../../../domain/basics/calendar.ts";
import type { Statement, Subject } from "./statement.ts";

/** One webhook, whatever is in it. */
export interface Delivery {
  /** The source's name for it, the same each time it is delivered; else one made from the content. */
  readonly id: string;
  readonly receivedAt: Instant;
  /** As it came; kept where it is not understood. */
  readonly raw: unknown;
  /** For amounts that name no currency. */
  readonly storeCurrency: string;
}

/** What one webhook says, and of whom; nothing is stored where it is about nobody. */
export interface Reading {
  readonly subject: Subject | undefined;
  readonly at?: Instant | undefined;
  readonly statements: readonly Statement[];
}
