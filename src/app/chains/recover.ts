import pMap from "p-map";
import type { Instant } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { chainNamed } from "../../domain/campaigns/chain-of.ts";
import { type Cohort, type Entry, executionOf } from "../../domain/chains/journal.ts";
import { legFrom, nextLegDue } from "../../domain/chains/legs.ts";
import { leadOf, wakesAt } from "../../domain/chains/preparing.ts";
import { wakeAt } from "../../domain/chains/relay.ts";
import type { CohortJournal, EntryJournal, Workflows } from "../../ports/chains.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConfigStore } from "../../ports/config.ts";

/** A cohort that stood still with customers in it. */
export interface Recovered {
  readonly cohort: string;
  readonly chain: string;
  readonly customers: number;
  /** Where it goes on, and from when. */
  readonly step: number;
  readonly due: Instant;
  /** The execution that takes it along from now on; absent where nothing can, and in a dry run. */
  readonly execution?: string;
}

export interface RecoverDeps {
  readonly journal: EntryJournal & CohortJournal;
  readonly config: Pick<ConfigStore, "version">;
  readonly workflows: Workflows;
  readonly clock: Clock;
}

const SCANS_AT_ONCE = 8;
const STARTS_AT_ONCE = 4;

/**
 * Finds customers who are in a chain although no execution takes them along (stopped by hand, failed for good, never
 * started) and begins one where their cohort stood. Run again, it finds the executions that it began; a customer who was
 * taken through a step is never taken through it again, so that even two executions of a cohort send nothing twice.
 */
export function makeRecover({ journal, config, workflows, clock }: RecoverDeps) {
  return async (options: { readonly dryRun: boolean }): Promise<readonly Recovered[]> => {
    const running = new Set<string>();
    // Before the entries: what ends in between has taken its customers along.
    for await (const name of workflows.running()) running.add(name);
    const standing: Recovered[] = [];
    await pMap(
      await cohortsWithCustomers(),
      async ([id, entries]) => {
        const cohort = await journal.cohort(id);
        if (!cohort || running.has(executionOf(cohort))) return;
        const stand = await standOf(cohort, entries);
        if (!stand) return;
        const execution = options.dryRun ? undefined : await goOn(cohort, stand);
        const { chain } = cohort;
        standing.push({
          cohort: id,
          chain,
          customers: entries.length,
          ...stand,
          ...(execution && { execution }),
        });
      },
      { concurrency: STARTS_AT_ONCE },
    );
    return standing.sort((a, b) => a.due - b.due || (a.cohort < b.cohort ? -1 : 1));
  };

  async function cohortsWithCustomers(): Promise<ReadonlyMap<string, readonly Entry[]>> {
    const cohorts = new Map<string, Entry[]>();
    const scans = Array.from({ length: SCANS_AT_ONCE }, (_, shard) => shard);
    await pMap(scans, async (shard) => {
      for await (const entry of journal.scanActive(shard, SCANS_AT_ONCE)) {
        const others = cohorts.get(entry.cohort);
        if (others) others.push(entry);
        else cohorts.set(entry.cohort, [entry]);
      }
    });
    return cohorts;
  }

  /** The first step that somebody has not been taken through, due as it would have been. */
  async function standOf(cohort: Cohort, entries: readonly Entry[]): Promise<Stand | undefined> {
    const published = await config.version(cohort.version);
    const chain = published && chainNamed(published.bundle, cohort.chain);
    if (!published || !chain) return undefined;
    const stands = entries.flatMap((entry) => {
      const over = entry.steps.filter(({ what, step }) => what !== "deferred" && step >= cohort.step);
      const last = over.reduce((latest, note) => (note.step > latest.step ? note : latest), {
        step: cohort.step - 1,
        at: 0,
      });
      const next = legFrom(chain, last.step + 1);
      // Through all steps, but not out of the chain: the last step once more lets the customer go.
      const leg = next ?? legFrom(chain, last.step);
      return leg ? [{ leg, from: last.at, isOver: next === undefined }] : [];
    });
    const [first] = stands.sort((a, b) => a.leg.step - b.leg.step);
    if (!first) return undefined;
    const { leg } = first;
    const lead = leadOf(published.bundle, leg.action);
    if (leg.step === cohort.step) return { step: leg.step, due: cohort.dueAt, ...defined({ lead }) };
    if (first.isOver) return { step: leg.step, due: first.from };
    const from = Math.max(...stands.filter((one) => one.leg.step === leg.step).map((one) => one.from));
    return {
      step: leg.step,
      ...defined({ lead }),
      due: nextLegDue(leg, { store: published.bundle.store, timeZone: cohort.timeZone }, from),
    };
  }

  /** The execution that was meant to be, if it never was; else another one. */
  async function goOn(cohort: Cohort, stand: Stand): Promise<string | undefined> {
    const meant = cohort.restarts
      ? await startAt(cohort, stand)
      : await startAt(cohort, { ...stand, step: cohort.step, due: cohort.dueAt });
    if (meant) return meant;
    if (!(await journal.restartCohort(cohort))) return undefined;
    return startAt({ ...cohort, restarts: (cohort.restarts ?? 0) + 1 }, stand);
  }

  async function startAt(cohort: Cohort, { step, due, lead }: Stand): Promise<string | undefined> {
    const now = clock.now();
    const wakes = wakesAt(due, lead, now);
    if (wakes < due && step !== cohort.step) await journal.scheduleCohort(cohort.id, { step, dueAt: due });
    const started = await workflows.startCohort({ ...cohort, step }, wakeAt(wakes, now));
    return started === "started" ? executionOf(cohort) : undefined;
  }
}

interface Stand {
  readonly step: number;
  readonly due: Instant;
  /** How long before its codes are made ready (leadOf). */
  readonly lead?: number;
}
