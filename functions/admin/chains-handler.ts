import { makeSwitchChain, type SwitchChainDeps } from "../../src/app/chains/switch-chain.ts";
import { ChainRequest } from "../../src/contracts/admin.ts";
import { answering, makeAdminHandler } from "./admin-handler.ts";

/** The switches of chains. */
export function makeChainsHandler(deps: SwitchChainDeps) {
  const switchChain = makeSwitchChain(deps);
  const switching = (paused: boolean) =>
    answering(ChainRequest, async ({ path: { chain } }) => {
      const switched = await switchChain(chain, paused);
      if (switched.result === "switched") {
        const { changed } = switched;
        return { body: { chain, paused, changed }, did: { chain, paused, changed } };
      }
      const detail = `there is no such chain: there is ${switched.chains.join(", ") || "none"}`;
      return { problem: { kind: "not-found", detail, place: "path" } };
    });
  return makeAdminHandler("admin-chains", {
    "POST /v1/chains/{chain}/pause": switching(true),
    "POST /v1/chains/{chain}/resume": switching(false),
  });
}
