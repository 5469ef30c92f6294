import { type Instant, MINUTE } from "../basics/calendar.ts";
import type { Action, Chain, Step, Wait } from "../config/chain.ts";
import { channelRules, type MessageRules } from "../config/channels.ts";
import type { Store } from "../config/store.ts";
import { afterQuiet, quietUntil } from "../mail/quiet-hours.ts";
import { channelOf } from "./actions.ts";
import { type Anchors, dueAfter, waitKindOf } from "./waits.ts";

/** One round of a chain: the waits, and the step that does something after them. */
export interface Leg {
  readonly waits: readonly Wait[];
  /** Index of the action among the chain's steps. */
  readonly step: number;
  readonly action: Action;
}

/** Whether a step only lets time pass. */
export const isWait = (step: Step): step is Wait => waitKindOf(step) !== undefined;

/** The next round from step `from` on; undefined when nothing is left to do but wait. */
export function legFrom(chain: Chain, from: number): Leg | undefined {
  const waits: Wait[] = [];
  for (let index = from; index < chain.steps.length; index++) {
    const step = chain.steps[index];
    if (!step) return undefined;
    if (!isWait(step)) return { waits, step: index, action: step };
    waits.push(step);
  }
  return undefined;
}

/** The round whose action is step `step`. */
export function legAt(chain: Chain, step: number): Leg | undefined {
  let from = step;
  while (from > 0) {
    const before = chain.steps[from - 1];
    if (!before || !isWait(before)) break;
    from--;
  }
  const leg = legFrom(chain, from);
  return leg?.step === step ? leg : undefined;
}

/** Whose night it is: the shop's quiet hours, by the clock on the wall in a zone. */
export interface Nights {
  readonly store: Pick<MessageRules, "quiet_hours" | "channels">;
  readonly timeZone: string;
}

/** The hours in which an action may not be done, because it would wake somebody. */
function quietOf(action: Action, store: Nights["store"]): Store["quiet_hours"] {
  const channel = channelOf(action);
  return channel === undefined ? undefined : channelRules(store, channel).quiet_hours;
}

/** When the quiet hours are over in which an action would fall that is a message; undefined when it may be done at `at`. */
export function asleepUntil(
  { action }: Pick<Leg, "action">,
  { store, timeZone }: Nights,
  at: Instant,
): Instant | undefined {
  return quietUntil(quietOf(action, store), timeZone, at);
}

/** `at`, or the morning after it where the action is a message and `at` falls in the quiet hours. */
export function awakeAt({ action }: Pick<Leg, "action">, { store, timeZone }: Nights, at: Instant): Instant {
  return afterQuiet(quietOf(action, store), timeZone, at);
}

/** When a leg that begins at `from` is due: after its waits, and after the quiet hours. Without anchors: a whole cohort. */
export function legDue(leg: Leg, nights: Nights, from: Instant, anchors?: Anchors): Instant {
  return awakeAt(leg, nights, dueAfter(leg.waits, from, nights.timeZone, anchors));
}

/** The same of the leg after a step that was taken at `takenAt`: waits count from its minute. */
export function nextLegDue(leg: Leg, nights: Nights, takenAt: Instant): Instant {
  return legDue(leg, nights, Math.floor(takenAt / MINUTE) * MINUTE);
}
