import { decide } from "../../domain/chains/decide.ts";
import { STARTING_PROMPTLY, TRIGGERS } from "../../domain/chains/triggers.ts";
import type { Bundle, Chain } from "../../domain/config/bundle.ts";
import type { CustomerKey, Fact } from "../../domain/facts/facts.ts";
import type { ConfigStore } from "../../ports/config.ts";
import { makeGate } from "../mail/sending/gate.ts";
import { makeTally } from "../mail/sending/tally.ts";
import type { makeProject } from "../people/project.ts";
import { makeHolds } from "./conditions.ts";
import { makeMemberStep } from "./member.ts";
import { otherRunOf, personOf } from "./person.ts";
import { type ChainStepDeps, stageOf } from "./stage.ts";
import { turnOf } from "./turn.ts";

export const isPrompt = (chain: Chain): boolean => chain.prompt === true;

/**
 * Takes whoever has just entered a prompt chain through its first step, if that step sends the mail now. Everything else
 * (to wait, to skip, to leave, to hold out) is left to the cohort that they have boarded as well, which comes minutes later:
 * by then all that was said together has been folded. So is what fails here.
 */
export function makePromptStep(deps: ChainStepDeps): (customer: CustomerKey, chain: string) => Promise<void> {
  const gate = makeGate(deps);
  const tally = makeTally(deps);
  const holds = makeHolds(deps.expressions);
  return async (customer, chainId) => {
    const entry = await deps.journal.entry(customer, chainId);
    if (!entry || entry.status === "done" || entry.steps.length > 0) return;
    if ((await deps.config.pausedChains()).has(chainId) || (await gate.shutBy()) !== undefined) return;
    const stage = await stageOf(deps, { cohort: entry.cohort, step: 0 });
    const person = await personOf(deps.customers, customer);
    if (!person) return;
    const model = await deps.model();
    const otherRun = await otherRunOf(deps.journal, person, entry);
    const turn = turnOf({ stage, entry, person, otherRun, now: deps.clock.now(), model }, holds);
    if (decide(turn).kind !== "act") return;
    const mails = { sent: 0, unknown: 0 };
    const sender = { gate, count: (what: keyof typeof mails) => void mails[what]++ };
    // What this very invocation has folded is read: a look that may be a second old could find nobody to write to.
    const customers = { ...deps.customers, get: (key: CustomerKey) => deps.customers.get(key) };
    const memberStep = makeMemberStep({ ...deps, customers }, sender);
    await memberStep({ customer, run: entry.run }, stage, model).finally(() =>
      tally(deps.clock.now(), mails),
    );
  };
}

/**
 * Folds at once the customers of those facts that begin a prompt chain. The projector folds all facts a little later, and
 * begins what a failure here has left out.
 */
export function makePromptProject(deps: {
  readonly config: Pick<ConfigStore, "current">;
  readonly project: ReturnType<typeof makeProject>;
}): ReturnType<typeof makeProject> {
  return async (facts) => {
    const begins = beginningsIn((await deps.config.current())?.bundle);
    const awaited = facts.filter(begins);
    const projected = awaited.length > 0 ? await deps.project(awaited) : [];
    const results = new Map(awaited.map((fact, index) => [fact, projected[index]]));
    return facts.map((fact) => results.get(fact) ?? { ok: true });
  };
}

/** Whether a fact is what some prompt chain waits for. */
function beginningsIn(bundle: Bundle | undefined): (fact: Fact) => boolean {
  const kinds = new Set(
    Object.values(bundle?.chains ?? {}).flatMap(({ enter, prompt }) =>
      prompt && "event" in enter ? TRIGGERS[enter.event].facts : [],
    ),
  );
  return ({ kind }) => STARTING_PROMPTLY.has(kind) && kinds.has(kind);
}
