import { makeAgenda } from "../../../domain/basics/agenda.ts";
import type { Instant } from "../../../domain/basics/calendar.ts";
import { executionOf } from "../../../domain/chains/journal.ts";
import type { Workflows } from "../../../ports/chains.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { Next, SettleTask, StepTask, Walked, WalkTask } from "../../chains/stage.ts";

interface Execution {
  readonly name: string;
  readonly cohort: string;
  readonly step: number;
  readonly shards: readonly number[];
}

type ChainStep = (task: StepTask | WalkTask | SettleTask, hasTime: () => boolean) => Promise<Walked | Next>;

const always = () => true;

/**
 * Plays the chain state machine (lib/constructs/chains.ts) for every cohort: wait until the step is due, walk the
 * shards, ask what comes next. Waits end when somebody asks for the execution that is due.
 */
export function makeCohortRuns(clock: Clock) {
  const agenda = makeAgenda<Execution>();
  const running = new Set<string>();
  const ended = new Set<string>();

  const workflows: Workflows = {
    async startCohort(cohort, firstDue) {
      const name = executionOf(cohort);
      if (ended.has(name)) return "ended";
      if (running.has(name)) return "started";
      running.add(name);
      const shards = Array.from({ length: cohort.shards }, (_, shard) => shard);
      agenda.add(Math.max(firstDue, clock.now()), { name, cohort: cohort.id, step: cohort.step, shards });
      return "started";
    },
    async *running() {
      yield* running;
    },
  };

  return {
    workflows,
    next: agenda.next,
    /** Takes the execution that is due through its step. */
    async run(chainStep: ChainStep): Promise<void> {
      const execution = agenda.take();
      if (!execution) return;
      const { name } = execution;
      const { cohort, step, shards, until, done } = await stepped(chainStep, execution);
      if (done) {
        running.delete(name);
        ended.add(name);
      } else agenda.add(untilOf(until, clock.now()), { name, cohort, step, shards });
    },
  };
}

async function stepped(chainStep: ChainStep, { cohort, step, shards }: Execution): Promise<Next> {
  if (shards.length === 1) return nextIn(await chainStep({ task: "step", cohort, step, shards }, always));
  const walked: Walked[] = [];
  for (const shard of shards) {
    const result = await chainStep({ task: "walk", cohort, step, shard }, always);
    if (!("again" in result)) throw new Error("a walk answers with what it walked");
    walked.push(result);
  }
  return nextIn(await chainStep({ task: "settle", cohort, step, shards, walked }, always));
}

function nextIn(result: Walked | Next): Next {
  if (!("done" in result)) throw new Error("a step answers with what is next");
  return result;
}

const untilOf = (until: string, now: Instant): Instant => Math.max(Date.parse(until), now);
