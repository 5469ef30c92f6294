import { decide } from "../../domain/chains/decide.ts";
import type { Run } from "../../domain/chains/journal.ts";
import type { Chain } from "../../domain/config/chain.ts";
import type { CustomerKey } from "../../domain/facts/facts.ts";
import { makeGate } from "../mail/sending/gate.ts";
import { makeMailCount } from "../mail/sending/mailed.ts";
import { makeTally } from "../mail/sending/tally.ts";
import { makeTillQueue } from "../offers/till-queue.ts";
import { makeHolds } from "./conditions.ts";
import { makeMemberStep } from "./member.ts";
import { makeOrderOf } from "./order-of.ts";
import { otherRunOf, personOf } from "./person.ts";
import { makeReadPreferences } from "./preferences.ts";
import { type ChainStepDeps, stageOf } from "./stage.ts";
import { turnOf } from "./turn.ts";

export const isPrompt = (chain: Chain): boolean => chain.prompt === true;

/**
 * Takes whoever has just entered a prompt chain through its first step, if that step sends the mail now. Everything else
 * (to wait, to skip, to leave) is left to the cohort that they have boarded as well, which comes minutes later: by then all
 * that was said together has been folded. So is what fails here. Who is held out is taken through now as well: the two sides
 * of a hold-out are drawn at the same moment, or who orders within the minutes between would be missing on one of them.
 */
export function makePromptStep(deps: ChainStepDeps): (entered: Run) => Promise<void> {
  const gate = makeGate(deps);
  const tally = makeTally(deps);
  const holds = makeHolds(deps.expressions);
  const preferencesOf = makeReadPreferences(deps);
  const orderOf = makeOrderOf(deps);
  return async (entered) => {
    const { customer, chain: chainId } = entered;
    const entry = await deps.journal.entryOf(entered);
    if (!entry || entry.status === "done" || entry.steps.length > 0) return;
    if ((await deps.config.pausedChains()).has(chainId) || (await gate.shutBy()) !== undefined) return;
    const stage = await stageOf(deps, { cohort: entry.cohort, step: 0 });
    const person = await personOf(deps.customers, customer);
    if (!person) return;
    const models = await deps.models();
    const [otherRun, preferences, order] = await Promise.all([
      otherRunOf(deps.journal, person, entry),
      preferencesOf(person, stage.leg),
      orderOf(entry, person, stage),
    ]);
    const turn = turnOf(
      { stage, entry, person, preferences, otherRun, order, now: deps.clock.now(), models },
      holds,
    );
    const { kind } = decide(turn);
    if (kind !== "act" && kind !== "hold-out") return;
    const { count, flush } = makeMailCount(deps.sending, tally);
    // What this very invocation has folded is read: a look that may be a second old could find nobody to write to.
    const customers = { ...deps.customers, get: (key: CustomerKey) => deps.customers.get(key) };
    const queue = makeTillQueue(deps);
    const memberStep = makeMemberStep({ ...deps, customers }, { gate, count, toTill: queue.add });
    await memberStep({ customer, run: entry.run }, stage, models)
      .finally(() => flush(deps.clock.now(), stage.published.bundle.store.time_zone))
      .finally(() => queue.flush("all"));
  };
}
