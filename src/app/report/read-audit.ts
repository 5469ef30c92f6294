import { type Audit, auditOf } from "../../domain/audit/audit.ts";
import { type Assumptions, USUAL_ASSUMPTIONS } from "../../domain/audit/comeback.ts";
import type { Nights } from "../nightly/read.ts";

export interface KeptAudit {
  /** The night that has counted it. */
  readonly night: string;
  readonly audit: Audit;
}

/** The audit of the base as the last night has counted it, with what is assumed of bringing people back. */
export function makeReadAudit(deps: { readonly nights: Pick<Nights, "audit"> }) {
  return async (assumed: Partial<Assumptions>): Promise<KeptAudit | undefined> => {
    const kept = await deps.nights.audit();
    if (!kept) return undefined;
    const assumptions = { ...USUAL_ASSUMPTIONS, ...assumed };
    return { night: kept.run, audit: auditOf(kept.counts, { ...kept.scope, assumptions }) };
  };
}
