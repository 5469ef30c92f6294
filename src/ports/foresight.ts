/** Further orders by a hundred entries of a chain, with an interval of 95 in 100, and how that is known. */
export interface Uplift {
  readonly points: number;
  readonly low: number;
  readonly high: number;
  readonly source: "measured" | "assumed";
}

/** What a chain brings; undefined where nobody can say. */
export interface UpliftSource {
  ofChain(chain: string): Promise<Uplift | undefined>;
}

/** One execution of the machine that works out plans. */
export interface PlanRuns {
  /** A second start of the same attempt is the same execution; `there`: it has ended. */
  start(input: { readonly id: string; readonly attempt: number }): Promise<"started" | "there">;
}
