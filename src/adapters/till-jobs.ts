import { createHash } from "node:crypto";
import type { Instant } from "../domain/basics/calendar.ts";
import type { Code } from "../domain/offers/codes/code.ts";
import { minuteAfter } from "../domain/offers/till/retries.ts";
import type { BatchProgress, TillJob, TillRuns, TillState } from "../ports/till-batches.ts";

const LENGTH = 24;

/** The name of a batch, made from what is in it: the same work is one batch. */
export function batchOf(job: TillJob): string {
  const what = job.kind === "put" ? ["put", ...job.codes.map(({ code }) => code)] : ["remove", job.what];
  return createHash("sha256").update(JSON.stringify(what)).digest("base64url").slice(0, LENGTH);
}

/** Of each code only what it takes to put it. */
export const putOf = (codes: readonly Code[]): TillJob => ({
  kind: "put",
  codes: codes.map(({ code, offer, customer, bound, terms }) => ({ code, offer, customer, bound, terms })),
});

export function removalOf(codes: readonly Code[]): TillJob {
  const after = new Set(codes.flatMap(({ batch }) => (batch === undefined ? [] : [batch])));
  return { kind: "remove", what: { kind: "codes", codes: codes.map(({ code }) => code) }, after: [...after] };
}

export function begun(job: TillJob, addedAt: Instant): BatchProgress {
  const size = job.kind === "put" ? job.codes.length : sizeOf(job.what);
  return { state: "queued", kind: job.kind, size, addedAt, next: 0, tries: 0, refused: [] };
}

const sizeOf = (what: Extract<TillJob, { readonly kind: "remove" }>["what"]): number =>
  what.kind === "codes" ? what.codes.length : what.ids.length;

export function stateOf(progress: BatchProgress | undefined, code?: string): TillState | undefined {
  if (!progress || code === undefined || progress.state !== "known") return progress?.state;
  return progress.refused.some((refused) => refused.code === code) ? "failed" : "known";
}

/** Somebody looks at the end of the minute. */
export async function startedBy(runs: TillRuns, now: Instant): Promise<void> {
  await runs.start(minuteAfter(now));
}
