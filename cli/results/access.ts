import type { ResultCustomersAnswer, ResultsAnswer } from "../../src/contracts/answers/results.ts";
import type { Outcome } from "../../src/domain/results/happening.ts";
import type { Division, Selection } from "../../src/domain/results/report.ts";

/** The last 30 days when absent. */
export type Days = { readonly from: string; readonly to: string } | "all" | undefined;

export interface CustomersOf {
  readonly outcome: Outcome;
  readonly of?: "entries" | "steps";
  readonly selection: Selection;
  readonly days: Exclude<Days, "all">;
  readonly after?: string;
}

/** What may be asked about results: of a deployment's files or of its admin API. */
export interface ResultsAccess {
  /** Undefined before the first night. */
  results(by: Division, selection: Selection, days: Days): Promise<ResultsAnswer | undefined>;
  /** A page; undefined where the lists were made anew since the page before. */
  customers(question: CustomersOf): Promise<ResultCustomersAnswer | undefined>;
}
