import { HOUR, type Instant, MINUTE } from "../../domain/basics/calendar.ts";
import { isMail } from "../../domain/chains/actions.ts";
import { asleepUntil, legFrom, nextLegDue } from "../../domain/chains/legs.ts";
import { dueOf, leadOf, wakesAt } from "../../domain/chains/preparing.ts";
import { type ChainStepDeps, type Next, nightsOf, type SettleTask, type Stage, stageOf } from "./stage.ts";

const SHORTEST_HOLD_MS = MINUTE;
const LONGEST_HOLD_MS = 6 * HOUR;

/**
 * What comes next for a cohort after its shards were walked. Waits count from the minute in which the step was taken,
 * so that a cohort that was held up does not send its next mails on one another's heels. A cohort that gets on, but not
 * to the end (out of time, or the mail account's rate), goes on at once. As long as it is held up, one of its shards goes
 * ahead to see whether it still is, because an execution's history holds 25,000 events.
 */
export function makeSettle(
  deps: Pick<ChainStepDeps, "journal" | "config" | "clock" | "sending">,
): (task: SettleTask) => Promise<Next> {
  return async (task) => {
    const stage = await stageOf(deps, task);
    const now = deps.clock.now();
    const everyShard = Array.from({ length: stage.cohort.shards }, (_, shard) => shard);
    const next = (step: number, until: Instant, done = false, shards = everyShard): Next => ({
      cohort: task.cohort,
      step,
      until: new Date(until).toISOString(),
      shards,
      single: shards.length === 1,
      done,
    });
    const due = dueOf(stage.cohort, task.step);
    if (task.walked.some(({ prepared }) => prepared) && due !== undefined) {
      const unready = task.shards.filter((_, index) => task.walked[index]?.again);
      return now < due && unready.length > 0
        ? next(task.step, now, false, unready)
        : next(task.step, Math.max(due, now));
    }
    const stuck = task.shards.filter((_, index) => task.walked[index]?.again);
    const isHeldUp = stuck.length > 0 && !task.walked.some(({ moved }) => moved);
    if (isHeldUp) {
      const held = stage.cohort.heldSince ?? now;
      await deps.journal.holdCohort(task.cohort, held);
      const { barrier } = (await deps.sending.state()).sending;
      const at = walkAgainAt(stage, held, now);
      const probeAt = barrier?.kind === "closed" && isMail(stage.leg.action) ? barrier.probeAt : at;
      return next(task.step, Math.max(at, probeAt), false, stuck.slice(0, 1));
    }
    if (stage.cohort.heldSince !== undefined) await deps.journal.holdCohort(task.cohort, undefined);
    if (stuck.length > 0) return next(task.step, now, false, stuck);
    if (task.shards.length < everyShard.length) return next(task.step, now);
    const leg = legFrom(stage.chain, task.step + 1);
    const remaining = task.walked.reduce((sum, shard) => sum + shard.remaining, 0);
    if (!leg || remaining === 0) return next(task.step, now, true);

    const nextDue = nextLegDue(leg, nightsOf(stage), now);
    const wakes = wakesAt(nextDue, leadOf(stage.published.bundle, leg.action), now);
    if (wakes < nextDue) await deps.journal.scheduleCohort(task.cohort, { step: leg.step, dueAt: nextDue });
    return next(leg.step, wakes);
  };
}

/**
 * Held up by the night: when it is over. By anything else: soon at first, then ever more seldom, because an execution
 * of the state machine has room for some thousand rounds of one shard and a pause may last for months.
 */
function walkAgainAt(stage: Stage, heldSince: Instant, now: Instant): Instant {
  const morning = asleepUntil(stage.leg, nightsOf(stage), now);
  const pause = Math.min(Math.max((now - heldSince) / 4, SHORTEST_HOLD_MS), LONGEST_HOLD_MS);
  return morning ?? now + pause;
}
