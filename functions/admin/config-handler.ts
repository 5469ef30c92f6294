import * as z from "zod";
import openApi from "../../schemas/openapi.json" with { type: "json" };
import { type HandOutDeps, makeHandOut } from "../../src/app/config/hand-out.ts";
import { makeReadConfig, makeReadVersion, type ReadConfigDeps } from "../../src/app/config/read-config.ts";
import { makeReadShop, type ReadShopDeps } from "../../src/app/config/read-shop.ts";
import { VersionRequest } from "../../src/contracts/admin.ts";
import { answering, makeAdminHandler } from "./admin-handler.ts";

/** Shows what is published. */
export function makeConfigHandler(deps: ReadConfigDeps & ReadShopDeps & HandOutDeps) {
  const readShop = makeReadShop(deps);
  const readConfig = makeReadConfig(deps);
  const readVersion = makeReadVersion(deps);
  const handOut = makeHandOut(deps);
  return makeAdminHandler("admin-config", {
    "GET /v1/shop": answering(z.object({}), async () => ({ body: await readShop() })),
    "GET /v1/config": answering(z.object({}), async () => ({ body: await readConfig() })),
    "GET /v1/openapi.json": answering(z.object({}), async () => ({ body: openApi })),
    "GET /v1/config/{version}": answering(VersionRequest, async ({ path: { version }, query: { as } }) => {
      const found = await readVersion(version);
      if (!found)
        return { problem: { kind: "not-found", detail: `there is no version ${version}`, place: "path" } };
      const { files, ...summary } = found;
      const out = await handOut(files, { saveAs: `config-${version}.zip`, zip: as === "archive" });
      return { body: { ...summary, ...out } };
    }),
  });
}
