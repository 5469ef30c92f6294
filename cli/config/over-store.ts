import { makeSwitchChain } from "../../src/app/chains/switch-chain.ts";
import {
  makePublishConfig,
  makeRollbackConfig,
  type PublishResult,
} from "../../src/app/config/publish-config.ts";
import { makeReadChains } from "../../src/app/config/read-config.ts";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import type { ConfigStore } from "../../src/ports/config.ts";
import type { ConfigAccess, Published } from "./access.ts";

/** The config of a deployment whose tables the caller may read and write. `now` is the deployment's time. */
export function makeConfigOverStore(config: ConfigStore, now: Instant): ConfigAccess {
  const publish = makePublishConfig({ config });
  const rollback = makeRollbackConfig({ config });
  return {
    current: config.current,
    history: config.history,
    chains: makeReadChains({ config }),
    switchChain: makeSwitchChain({ config }),
    async push(request) {
      return publishedOf(await publish({ ...request, now }));
    },
    async rollback(version, by) {
      const result = await rollback(version, by, now);
      return result.result === "no-version" ? undefined : publishedOf(result);
    },
  };
}

function publishedOf({ result, published: { version, digest, by, note, bundle } }: PublishResult): Published {
  return { result, version, digest, by, ...defined({ note }), bundle };
}
