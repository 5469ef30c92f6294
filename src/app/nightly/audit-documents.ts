import type { AuditScope, LeftOut } from "../../domain/audit/audit.ts";
import type { AuditCounts } from "../../domain/audit/counter.ts";
import type { Asleep, AuditDay } from "../../domain/audit/survey.ts";

/** What the scores' tasks have to know before they can count for the audit. */
export interface NightSurvey {
  readonly day: AuditDay;
  readonly asleep: Asleep;
}

export interface ShardAudit {
  readonly counts: AuditCounts;
  readonly leftOut: LeftOut;
}

/** The audit of the base as a night has counted it, without what is assumed of bringing people back. */
export interface NightAudit {
  readonly run: string;
  readonly counts: AuditCounts;
  readonly scope: AuditScope;
}
