import { actionKindOf } from "../../domain/chains/actions.ts";
import type { Action, ActionKind, ActionKinds } from "../../domain/config/chain.ts";
import { makeEmit } from "./emit.ts";
import { makeSendMail, type Sender } from "./send-mail.ts";
import { makeSilence } from "./silence.ts";
import type { ChainStepDeps } from "./stage.ts";
import type { MemberTurn, Perform, StepResult } from "./turn.ts";

/** One row a kind of action. */
export function makeActions(deps: ChainStepDeps, sender: Sender): Perform<Action> {
  const actions: {
    readonly [K in ActionKind]: { perform(turn: MemberTurn, action: ActionKinds[K]): Promise<StepResult> };
  } = {
    send: { perform: makeSendMail(deps, sender) },
    silence: { perform: makeSilence(deps) },
    emit: { perform: makeEmit(deps, sender) },
  };
  return (turn, action) => {
    const handler: { perform(turn: MemberTurn, action: Action): Promise<StepResult> } =
      actions[actionKindOf(action)];
    return handler.perform(turn, action);
  };
}
