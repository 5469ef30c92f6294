import { parseDuration } from "../../domain/basics/calendar.ts";
import { offersIn } from "../../domain/chains/preparing.ts";
import { codeSource } from "../offers/code-source.ts";
import { makeTakeBack } from "../offers/take-back.ts";
import type { ChainStepDeps } from "./stage.ts";
import type { MemberTurn } from "./turn.ts";

type Deps = Pick<ChainStepDeps, "codes" | "batches" | "pools" | "secrets" | "clock">;

/**
 * Takes back what was reserved for a step that comes to nothing: an hour before it was due, or by a try that was put off.
 * Whoever had neither pays nothing for it.
 */
export function makeGiveBack(deps: Deps) {
  const takeBack = makeTakeBack(deps);
  return async ({ entry, leg, store, published, person }: MemberTurn, why: string): Promise<void> => {
    const wasTried = entry.steps.some(({ step, what }) => step === leg.step && what === "deferred");
    if (!store.till && !wasTried) return;
    const [links] = (await deps.secrets.keys()).links;
    if (!links) return;
    for (const id of new Set(offersIn(leg.action))) {
      const offer = published.bundle.offers.list[id];
      if (!offer?.code) continue;
      const source = codeSource(deps, {
        ...{ customer: person.profile.id, offer: id, rule: offer.code, links },
        ...{ validForMs: parseDuration(offer.valid_for) ?? 0, now: deps.clock.now() },
      });
      const { live } = await source.look();
      for (const { code, stage, chain } of live)
        if (stage === "reserved" && chain === entry.chain) await takeBack(code, why);
    }
  };
}
