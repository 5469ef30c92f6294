import { makeChangeCode } from "../offers/change-code.ts";
import { makeTakeBack } from "../offers/take-back.ts";
import { makeWithdrawCode } from "../offers/withdraw-code.ts";
import type { HeldCode } from "./mail-code.ts";
import type { ChainStepDeps } from "./stage.ts";
import type { StepResult } from "./turn.ts";

/** What a message's way out does to the code that it carries. */
export interface CodeOfSend {
  /**
   * Right before the message goes, because what breaks off after it must not leave a code in a customer's hands that
   * somebody may take back unheard. False: the code is good no more, and the message has to be made anew.
   */
  readonly sent: (code: string) => Promise<boolean>;
  /** The customer has a better code now, for certain: the lesser ones are withdrawn. */
  readonly replaced: (held: HeldCode | undefined) => Promise<void>;
  /** No message of this step carries it. */
  readonly unused: (held: HeldCode | undefined, why: string) => Promise<void>;
  /** The same where the step has ended without a message. One that is only put off finds its code reserved. */
  readonly over: (held: HeldCode | undefined, result: StepResult) => Promise<StepResult>;
}

export function makeCodeOfSend(
  deps: Pick<ChainStepDeps, "codes" | "batches" | "pools" | "clock">,
): CodeOfSend {
  const { clock } = deps;
  const changeCode = makeChangeCode(deps);
  const takeBack = makeTakeBack(deps);
  const withdrawCode = makeWithdrawCode(deps);
  const unused: CodeOfSend["unused"] = async (held, why) => {
    if (held?.isOwn && held.code.stage === "reserved") await takeBack(held.code.code, why);
  };
  return {
    unused,
    async sent(code) {
      const { kind } = await changeCode(code, { kind: "sent", at: clock.now() });
      return kind === "changed" || kind === "same";
    },
    async replaced(held) {
      for (const replaced of held?.replaces ?? []) {
        const why = `${held?.code.code} replaces it`;
        await withdrawCode(replaced, why);
      }
    },
    async over(held, result) {
      if (endsUnheard(result)) await unused(held, result.why);
      return result;
    },
  };
}

type Ended = Extract<StepResult, { readonly kind: "leave" | "over" }>;

const endsUnheard = (result: StepResult): result is Ended =>
  result.kind === "leave" ||
  (result.kind === "over" && (result.what === "skipped" || result.what === "failed"));
