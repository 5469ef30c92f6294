import type { Instant } from "../../domain/basics/calendar.ts";
import { defined } from "../../domain/basics/defined.ts";
import { type Decision, decide, NO_PROFILE } from "../../domain/chains/decide.ts";
import type { Entry } from "../../domain/chains/journal.ts";
import { awakeAt, legFrom, nextLegDue } from "../../domain/chains/legs.ts";
import { leadOf } from "../../domain/chains/preparing.ts";
import { isForTimeOfDay } from "../../domain/chains/waits.ts";
import type { Models } from "../../domain/uplift/foretold.ts";
import { unlessUnreadable } from "../quarantine/unless-unreadable.ts";
import { makeActions } from "./actions.ts";
import { type Member, makeBoard, type Place } from "./boarding.ts";
import { makeDrawHoldout } from "./draw-holdout.ts";
import { makeGiveBack } from "./give-back.ts";
import { makeLeave } from "./leave.ts";
import { orUnreadable } from "./or-unreadable.ts";
import { makeReadTurn } from "./read-turn.ts";
import type { Sender } from "./send-mail.ts";
import { type ChainStepDeps, nightsOf, type Stage } from "./stage.ts";
import type { StepResult } from "./turn.ts";

export type MemberOutcome =
  /** Taken through the step, and in this cohort for the next. */
  | "advanced"
  /** Taken through the step, and out of the chain or in another cohort. */
  | "departed"
  /** Could not be taken through it now. */
  | "again"
  /** Was taken through it before, and is still in this cohort. */
  | "advanced-before"
  /** Had left this cohort before. */
  | "departed-before";

/** Takes one customer through a step, once: a step that has its outcome in the journal is left alone. */
export function makeMemberStep(
  deps: ChainStepDeps,
  sender: Sender,
): (member: Member, stage: Stage, models: Models | undefined) => Promise<MemberOutcome> {
  const { journal, clock } = deps;
  const board = makeBoard(deps);
  const leave = makeLeave(deps);
  const readTurn = makeReadTurn(deps);
  const drawHoldout = makeDrawHoldout(deps);
  const giveBack = makeGiveBack(deps);
  const perform = makeActions(deps, sender);

  return async (member, stage, models) => {
    const { cohort, chain, leg } = stage;
    // Whose entry cannot be read stands still; the others of the cohort do not wait.
    const entry = await unlessUnreadable(journal.entryOf({ ...member, chain: cohort.chain }));
    if (!entry || entry.run !== member.run || entry.status === "done") return "departed-before";
    if (entry.cohort !== cohort.id) return "departed-before";
    if (entry.steps.some((note) => note.step === leg.step && note.what !== "deferred")) {
      if (legFrom(chain, leg.step + 1)) return "advanced-before";
      await leave(entry, stage.published.bundle, { outcome: "completed", at: clock.now() });
      return "departed";
    }
    return record(entry, stage, await orUnreadable(resultFor(entry, stage, models)));
  };

  async function resultFor(entry: Entry, stage: Stage, models: Models | undefined): Promise<StepResult> {
    const turn = await readTurn(entry, stage, { now: clock.now(), models });
    if (!turn) return NO_PROFILE;
    const decision = await drawHoldout(turn, decide(turn));
    if (decision.kind === "act") return perform(turn, decision.action);
    if (decision.kind !== "defer") await giveBack(turn, decision.why);
    return resultOf(decision);
  }

  async function record(entry: Entry, stage: Stage, result: StepResult): Promise<MemberOutcome> {
    switch (result.kind) {
      case "again":
        return "again";
      case "leave":
        await leave(entry, stage.published.bundle, { outcome: result.why, at: clock.now() });
        return "departed";
      case "defer":
        await defer(entry, stage, result);
        return "departed";
      case "over":
        return moveOn(entry, stage, result);
      default:
        return result satisfies never;
    }
  }

  async function moveOn(
    { customer, chain, run }: Entry,
    stage: Stage,
    { what, why }: Extract<StepResult, { readonly kind: "over" }>,
  ): Promise<MemberOutcome> {
    const at = clock.now();
    const note = { step: stage.leg.step, at, what, why };
    if (!legFrom(stage.chain, stage.leg.step + 1)) {
      // The outcome of the last step and the end of the run are one write.
      const end = { outcome: "completed", at, last: note };
      await leave({ customer, chain, run }, stage.published.bundle, end);
      return "departed";
    }
    const onward = nextOfTheDay(stage, at);
    if (!onward) {
      await journal.note({ customer, chain, run }, note);
      return "advanced";
    }
    const boarded = await board({ customer, run }, onward);
    await journal.moveOn({ customer, chain, run }, note, boarded.id);
    return "departed";
  }

  /** Spins the customer off into a cohort of those who are due then, whose waits are the customer's from there on. */
  async function defer(
    { customer, chain, run }: Entry,
    { cohort, leg, published }: Stage,
    { until, timeZone, why, since }: Extract<StepResult, { readonly kind: "defer" }>,
  ): Promise<void> {
    // Whoever waits for a code has it in the making.
    const lead = since === undefined ? leadOf(published.bundle, leg.action) : undefined;
    const due = awakeAt(leg, { store: published.bundle.store, timeZone }, until);
    const boarded = await board(
      { customer, run },
      { ...cohort, step: leg.step, due, timeZone, ...defined({ lead }) },
    );
    const note = { step: leg.step, at: clock.now(), what: "deferred", why, ...defined({ since }) } as const;
    await journal.note({ customer, chain, run }, note);
    await journal.carry({ customer, chain, run }, boarded.id);
  }
}

/** What a decision comes to where nothing has to be done. */
function resultOf(decision: Exclude<Decision, { readonly kind: "act" }>): StepResult {
  switch (decision.kind) {
    case "leave":
    case "defer":
      return decision;
    case "skip":
      return { kind: "over", what: "skipped", why: decision.why };
    case "hold-out":
      return { kind: "over", what: "holdout", why: decision.why };
    default:
      return decision satisfies never;
  }
}

/**
 * The cohort of everybody who is due at the same time of day next, where the next step waits for one: customers came in
 * five minutes apart, and from there on they go together. A cohort of several shards is large enough to go by itself.
 */
function nextOfTheDay(stage: Stage, takenAt: Instant): Place | undefined {
  const { cohort, chain, leg } = stage;
  const next = legFrom(chain, leg.step + 1);
  if (cohort.shards > 1 || !next?.waits.some(isForTimeOfDay)) return undefined;
  const lead = leadOf(stage.published.bundle, next.action);
  const due = nextLegDue(next, nightsOf(stage), takenAt);
  return { ...cohort, step: next.step, due, ...defined({ lead }) };
}
