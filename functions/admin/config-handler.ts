import * as z from "zod";
import { VersionRequest } from "../../src/contracts/admin.ts";
import type { ConfigStore } from "../../src/ports.ts";
import { answering, makeAdminHandler } from "./admin-handler.ts";

interface ConfigDeps {
  readonly config: Pick<ConfigStore, "current" | "version" | "history" | "pausedChains">;
}

/** Shows what is published. */
export function makeConfigHandler({ config }: ConfigDeps) {
  return makeAdminHandler("admin-config", {
    "GET /v1/config": answering(z.object({}), async () => {
      const [current, history, paused] = await Promise.all([
        config.current(),
        config.history(),
        config.pausedChains(),
      ]);
      const chains = Object.keys(current?.bundle.chains ?? {});
      return {
        body: {
          version: current?.version ?? null,
          chains: chains.map((id) => ({ id, paused: paused.has(id) })),
          history,
        },
      };
    }),

    "GET /v1/config/{version}": answering(VersionRequest, async ({ path: { version } }) => {
      const found = await config.version(version);
      if (found) {
        const { bundle: _, ...content } = found;
        return { body: content };
      }
      return { problem: { kind: "not-found", detail: `there is no version ${version}`, place: "path" } };
    }),
  });
}
