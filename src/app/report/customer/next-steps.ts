import type { CustomerPage } from "../../../contracts/answers/customer-page.ts";
import type { Instant } from "../../../domain/basics/calendar.ts";
import { defined } from "../../../domain/basics/defined.ts";
import { chainNamed } from "../../../domain/campaigns/chain-of.ts";
import { actionKindOf } from "../../../domain/chains/actions.ts";
import { type Decision, decide } from "../../../domain/chains/decide.ts";
import type { Cohort, Entry } from "../../../domain/chains/journal.ts";
import { type Leg, legDue, legFrom } from "../../../domain/chains/legs.ts";
import { reasonOf } from "../../../domain/chains/reason.ts";
import { anchorsOf, windowOf } from "../../../domain/chains/waits.ts";
import type { Action, Chain } from "../../../domain/config/chain.ts";
import type { Preferences } from "../../../domain/mailbox/preferences.ts";
import { timeZoneOf } from "../../../domain/people/language.ts";
import type { Customer } from "../../../domain/people/profile.ts";
import type { Foretold } from "../../../domain/uplift/foretold.ts";
import type { PublishedBundle } from "../../../ports/config.ts";
import type { Holds } from "../../chains/conditions.ts";

export type Next = CustomerPage["next"][number];
type NextStep = Extract<Next, { readonly kind: "step" }>;

/** An active run with what its steps depend on. */
export interface ActiveRun {
  readonly entry: Entry;
  readonly cohort: Cohort | undefined;
  /** The version that the run keeps. */
  readonly published: PublishedBundle;
  readonly paused: boolean;
}

export interface Foreseen {
  readonly now: Instant;
  readonly customer: Customer;
  readonly preferences: Preferences | undefined;
  readonly holds: Holds;
  readonly told: Foretold;
}

/**
 * The steps that are left of a run, when each is due, and what the rules would say of it then if nothing changes until
 * there. The next one's time is the cohort's; those of the others follow from it and the waits between.
 */
export function nextSteps(active: ActiveRun, of: Foreseen): readonly NextStep[] {
  const { entry, published, paused } = active;
  const chain = chainNamed(published.bundle, entry.chain);
  if (!chain) return [];
  const steps: NextStep[] = [];
  for (const { leg, at } of legsLeft(chain, active, of)) {
    if (entry.until !== undefined && at >= entry.until) break;
    steps.push({
      ...{ kind: "step", at, chain: entry.chain, run: entry.run, step: leg.step, paused },
      ...actionOf(leg.action),
      first: steps.length === 0,
      expected: expectedAt(leg, at, { chain, active, of }),
    });
  }
  return steps;
}

function* legsLeft(
  chain: Chain,
  { entry, cohort, published }: ActiveRun,
  { now, customer: { profile } }: Foreseen,
): Generator<{ readonly leg: Leg; readonly at: Instant }> {
  const over = new Set(entry.steps.flatMap(({ step, what }) => (what === "deferred" ? [] : [step])));
  const { store } = published.bundle;
  const nights = { store, timeZone: timeZoneOf(profile, store) };
  let leg = legFrom(chain, 0);
  let before = entry.enteredAt;
  for (; leg; leg = legFrom(chain, leg.step + 1)) {
    const { step, waits } = leg;
    if (over.has(step)) {
      before = entry.steps.find((note) => note.step === step)?.at ?? before;
      continue;
    }
    const known = cohort?.step === step ? cohort.dueAt : undefined;
    const upcoming = cohort?.upcoming?.step === step ? cohort.upcoming.dueAt : undefined;
    const at = known ?? upcoming ?? legDue(leg, nights, before, anchorsOf(profile, windowOf(waits)));
    before = Math.max(at, now);
    yield { leg, at };
  }
}

function actionOf(action: Action): Pick<NextStep, "action" | "name" | "offer"> {
  const kind = actionKindOf(action);
  if ("send" in action) return { action: kind, name: action.send, ...defined({ offer: action.offer }) };
  if ("emit" in action) return { action: kind, name: action.emit, ...defined({ offer: action.offer }) };
  return { action: kind, name: "" };
}

interface Asked {
  readonly chain: Chain;
  readonly active: ActiveRun;
  readonly of: Foreseen;
}

/** Orders that a run is about are not looked up here: what has become of them is said when the step is due. */
function expectedAt(
  leg: Leg,
  at: Instant,
  { chain, active: { entry, published }, of: { now, customer, preferences, holds, told } }: Asked,
): NextStep["expected"] {
  const { bundle } = published;
  const then = Math.max(at, now);
  const moment = { now: then, enteredAt: entry.enteredAt, ...told };
  return inWords(
    decide({
      ...{ chain, leg: entry.order === undefined ? leg : { ...leg, waits: [] } },
      ...{ store: bundle.store, entry, person: customer, now: then },
      ...defined({ preferences }),
      holds: (condition, person = customer) => holds(condition, person, bundle, moment),
    }),
  );
}

const inWords = (decision: Decision): NextStep["expected"] =>
  decision.kind === "act" ? { kind: "act" } : { kind: decision.kind, reason: reasonOf(decision.why) };
