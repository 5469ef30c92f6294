import { type Instant, MINUTE } from "../../domain/basics/calendar.ts";
import { anchoredDue, anchorsOf, dueAfter, legFrom, windowOf } from "../../domain/chains/chains.ts";
import type { Entry, StepOutcome } from "../../domain/chains/journal.ts";
import type { ChurnModel } from "../../domain/churn/model.ts";
import type { FactId } from "../../domain/facts/facts.ts";
import { afterQuiet, quietUntil } from "../../domain/mail/quiet-hours.ts";
import { mayMail } from "../../domain/people/consent.ts";
import { timeZoneOf } from "../../domain/people/language.ts";
import { type Member, makeBoard, type Place } from "./boarding.ts";
import { makeHolds } from "./conditions.ts";
import { makeLeave } from "./leave.ts";
import { otherRunOf, personOf } from "./person.ts";
import { makeSendMail, type Sender } from "./send-mail.ts";
import type { ChainStepDeps, Stage } from "./stage.ts";
import { type Decision, momentOf, type Turn, turnOf } from "./turn.ts";

/**
 * `stays`: with this cohort for its next step. `gone`: ended, or handed over. `again`: could not be done now. `stood`
 * and `left` are the first two for whom this step was over before.
 */
export type MemberOutcome = "stays" | "gone" | "again" | "stood" | "left";

/** Takes one customer through a step, once: a step that has its outcome in the journal is left alone. */
export function makeMemberStep(
  deps: ChainStepDeps,
  sender: Sender,
): (member: Member, stage: Stage, model: ChurnModel | undefined) => Promise<MemberOutcome> {
  const { journal, clock } = deps;
  const board = makeBoard(deps);
  const leave = makeLeave(deps);
  const holds = makeHolds(deps.expressions);
  const sendMail = makeSendMail(deps, holds, sender);

  return async (member, stage, model) => {
    const { cohort, chain, leg } = stage;
    const entry = await journal.entry(member.customer, cohort.chain);
    if (!entry || entry.run !== member.run || entry.status === "done") return "left";
    if (entry.cohort !== cohort.id) return "left";
    const isDone = entry.steps.some((note) => note.step === leg.step && note.what !== "deferred");
    const decision = isDone ? undefined : await decide(entry, stage, model);
    const at = clock.now();
    const { bundle } = stage.published;
    const isLast = legFrom(chain, leg.step + 1) === undefined;
    switch (decision?.kind) {
      case "leave":
        await leave(entry, bundle, { outcome: decision.why, at });
        return "gone";
      case "again":
        return "again";
      case "defer":
        await defer(entry, stage, decision);
        return "gone";
      case "note": {
        const outcome = { step: leg.step, at, what: decision.what, why: decision.why };
        const onward = isLast ? undefined : nextOfTheDay(stage, at);
        if (onward) {
          const boarded = await board(entry, onward);
          await journal.moveOn(entry.customer, entry.chain, entry.run, outcome, boarded.id);
          return "gone";
        }
        if (!isLast) await journal.note(entry.customer, entry.chain, entry.run, outcome);
      }
    }
    if (!isLast) return isDone ? "stood" : "stays";
    // The outcome of the last step and the end of the run are one write.
    const last = decision && { last: { step: leg.step, at, what: decision.what, why: decision.why } };
    await leave(entry, bundle, { outcome: "completed", at, ...last });
    return "gone";
  };

  async function decide(entry: Entry, stage: Stage, model: ChurnModel | undefined): Promise<Decision> {
    const person = await personOf(deps.customers, entry.customer);
    if (!person) return { kind: "leave", why: "no profile any more" };
    const other = await otherRunOf(journal, person, entry);
    if (other) return { kind: "leave", why: `merged: goes on as ${other}` };
    const turn = turnOf(entry, stage, person, clock.now(), model);
    return ended(turn) ?? tooEarly(turn) ?? notFor(turn) ?? act(turn);
  }

  function ended(turn: Turn): Decision | undefined {
    const { chain, person, published } = turn;
    if (chain.exit === undefined || !holds(chain.exit, person, published.bundle, momentOf(turn)))
      return undefined;
    return { kind: "leave", why: `exit: ${chain.exit}` };
  }

  function notFor(turn: Turn): Decision | undefined {
    const { leg, person, published, entry } = turn;
    const { action } = leg;
    const may = "send" in action ? mayMail(person.profile) : undefined;
    if (may?.kind === "never") return { kind: "leave", why: may.why };
    if (!holds(action.when, person, published.bundle, momentOf(turn))) {
      return { kind: "note", what: "skipped", why: `when: ${action.when} is false` };
    }
    if (may?.kind === "not-now") return { kind: "note", what: "skipped", why: may.why };
    if (!entry.holdout) return undefined;
    const what = "send" in action ? `would have got ${action.send}` : "would have been silenced";
    return { kind: "note", what: "holdout", why: `holdout: ${what}` };
  }

  async function act(turn: Turn): Promise<Decision> {
    const { action } = turn.leg;
    return "send" in action ? sendMail(turn, action) : silence(turn);
  }

  async function silence({ entry, person, leg, now }: Turn): Promise<Decision> {
    await deps.events.append([
      {
        kind: "silenced",
        id: `silenced:${entry.run}:${leg.step}` as FactId,
        customer: person.profile.id,
        chain: entry.chain,
        at: now,
        receivedAt: now,
        source: "comeback",
      },
    ]);
    return { kind: "note", what: "silenced", why: "no mails until the next activity" };
  }

  /** Spins the customer off into a cohort of those who are due then, whose waits are the customer's from there on. */
  async function defer(
    entry: Entry,
    { cohort, leg, published }: Stage,
    { until, timeZone, why }: Extract<Decision, { readonly kind: "defer" }>,
  ): Promise<void> {
    const quiet = "send" in leg.action ? published.bundle.store.quiet_hours : undefined;
    const due = afterQuiet(quiet, timeZone, until);
    const place = { ...cohort, step: leg.step, due, timeZone };
    const boarded = await board(entry, place);
    await note(entry, leg.step, "deferred", why);
    await journal.carry(entry.customer, entry.chain, entry.run, boarded.id);
  }

  function note(entry: Entry, step: number, what: StepOutcome, why: string): Promise<void> {
    return journal.note(entry.customer, entry.chain, entry.run, { step, at: clock.now(), what, why });
  }
}

/**
 * The cohort of everybody who is due at the same time of day next, where the next step waits for one: customers came in
 * five minutes apart, and from there on they go together. A cohort of several shards is large enough to go by itself.
 */
function nextOfTheDay({ cohort, chain, leg, published }: Stage, now: Instant): Place | undefined {
  const next = legFrom(chain, leg.step + 1);
  if (cohort.shards > 1 || !next?.waits.some((wait) => "wait_until" in wait)) return undefined;
  const { timeZone } = cohort;
  const due = dueAfter(next.waits, Math.floor(now / MINUTE) * MINUTE, timeZone);
  const quiet = "send" in next.action ? published.bundle.store.quiet_hours : undefined;
  return { ...cohort, step: next.step, due: afterQuiet(quiet, timeZone, due) };
}

/** The customer's own waits are not over: they count from an anchor that has moved, or it is night there. */
function tooEarly({ person, published, leg, now }: Turn): Decision | undefined {
  const { store } = published.bundle;
  const timeZone = timeZoneOf(person.profile, store);
  const own = anchoredDue(leg.waits, timeZone, anchorsOf(person.profile, windowOf(leg.waits)));
  if (own.kind === "gone")
    return { kind: "leave", why: `exit: no ${own.anchor.replaceAll("_", " ")} any more` };
  if (own.kind === "due" && own.at > now) {
    return { kind: "defer", until: own.at, timeZone, why: "the wait counts from a later moment" };
  }
  if (!("send" in leg.action)) return undefined;
  const morning = quietUntil(store.quiet_hours, timeZone, now);
  if (morning === undefined) return undefined;
  return { kind: "defer", until: morning, timeZone, why: `quiet hours in ${timeZone}` };
}
