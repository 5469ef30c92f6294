import pMap from "p-map";
import { quietUntil } from "../domain/quiet-hours.ts";
import { type ChainStepDeps, type Stage, stageOf, type Walked, type WalkTask } from "./chain-context.ts";
import { type MemberOutcome, makeMemberStep } from "./chain-member.ts";
import type { Member } from "./cohorts.ts";

const PAGE = 48;
const AT_ONCE = 8;

/**
 * Takes one shard of a cohort through the step that is due. Safe to repeat at any point: what was done for a customer
 * is in the journal and is not done again. `hasTime` false ends the walk early; it is walked again.
 */
export function makeWalk(deps: ChainStepDeps): (task: WalkTask, hasTime: () => boolean) => Promise<Walked> {
  const memberStep = makeMemberStep(deps);
  return async (task, hasTime) => {
    const stage = await stageOf(deps, task);
    const model = await deps.model();
    const count = { again: false, remaining: 0 };
    for await (const page of pagesOf(deps.journal.members(task.cohort, task.shard))) {
      if (count.again || !hasTime() || (await heldUp(stage))) return { ...count, again: true };
      const outcomes = await pMap(page, (member) => memberStep(member, stage, model), {
        concurrency: AT_ONCE,
        stopOnError: false,
      });
      count.remaining += outcomes.filter((outcome) => outcome === "stays").length;
      count.again ||= outcomes.some((outcome: MemberOutcome) => outcome === "again");
    }
    return count;
  };

  /** The whole cohort waits: the chain is paused, or it is night where its customers live. */
  async function heldUp({ cohort, leg, published }: Stage): Promise<boolean> {
    if ((await deps.config.pausedChains()).has(cohort.chain)) return true;
    const { quiet_hours } = published.bundle.store;
    return "send" in leg.action && quietUntil(quiet_hours, cohort.timeZone, deps.clock.now()) !== undefined;
  }
}

async function* pagesOf(members: AsyncIterable<Member>): AsyncGenerator<readonly Member[]> {
  let page: Member[] = [];
  for await (const member of members) {
    page.push(member);
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
