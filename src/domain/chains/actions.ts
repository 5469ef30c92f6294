import type { Action, ActionKind, ActionKinds } from "../config/chain.ts";
import { EMAIL } from "../config/channels.ts";

/** What became of one step for one customer. All but `deferred` are final. */
export type StepOutcome =
  | "sent"
  | "emitted"
  | "unknown"
  | "skipped"
  | "failed"
  | "holdout"
  | "silenced"
  | "deferred";

interface ActionRule<A> {
  /** By which channel it writes to the customer: then it needs consent to that, and sleeps at night. */
  channel(action: A): string | undefined;
  /** What a customer in the hold-out has missed, in words. */
  missed(action: A): string;
}

const ACTIONS: { readonly [K in ActionKind]: ActionRule<ActionKinds[K]> } = {
  send: { channel: () => EMAIL, missed: ({ send }) => `would have got ${send}` },
  silence: { channel: () => undefined, missed: () => "would have been silenced" },
  emit: { channel: ({ channel }) => channel, missed: ({ emit }) => `would have got ${emit}` },
};

const KINDS = Object.keys(ACTIONS) as readonly ActionKind[];

export function actionKindOf(action: Action): ActionKind {
  const kind = KINDS.find((one) => one in action);
  // Never taken for another kind: a step that this version does not know would otherwise do something to somebody.
  if (kind === undefined) throw new Error(`unknown kind of step: ${Object.keys(action).join(", ")}`);
  return kind;
}

/** The channel by which an action writes to its customer; undefined of one that writes nothing. */
export function channelOf(action: Action): string | undefined {
  const rule: ActionRule<Action> = ACTIONS[actionKindOf(action)];
  return rule.channel(action);
}

/** Whether it is a mail of Comeback's own, which waits while no mail may go. */
export const isMail = (action: Action): boolean => channelOf(action) === EMAIL;

export function missedBy(action: Action): string {
  const rule: ActionRule<Action> = ACTIONS[actionKindOf(action)];
  return rule.missed(action);
}
