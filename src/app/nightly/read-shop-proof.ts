import { formatDay } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { checksOf, leaksOfQuarter, type Reason } from "../../domain/proof/checks.ts";
import type { Interval } from "../../domain/proof/confidence-sequence.ts";
import { PROOF_ALPHA } from "../../domain/proof/design.ts";
import { fixedHorizon } from "../../domain/proof/fixed-horizon.ts";
import type { OutcomeCount, OutcomeName } from "../../domain/proof/holdout-measuring.ts";
import { quarterAwaited } from "../../domain/proof/shop-holdout.ts";
import { armOf } from "../../domain/proof/strata.ts";
import type { ConfigStore } from "../../ports/config.ts";
import type { RunStore } from "../../ports/nightly.ts";
import { type ArmReport, armReport } from "../proof/counted-epoch.ts";
import { readLatest } from "./documents.ts";
import { type ShopQuarter, shopQuarters } from "./quarter-documents.ts";

export interface ReadShopProofDeps {
  readonly runs: Pick<RunStore, "get" | "list">;
  readonly config: Pick<ConfigStore, "current">;
}

/** One outcome of a closed quarter, in orders or in minor units; without an interval where too few have ordered. */
interface QuarterOutcome {
  readonly outcome: OutcomeName;
  readonly mailed: ArmReport;
  readonly heldOut: ArmReport;
  readonly perPerson?: Interval;
  /** Of all who were not held out. */
  readonly total?: Interval;
  /** The difference without the adjustment by what people had bought before. */
  readonly plain?: number;
  /** Without the limit: one order can decide it. */
  readonly uncut?: number;
  /** Values beyond this count as this. */
  readonly limit: number;
}

type QuarterState = "no-past" | "too-early" | "not-trusted" | "undecided" | "more" | "less";

/** What all mails together brought in a closed quarter. */
export interface QuarterReport {
  /** `2026-Q3`. */
  readonly quarter: string;
  readonly from: string;
  readonly to: string;
  /** Percent held out. */
  readonly percent: number;
  readonly currency: string;
  readonly state: QuarterState;
  readonly primary: OutcomeName;
  /** The primary first; the others are shown without a verdict. */
  readonly outcomes: readonly QuarterOutcome[];
  /** Who would have had to order on the smaller side for an interval. */
  readonly missingBuyers: number;
  /** People held out to whom a mail went all the same; of more than one in 200 `reasons` tells. */
  readonly heldOutButMailed: number;
  readonly reasons: readonly Reason[];
}

/** The shop's hold-out from all mails. */
export interface ShopProof {
  /** By the config in force; 0 where nobody is held out. */
  readonly percent: number;
  /** The next quarter to be counted, and its last day; absent where nobody is held out, or before a night has seen it. */
  readonly next?: { readonly quarter: string; readonly to: string };
  /** Newest first. */
  readonly quarters: readonly QuarterReport[];
}

/** What all mails together have brought, quarter by quarter. */
export function makeReadShopProof({ runs, config }: ReadShopProofDeps) {
  return async (): Promise<ShopProof> => {
    const [published, seen, quarters] = await Promise.all([
      config.current(),
      readLatest(runs, "shopHoldout"),
      shopQuarters(runs),
    ]);
    const percent = published?.bundle.store.holdout_percent ?? 0;
    const next = seen?.percent === percent ? quarterAwaited(seen) : undefined;
    return {
      percent,
      ...defined({ next: next && { quarter: next.name, to: formatDay(next.to) } }),
      quarters: quarters.map(quarterReport),
    };
  };
}

function quarterReport(quarter: ShopQuarter): QuarterReport {
  const { name, from, to, percent, currency, primary, outcomes, heldOutButMailed } = quarter;
  const [first] = outcomes;
  const leaks = leaksOfQuarter(heldOutButMailed, first ? armOf(first.strata, "heldOut").people : 0);
  const shown = first && fixedHorizon(first.strata, PROOF_ALPHA);
  const reports = outcomes.map(outcomeReport);
  const reasons = first ? checksOf(first.strata, first.design, leaks) : [];
  return {
    ...{ quarter: name, from: formatDay(from), to: formatDay(to), percent, currency, primary },
    state: stateOf(reports[0], reasons),
    outcomes: reports,
    missingBuyers: shown?.state === "too-early" ? shown.missingBuyers : 0,
    ...{ heldOutButMailed, reasons },
  };
}

function stateOf(primary: QuarterOutcome | undefined, reasons: readonly Reason[]): QuarterState {
  if (!primary) return "no-past";
  if (reasons.length > 0) return "not-trusted";
  if (!primary.perPerson) return "too-early";
  if (primary.perPerson.low > 0) return "more";
  return primary.perPerson.high < 0 ? "less" : "undecided";
}

function outcomeReport({ outcome, design: { limit }, strata }: OutcomeCount): QuarterOutcome {
  const found = fixedHorizon(strata, PROOF_ALPHA);
  const sides = { mailed: armReport(armOf(strata, "treated")), heldOut: armReport(armOf(strata, "heldOut")) };
  if (found.state === "too-early") return { outcome, ...sides, limit };
  const { perPerson, total, plain, uncut } = found;
  return { outcome, ...sides, perPerson, total, plain, uncut, limit };
}
