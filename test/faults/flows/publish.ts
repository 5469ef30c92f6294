import { randomBytes } from "node:crypto";
import { expect } from "vitest";
import type { PublishRequest } from "../../../src/app/config/publish-config.ts";
import type { Cloud } from "../cloud.ts";
import type { Flow } from "../flow.ts";
import { CONFIG, NOON, publish } from "./shop.ts";

/** Too large for one item, so that a version has parts. */
const NEXT: Omit<PublishRequest, "now" | "by"> = {
  files: { "templates/large.mjml": randomBytes(500_000).toString("hex") },
  bundle: { ...CONFIG, store: { ...CONFIG.store, name: "South Tea" } },
};

/** Until the command has said that it is done. */
async function publishes(cloud: Cloud): Promise<void> {
  for (let tries = 0; tries < 12; tries += 1) {
    const published = await cloud
      .call("test/faults/operator.ts", "publishConfig", NEXT)
      .catch(() => undefined);
    expect([1, 2], "in force meanwhile").toContain((await cloud.config.current())?.version);
    if (published) return;
  }
  throw new Error("the command did not come to its end in 12 tries");
}

/** A version is there whole or not at all, and however often it is tried it is one version. */
export const PUBLISH: Flow = {
  name: "a publication of config",
  about: ["test/faults/operator.ts"],
  at: NOON,
  arrange: (cloud) => publish(cloud, CONFIG),
  act: publishes,
  async outcome(cloud) {
    const history = await cloud.config.history();
    return Promise.all(history.map(({ version }) => cloud.config.version(version)));
  },
};
