import { makeDiscontinue, makeTakeFeed } from "../../src/app/catalogue/take-feed.ts";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import type { CatalogueStore } from "../../src/ports/catalogue.ts";
import type { ConfigStore } from "../../src/ports/config.ts";
import { adminOf, type WhichConfig } from "../config/open-config.ts";
import { connect } from "../deployment/deployment.ts";
import { openRecord } from "../recording/record.ts";
import type { CatalogueAccess, ImportingFeed } from "./access.ts";
import { recordedFeed } from "./changing.ts";

export type OpenCatalogue = (which: WhichConfig) => Promise<CatalogueAccess>;

/** The catalogue of the deployment that answers, or of the one whose admin API is named. */
export async function openCatalogue(which: WhichConfig): Promise<CatalogueAccess> {
  const admin = adminOf(which);
  if (admin) return (await import("./over-api.ts")).makeCatalogueOverApi(admin.api, admin.token);
  const { now } = await connect(which);
  const { catalogue, config } = await import("../../src/adapters/wiring.ts");
  return makeCatalogueOverStore(catalogue(), config(), now, recordedFeed(await openRecord(now)));
}

export function makeCatalogueOverStore(
  catalogue: CatalogueStore,
  config: Pick<ConfigStore, "current">,
  now: Instant,
  importing: ImportingFeed,
): CatalogueAccess {
  return {
    now,
    importing,
    page: (after) => catalogue.page(after),
    lastFeed: () => catalogue.lastFeed(),
    noteFeed: (feed) => catalogue.noteFeed(feed),
    product: async (id) => (await catalogue.read([id])).get(id),
    takeFeed: makeTakeFeed({ catalogue, config }),
    discontinue: makeDiscontinue({ catalogue }),
  };
}
