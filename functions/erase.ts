import { randomUUID } from "node:crypto";
import middy from "@middy/core";
import {
  clock,
  codes,
  customers,
  eraser,
  erasures,
  events,
  items,
  journal,
  quarantine,
  resultsFiles,
  secrets,
} from "../src/adapters/wiring.ts";
import { makeEraseAsked } from "../src/app/privacy/erase-asked.ts";
import { makeGoOnErasing } from "../src/app/privacy/go-on.ts";
import { ErasureTask } from "../src/contracts/erasure.ts";
import { meter } from "./middleware/meter.ts";
import { observed } from "./middleware/observed.ts";
import { parsed } from "./middleware/parsed.ts";

const deps = {
  events: events(),
  customers: customers(),
  items: items(),
  eraser: eraser(),
  erasures: erasures(),
  journal: journal(),
  codes: codes(),
  quarantine: quarantine(),
  files: resultsFiles(),
  secrets: secrets(),
  clock,
  newId: randomUUID,
};
const eraseAsked = makeEraseAsked(deps);
const goOn = makeGoOnErasing(deps);

/**
 * Takes `ErasureRequested` and `NightlyCompleted` from the event bus: the one function that may remove facts and customers.
 */
export const handler = middy<ErasureTask>()
  .use(observed("erase"))
  .use(parsed(ErasureTask))
  .handler(async (task) => {
    if (task["detail-type"] === "ErasureRequested") return eraseAsked(task.detail);
    const { erased, late, errors } = await goOn();
    meter({ erasuresLate: late });
    if (errors.length > 0) throw new AggregateError(errors);
    return { erased };
  });
