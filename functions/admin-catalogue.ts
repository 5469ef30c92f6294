import { catalogue, changeLog, clock, config } from "../src/adapters/wiring.ts";
import { makeCatalogueHandler } from "./admin/catalogue-handler.ts";

/** /v1/catalogue: what the shop sells. */
export const handler = makeCatalogueHandler(
  { catalogue: catalogue(), config: config() },
  { changeLog: changeLog(), clock },
);
