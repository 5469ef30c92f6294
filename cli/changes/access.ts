import type { ReadChanges } from "../../src/app/team/read-changes.ts";

/** The log of changes of a deployment: over its tables, or over its admin API. */
export interface ChangesAccess {
  page: ReadChanges;
}
