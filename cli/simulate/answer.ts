import type { Agreement } from "../../src/domain/foresight/agreement.ts";
import type { Simulated } from "./simulate.ts";

/** One replay as `--json` prints it, `against` beside it. Money in minor units. */
export interface Answer {
  readonly from: string;
  readonly to: string;
  readonly currency: string;
  /** What was played; `assumed`: customers who were taken for reachable, because the file has no consent. */
  readonly played: { readonly facts: number; readonly badRows: number; readonly assumed: number };
  /** Where what chains might have brought is from. */
  readonly uplift: { readonly points: number; readonly source: "assumed" } | { readonly source: "measured" };
  readonly config: Simulated;
  readonly against?: Simulated;
  /** With `--check`: how far the mails of the first config are those that the deployment has sent. */
  readonly agreement?: Agreement;
  readonly seconds: number;
}
