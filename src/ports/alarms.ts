import type { Instant } from "../domain/basics/calendar.ts";

/** One alarm of the deployment. */
export interface Alarm {
  /** As the runbooks call it: `NightlyMissed`. */
  readonly name: string;
  /** `unknown`: its metric has said nothing yet. */
  readonly state: "ringing" | "quiet" | "unknown";
  readonly since?: Instant;
  /** Who notices, and what. */
  readonly hurts: string;
  /** Page of docs/runbooks that says what to do, without its ending. */
  readonly runbook?: string;
}

export interface Alarms {
  /** None where nothing is measured, as on a local stack. */
  all(): Promise<readonly Alarm[]>;
}
