import type { Role } from "../roles.ts";
import type { Meant } from "../statuses/meanings.ts";

/** A shop platform's export of orders that titles alone would misread. */
export interface OrderExport {
  readonly tool: string;
  /** `titles` are plain (titles/known-titles.ts). */
  readonly isIt: (titles: ReadonlySet<string>) => boolean;
  /** Titles of its own by role, the best first. */
  readonly columns: { readonly [R in Role]?: readonly string[] };
  /** What its words for a status mean where they mean something else than elsewhere. */
  readonly meanings: Meant;
  /** Titles that stand in an order's first row only, and the title that all its rows share. */
  readonly once: { readonly titles: readonly string[]; readonly by: string };
}
