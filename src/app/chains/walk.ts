import pMap from "p-map";
import { isMail } from "../../domain/chains/actions.ts";
import { asleepUntil } from "../../domain/chains/legs.ts";
import { dueOf, leadOf } from "../../domain/chains/preparing.ts";
import { makeCountOfCampaign } from "../mail/sending/campaign-limits.ts";
import { makeGate } from "../mail/sending/gate.ts";
import { makeMailCount } from "../mail/sending/mailed.ts";
import { makeTally } from "../mail/sending/tally.ts";
import { makeBudgetBlocks } from "../offers/budget-blocks.ts";
import { makeTellBudgets } from "../offers/tell-budgets.ts";
import { makeTellPools } from "../offers/tell-pools.ts";
import { makeTillQueue, type TillQueue } from "../offers/till-queue.ts";
import { type MemberOutcome, makeMemberStep } from "./member.ts";
import { pagesOf } from "./pages.ts";
import { type Ahead, makePrepare } from "./prepare.ts";
import { type ChainStepDeps, nightsOf, type Stage, stageOf, type Walked, type WalkTask } from "./stage.ts";

const AT_ONCE = 8;

/** A machine may wake a little early. */
const ON_TIME_MS = 1_000;

const NOBODY: Walked = { again: false, moved: false, remaining: 0 };

/** What one customer adds to what a walk reports. */
const REPORTED: Readonly<Record<MemberOutcome, Walked>> = {
  advanced: { again: false, moved: true, remaining: 1 },
  departed: { again: false, moved: true, remaining: 0 },
  again: { again: true, moved: false, remaining: 0 },
  "advanced-before": { again: false, moved: false, remaining: 1 },
  "departed-before": NOBODY,
};

/**
 * Takes one shard of a cohort through the step that is due. Safe to repeat at any point: what was done for a customer
 * is in the journal and is not done again. `hasTime` false ends the walk early; it is walked again. Before the step is due,
 * its codes are made ready instead.
 */
export function makeWalk(deps: ChainStepDeps): (task: WalkTask, hasTime: () => boolean) => Promise<Walked> {
  const gate = makeGate(deps);
  const tally = makeTally(deps);
  const tellBudgets = makeTellBudgets(deps);
  const tellPools = makeTellPools(deps);
  const countOfCampaign = makeCountOfCampaign(deps);
  return async (task, hasTime) => {
    const stage = await stageOf(deps, task);
    const models = await deps.models();
    const queue = makeTillQueue(deps);
    const blocks = makeBudgetBlocks(deps.budgets);
    const dealing = { ...deps, budgets: blocks };
    const due = dueOf(stage.cohort, task.step);
    const isAhead = due !== undefined && due - deps.clock.now() > ON_TIME_MS && isPrepared(stage);
    const walked = isAhead
      ? makePrepare(dealing, queue)(task, { stage, due, models }, hasTime)
      : walkAll(dealing, queue, task, { stage, models }, hasTime);
    // What this walk has taken of budgets and not issued is for others, whatever has become of it.
    const report = await walked.finally(() => queue.flush("all")).finally(() => blocks.close());
    await tellBudgets(stage.published.bundle, stage.leg.action);
    await tellPools(stage.published.bundle, stage.leg.action);
    return report;
  };

  async function walkAll(
    dealing: ChainStepDeps,
    queue: TillQueue,
    task: WalkTask,
    { stage, models }: Omit<Ahead, "due">,
    hasTime: () => boolean,
  ): Promise<Walked> {
    const sends = isMail(stage.leg.action);
    const { count, flush } = makeMailCount(deps.sending, tally);
    const timeZone = stage.published.bundle.store.time_zone;
    const memberStep = makeMemberStep(dealing, { gate, count, toTill: queue.add });
    const mustStop = async () => !hasTime() || (sends && (await gate.shutBy()) !== undefined);
    let walked = NOBODY;
    for await (const page of pagesOf(deps.journal.members(task.cohort, task.shard))) {
      if (walked.again || !hasTime() || (await heldUp(stage))) return { ...walked, again: true };
      const outcomes = await pMap(
        page,
        async (member) => ((await mustStop()) ? "again" : memberStep(member, stage, models)),
        { concurrency: AT_ONCE, stopOnError: false },
      ).finally(async () => countOfCampaign(stage.cohort.chain, await flush(deps.clock.now(), timeZone)));
      walked = outcomes.map((outcome) => REPORTED[outcome]).reduce(together, walked);
      await queue.flush();
    }
    return walked;
  }

  /** The whole cohort waits: the chain is paused, no mail may go, or it is night where its customers live. */
  async function heldUp(stage: Stage): Promise<boolean> {
    if ((await deps.config.pausedChains()).has(stage.cohort.chain)) return true;
    if (!isMail(stage.leg.action)) return false;
    const shutBy = await gate.shutBy();
    if (shutBy) {
      deps.meter({ heldUp: 1, ...(shutBy === "stopped" && { stopped: 1 }) });
      return true;
    }
    return asleepUntil(stage.leg, nightsOf(stage), deps.clock.now()) !== undefined;
  }
}

const isPrepared = ({ published, leg }: Stage): boolean => leadOf(published.bundle, leg.action) !== undefined;

function together(one: Walked, other: Walked): Walked {
  return {
    again: one.again || other.again,
    moved: one.moved || other.moved,
    remaining: one.remaining + other.remaining,
  };
}
