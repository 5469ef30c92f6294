import * as z from "zod";
import { makeReadConfig, makeReadVersion, type ReadConfigDeps } from "../../src/app/config/read-config.ts";
import { VersionRequest } from "../../src/contracts/admin.ts";
import { answering, makeAdminHandler } from "./admin-handler.ts";

/** Shows what is published. */
export function makeConfigHandler(deps: ReadConfigDeps) {
  const readConfig = makeReadConfig(deps);
  const readVersion = makeReadVersion(deps);
  return makeAdminHandler("admin-config", {
    "GET /v1/config": answering(z.object({}), async () => ({ body: await readConfig() })),
    "GET /v1/config/{version}": answering(VersionRequest, async ({ path: { version } }) => {
      const found = await readVersion(version);
      if (found) return { body: found };
      return { problem: { kind: "not-found", detail: `there is no version ${version}`, place: "path" } };
    }),
  });
}
