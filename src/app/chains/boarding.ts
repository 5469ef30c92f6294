import { createHash } from "node:crypto";
import { type Instant, MINUTE } from "../../domain/basics/calendar.ts";
import { DEFERRED_WINDOW_MS } from "../../domain/chains/decide.ts";
import type { Cohort } from "../../domain/chains/journal.ts";
import { wakesAt } from "../../domain/chains/preparing.ts";
import { wakeAt } from "../../domain/chains/relay.ts";
import { windowEnd } from "../../domain/chains/waits.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import type { CohortJournal, Workflows } from "../../ports/chains.ts";
import type { Clock } from "../../ports/clock.ts";

/** Between the last boarding and the first walk of a cohort, so that nobody boards one that has left. */
export const GRACE_MS = MINUTE;

export interface Place {
  readonly chain: string;
  readonly version: number;
  /** Index of the action that comes first. */
  readonly step: number;
  readonly due: Instant;
  readonly timeZone: string;
  readonly shards: number;
  /** How long before, in milliseconds, its codes are made ready (leadOf). */
  readonly lead?: number;
}

/** The cohort of everybody with this chain version, step and zone who is due at this moment. Same place, same cohort. */
export function cohortAt(place: Place): Cohort {
  const { chain, version, step, due: dueAt, timeZone, shards } = place;
  const digest = createHash("sha256").update(JSON.stringify([chain, version, step, dueAt, timeZone, shards]));
  const minute = new Date(dueAt).toISOString().slice(0, 16).replace(/\D/g, "");
  const name = chain.replace(/[^A-Za-z0-9_-]/g, "-").slice(0, 24);
  const id = `${name}-v${version}-s${step}-${minute}-${digest.digest("hex").slice(0, 16)}`;
  return { id, chain, version, step, dueAt, timeZone, shards };
}

export interface Member {
  readonly customer: CustomerKey;
  readonly run: string;
}

/** Puts a customer in a cohort that has not left yet and sees to it that the cohort's execution runs; answers with it. */
export type Board = (member: Member, place: Place) => Promise<Cohort>;

const MAX_REMEMBERED = 1_000;

export function makeBoard(deps: {
  readonly journal: CohortJournal;
  readonly workflows: Workflows;
  readonly clock: Clock;
}): Board {
  /** Cohorts that this process has seen start: the rest of a night's customers join without another call. */
  const started = new Set<string>();
  return async (member, place) => {
    for (;;) {
      const earliest = deps.clock.now() + GRACE_MS;
      const due = place.due >= earliest ? place.due : windowEnd(earliest, DEFERRED_WINDOW_MS);
      const cohort = cohortAt({ ...place, due });
      // Those who come along within the same minutes are on board before its codes are made ready.
      const boarded = windowEnd(earliest, DEFERRED_WINDOW_MS);
      if (!started.has(cohort.id)) await deps.journal.putCohort(cohort);
      await deps.journal.addMember(cohort, member.customer, member.run);
      if (!started.has(cohort.id))
        await deps.workflows.startCohort(cohort, wakeAt(wakesAt(due, place.lead, boarded), deps.clock.now()));
      if (started.size >= MAX_REMEMBERED) started.clear();
      started.add(cohort.id);
      if (deps.clock.now() < cohort.dueAt) return cohort;
    }
  };
}
