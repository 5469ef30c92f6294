import { makeStopChain, type StopChainDeps } from "../../src/app/chains/stop-chain.ts";
import { makeSwitchChain } from "../../src/app/chains/switch-chain.ts";
import { overtakenInWords } from "../../src/app/config/overtaken.ts";
import {
  makePublishOver,
  makeRollbackConfig,
  type Published as Outcome,
  type Overtaken,
} from "../../src/app/config/publish-config.ts";
import { makeReadChains } from "../../src/app/config/read-config.ts";
import type { makePlanConfig } from "../../src/app/foresight/plan/plan-config.ts";
import { type DecideHeldDeps, makeDecideHeld, makeReadHeld } from "../../src/app/nightly/decide-held.ts";
import { makeNights } from "../../src/app/nightly/read.ts";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import type { ConfigStore } from "../../src/ports/config.ts";
import { misuse } from "../terminal/refusal.ts";
import { type ConfigAccess, type Published, sizesOf } from "./access.ts";

/** What it takes to act on a chain's members: loaded only by the commands that do. */
export type ChainDeps = Omit<DecideHeldDeps & StopChainDeps, "config">;

/**
 * The config of a deployment whose tables the caller may read and write. `now` is the deployment's time. `plan`: loaded only
 * by the commands that plan.
 */
export function makeConfigOverStore(
  config: ConfigStore,
  now: Instant,
  chainDeps: () => Promise<ChainDeps>,
  plan?: () => Promise<ReturnType<typeof makePlanConfig>>,
): ConfigAccess {
  const publish = makePublishOver({ config });
  const rollback = makeRollbackConfig({ config });
  return {
    current: config.current,
    version: config.version,
    history: config.history,
    chains: makeReadChains({ config }),
    switchChain: makeSwitchChain({ config }),
    async held() {
      return makeReadHeld(await chainDeps())();
    },
    async decideHeld(chain, kind, by) {
      return makeDecideHeld({ ...(await chainDeps()), config })(chain, { kind, by });
    },
    async stopChain(request) {
      return (await makeStopChain({ ...(await chainDeps()), config })(request)).stopped;
    },
    async plan({ bundle }, onProgress) {
      if (!plan) throw new Error("this command makes no plans");
      return (await plan())({ bundle, now, ...defined({ onProgress }) });
    },
    now,
    async customers() {
      return (await chainDeps()).customers.approximateCount();
    },
    async segmentSizes() {
      const metrics = await makeNights((await chainDeps()).runs).metrics();
      return metrics && sizesOf(metrics.segments);
    },
    async push(request) {
      return publishedOf(await publish({ ...request, now }));
    },
    async rollback({ version, by, base, note }) {
      const result = await rollback({ to: version, by, ...defined({ base, note }) }, now);
      return result.result === "no-version" ? undefined : publishedOf(result);
    },
  };
}

function publishedOf(result: Outcome | Overtaken): Published {
  if (result.result === "overtaken") throw misuse(overtakenInWords(result.since));
  const { version, digest, by, note, bundle } = result.published;
  const { replaced } = result;
  return { result: result.result, version, digest, by, ...defined({ note, replaced }), bundle };
}
