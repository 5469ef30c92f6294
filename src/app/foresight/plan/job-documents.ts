import type { Instant } from "../../../domain/basics/calendar.ts";
import type { Bundle } from "../../../domain/config/bundle.ts";
import type { RunStore } from "../../../ports/nightly.ts";
import type { FileProblem } from "../../config/publish-config.ts";
import { PLAN_JOBS } from "../../nightly/documents.ts";
import type { ConfigPlan } from "./answer.ts";

/** A plan that was asked for: tried again where it failed, under the next number. */
export interface PlanJob {
  readonly attempt: number;
  readonly startedAt: Instant;
  /** Of a config that came so, and is checked by the job. */
  readonly upload?: string;
}

/** What came of an attempt. */
export type PlanTold = { readonly attempt: number } & (
  | { readonly plan: ConfigPlan }
  | { readonly problem: string; readonly problems?: readonly FileProblem[] }
);

interface JobDocuments {
  readonly job: PlanJob;
  /** The config, checked; absent of an upload. */
  readonly bundle: Bundle;
  readonly looked: { readonly attempt: number; readonly customers: number };
  readonly told: PlanTold;
}

const ID = /^(\d{4}-\d{2}-\d{2})-([0-9a-f]{32})$/;

/** `night`: YYYY-MM-DD; `hash`: hexadecimal. */
export const planJobId = (night: string, hash: string): string => `${night}-${hash.slice(0, 32)}`;

/** A job's documents, with the night's own. Throws on what is no id. */
export function planJobDocuments(runs: Pick<RunStore, "get" | "put">, id: string) {
  const [, night = "", hash = ""] = ID.exec(id) ?? [];
  if (hash === "") throw new Error(`${id} is no plan's id`);
  const nameOf = (name: keyof JobDocuments) => `${PLAN_JOBS}${hash}/${name}`;
  return {
    read: async <K extends keyof JobDocuments>(name: K) =>
      (await runs.get(night, nameOf(name))) as JobDocuments[K] | undefined,
    write: <K extends keyof JobDocuments>(name: K, document: JobDocuments[K]) =>
      runs.put(night, nameOf(name), document),
  };
}
