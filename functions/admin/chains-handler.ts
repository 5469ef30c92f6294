import { makeStopChain, type StopChainDeps } from "../../src/app/chains/stop-chain.ts";
import { makeSwitchChain, type SwitchChainDeps } from "../../src/app/chains/switch-chain.ts";
import { makeReadChainDetails, type ReadChainDetailsDeps } from "../../src/app/config/read-chain-details.ts";
import { type DecideHeldDeps, makeDecideHeld, makeReadHeld } from "../../src/app/nightly/decide-held.ts";
import { ChainRequest, DecideHeldRequest, HeldRequest, StopChainRequest } from "../../src/contracts/admin.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { answering } from "./admin-handler.ts";
import { makeChangingHandler, type Recording } from "./changing-handler.ts";
import { withinTime } from "./within-time.ts";

/** The switches of chains, what of them waits for approval, and the end of their members' runs. */
export function makeChainsHandler(
  deps: SwitchChainDeps & DecideHeldDeps & StopChainDeps & ReadChainDetailsDeps & Recording,
) {
  const readChains = makeReadChainDetails(deps);
  const switchChain = makeSwitchChain(deps);
  const readHeld = makeReadHeld(deps);
  const decideHeld = makeDecideHeld(deps);
  const stopChain = makeStopChain(deps);
  const switching = (paused: boolean) =>
    answering(ChainRequest, async ({ path: { chain } }) => {
      const switched = await switchChain(chain, paused);
      if (switched.result === "switched") {
        const { changed } = switched;
        return {
          body: { chain, paused, changed },
          did: { chain, paused, changed },
          change: { from: paused !== changed, to: paused },
        };
      }
      const detail = `there is no such chain: there is ${switched.chains.join(", ") || "none"}`;
      return { problem: { kind: "not-found", detail, place: "path" } };
    });
  return makeChangingHandler(
    "admin-chains",
    {
      "GET /v1/chains": answering(HeldRequest, async () => ({ body: await readChains() })),
      "POST /v1/chains/{chain}/pause": switching(true),
      "POST /v1/chains/{chain}/resume": switching(false),
      "GET /v1/chains/held": answering(HeldRequest, async () => ({ body: { held: await readHeld() } })),
      "POST /v1/chains/{chain}/held": answering(DecideHeldRequest, async ({ path: { chain }, body }, by) => {
        const kind = body.decision === "approve" ? "approved" : "dropped";
        const decided = await decideHeld(chain, { kind, by }, withinTime());
        return { body: { chain, ...decided }, did: { chain, decision: kind, entered: decided.entered } };
      }),
      "POST /v1/chains/{chain}/stop": answering(StopChainRequest, async ({ path: { chain }, body }) => {
        const { reason, entered_by: enteredBy, since, from } = body;
        const request = {
          ...{ chain, reason },
          ...defined({ enteredBy, from, since: since === undefined ? undefined : Date.parse(since) }),
        };
        const stopped = await stopChain(request, withinTime());
        return { body: { chain, ...stopped }, did: { chain, reason, stopped: stopped.stopped } };
      }),
    },
    deps,
  );
}
