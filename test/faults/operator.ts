import { checkpoints, clock, config, customers, events, secrets, tastes } from "../../src/adapters/wiring.ts";
import { makePublishConfig, type PublishRequest } from "../../src/app/config/publish-config.ts";
import { makeRebuild } from "../../src/app/people/rebuild.ts";

/** What people do with the command line, in a process of its own that can crash as the functions can. */
export const publishConfig = (request: Omit<PublishRequest, "now" | "by">) =>
  makePublishConfig({ config: config() })({ ...request, by: "test", now: clock.now() });

export const rebuild = () =>
  makeRebuild({
    events: events(),
    customers: customers(),
    tastes: tastes(),
    checkpoints: checkpoints(),
    config: config(),
    secrets: secrets(),
  })();
