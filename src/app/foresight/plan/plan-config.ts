import pMap from "p-map";
import { formatDay, type Instant } from "../../../domain/basics/calendar.ts";
import type { Bundle } from "../../../domain/config/bundle.ts";
import type { Customer } from "../../../domain/people/profile.ts";
import type { BudgetStore } from "../../../ports/budgets.ts";
import type { EntryJournal } from "../../../ports/chains.ts";
import type { ReadableExpressions } from "../../../ports/conditions.ts";
import type { PublishedBundle } from "../../../ports/config.ts";
import type { EventStore } from "../../../ports/facts.ts";
import type { Secrets } from "../../../ports/keys.ts";
import type { SendJournal } from "../../../ports/mail.ts";
import type { ResultsFiles } from "../../../ports/results-files.ts";
import { makeHolds } from "../../chains/conditions.ts";
import { refoldingBetween } from "../../config/effects.ts";
import { readLatest } from "../../nightly/documents.ts";
import { admissionOf } from "../../nightly/held.ts";
import { type AheadDeps, type NightAhead, nightAhead, READ_AT_ONCE } from "./ahead.ts";
import type { ConfigPlan, Outlook, PlannedChain, Total } from "./answer.ts";
import { makeLookAtEntering, NOBODY_ENTERS } from "./entering.ts";
import { type History, readHistory } from "./history.ts";
import { type MonthAhead, monthOf, totalOf } from "./month.ts";
import { makeMoves, segmentIds, sizesOf, tierIds } from "./moves.ts";
import { makeSide, type Side } from "./side.ts";
import { type Foreseeable, warningsOf } from "./warnings.ts";

export interface PlanConfigDeps extends AheadDeps {
  readonly journal: Pick<EntryJournal, "entry" | "entryOf"> & Pick<SendJournal, "cappedAt">;
  readonly events: Pick<EventStore, "factsOf">;
  readonly budgets: Pick<BudgetStore, "counters">;
  readonly files: ResultsFiles;
  readonly expressions: ReadableExpressions;
  readonly secrets: Secrets;
  /** What a mail costs at AWS, US dollars for a thousand. */
  readonly mailPrice: { readonly ses: number; readonly rest: number };
  /** Entrants of a chain who are looked at one by one; of more, a sample of so many. @default 2,000 */
  readonly lookedAt?: number;
}

export interface PlanRequest {
  readonly bundle: Bundle;
  readonly now: Instant;
  /** Told how many customers have been looked at. */
  readonly onProgress?: (customers: number) => void;
}

const TELL_EVERY = 1_000;

/**
 * Says what publishing a config would do: plays the next night by the nightly tasks under it and under the config in force,
 * and rolls the clock 30 nights ahead over the records. Reads the base twice, as a night does, and writes nothing; memory
 * grows with chains and segments, and with the entrants that are looked at one by one, of each chain 2,000 at most.
 */
export function makePlanConfig(deps: PlanConfigDeps) {
  const holds = makeHolds(deps.expressions);

  return async ({ bundle, now, onProgress }: PlanRequest): Promise<ConfigPlan> => {
    const current = await deps.config.current();
    const [history, ledger, counters, keys] = await Promise.all([
      readHistory(deps.runs, deps.files),
      readLatest(deps.runs, "ledger"),
      deps.budgets.counters(),
      deps.secrets.keys(),
    ]);
    const sideOf = (ahead: NightAhead) => makeSide(ahead, { ...deps, holds, rates: ledger?.rates ?? {} });
    const before = current && sideOf(await nightAhead(deps, current, now));
    const isSame = current !== undefined && JSON.stringify(current.bundle) === JSON.stringify(bundle);
    const after =
      before && isSame
        ? before
        : sideOf(await nightAhead(deps, publishedAs(bundle, current, now), now, before?.ahead));
    const base = await passBy(before, after, onProgress);
    const looked = async (side: Side) => outlooksOf(side, history, base.customers, current?.bundle, keys);
    const was = before && (await looked(before));
    const is = before === after && was ? was : await looked(after);
    const { plan } = after.ahead.task;
    const refolding = current && refoldingBetween(current.bundle, bundle, now);
    const segments = sizesOf(base.segments, current?.bundle, bundle, segmentIds);
    return {
      version: current?.version ?? null,
      ...{ night: formatDay(plan.today), at: plan.now, currency: bundle.store.currency },
      ...{ customers: base.customers, takesStock: !plan.acts },
      ...(refolding && { refolding }),
      segments: { moves: base.segments.moves(), sizes: segments },
      tiers: {
        moves: base.tiers.moves(),
        sizes: sizesOf(base.tiers, current?.bundle, bundle, tierIds),
      },
      chains: chainsOf(current?.bundle, bundle, was?.outlooks, is.outlooks),
      total: { ...(was && { before: was.total }), after: is.total },
      warnings:
        before === after
          ? []
          : warningsOf(was, is, {
              customers: base.customers,
              entries: history.nights,
              ...{ counters, segments },
            }),
    };
  };

  /** Both configs' nights look at every customer, one after another. */
  async function passBy(before: Side | undefined, after: Side, tell: PlanRequest["onProgress"]) {
    const [segments, tiers] = [makeMoves(), makeMoves()];
    let customers = 0;
    const one = (customer: Customer): void => {
      customers += 1;
      const was = before?.add(customer);
      const is = before === after && was ? was : after.add(customer);
      segments.add(was?.segment, is.segment, customer.profile.id);
      tiers.add(was?.tier, is.tier, customer.profile.id);
      if (customers % TELL_EVERY === 0) tell?.(customers);
    };
    const { shards, shardCount } = after.ahead.planned;
    await pMap(
      shards,
      async (shard) => {
        for await (const customer of deps.customers.scan(shard, shardCount)) one(customer);
      },
      { concurrency: READ_AT_ONCE },
    );
    await before?.addDue(deps);
    if (after !== before) await after.addDue(deps);
    tell?.(customers);
    return { customers, segments, tiers };
  }

  async function outlooksOf(
    side: Side,
    history: History,
    customers: number,
    counted: Bundle | undefined,
    keys: Awaited<ReturnType<Secrets["keys"]>>,
  ): Promise<Foreseeable> {
    const { ahead, sums } = side;
    const { task } = ahead;
    const { bundle } = task;
    const priceOfMail = (deps.mailPrice.ses + deps.mailPrice.rest) / 1_000;
    const chains = Object.keys(bundle.chains);
    const entrants = Object.fromEntries(chains.map((chain) => [chain, side.entrants(chain).count]));
    const { held } = await admissionOf(ahead.runs, task, { entrants, customers });
    const look = makeLookAtEntering({ ...deps, holds, keys }, ahead, side);
    const outlooks = new Map<string, Outlook>();
    const months: MonthAhead[] = [];
    for (const chain of chains) {
      const { examples, ...all } = side.entrants(chain);
      const because = held.find((one) => one.chain === chain)?.because;
      const isEntered = !because && all.count > 0;
      const tonight = {
        ...{ entrants: all.count, ...(because && { held: because }) },
        ...(isEntered ? await look(all) : NOBODY_ENTERS),
        examples,
      };
      const of = { tonight: sums.tonight(chain), later: sums.later(chain) };
      const month = monthOf({ name: chain, bundle, counted, tonight, sums: of, history, priceOfMail });
      months.push(month);
      outlooks.set(chain, { tonight, month: month.month });
    }
    const total: Total = totalOf(months, priceOfMail);
    return { bundle, outlooks, total, nights: sums.nights, reserved: sums.reserved() };
  }
}

function publishedAs(bundle: Bundle, current: PublishedBundle | undefined, now: Instant): PublishedBundle {
  const version = (current?.version ?? 0) + 1;
  return { version, publishedAt: now, by: "plan", digest: "", files: {}, bundle };
}

function chainsOf(
  before: Bundle | undefined,
  after: Bundle,
  was: ReadonlyMap<string, Outlook> | undefined,
  is: ReadonlyMap<string, Outlook>,
): readonly PlannedChain[] {
  const old = before?.chains ?? {};
  const ids = [...new Set([...Object.keys(after.chains), ...Object.keys(old)])];
  return ids.map((chain) => {
    const [one, other] = [was?.get(chain), is.get(chain)];
    return {
      chain,
      change: changeOf(old[chain], after.chains[chain]),
      ...(one && { before: one }),
      ...(other && { after: other }),
    };
  });
}

function changeOf(before: object | undefined, after: object | undefined): PlannedChain["change"] {
  if (before === undefined) return "new";
  if (after === undefined) return "gone";
  return JSON.stringify(before) === JSON.stringify(after) ? "same" : "changed";
}
