import type { Action, ActionKind, ActionKinds } from "../config/bundle.ts";

/** What became of one step for one customer. All but `deferred` are final. */
export type StepOutcome = "sent" | "unknown" | "skipped" | "failed" | "holdout" | "silenced" | "deferred";

interface ActionRule<A> {
  /** Needs consent and an address, waits while no mail may go, and sleeps at night. */
  readonly isMail: boolean;
  /** What a customer in the hold-out has missed, in words. */
  missed(action: A): string;
}

const ACTIONS: { readonly [K in ActionKind]: ActionRule<ActionKinds[K]> } = {
  send: { isMail: true, missed: ({ send }) => `would have got ${send}` },
  silence: { isMail: false, missed: () => "would have been silenced" },
};

const KINDS = Object.keys(ACTIONS) as readonly ActionKind[];

export function actionKindOf(action: Action): ActionKind {
  const kind = KINDS.find((one) => one in action);
  // Never taken for another kind: a step that this version does not know would otherwise do something to somebody.
  if (kind === undefined) throw new Error(`unknown kind of step: ${Object.keys(action).join(", ")}`);
  return kind;
}

export function isMail(action: Action): boolean {
  return ACTIONS[actionKindOf(action)].isMail;
}

export function missedBy(action: Action): string {
  const rule: ActionRule<Action> = ACTIONS[actionKindOf(action)];
  return rule.missed(action);
}
