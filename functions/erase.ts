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
  secrets,
} from "../src/adapters/wiring.ts";
import { makeEraseAsked } from "../src/app/privacy/erase-asked.ts";
import { ErasureTask } from "../src/contracts/erasure.ts";
import { observed } from "./middleware/observed.ts";
import { parsed } from "./middleware/parsed.ts";

const eraseAsked = makeEraseAsked({
  events: events(),
  customers: customers(),
  items: items(),
  eraser: eraser(),
  erasures: erasures(),
  journal: journal(),
  codes: codes(),
  quarantine: quarantine(),
  secrets: secrets(),
  clock,
  newId: randomUUID,
});

/** Takes `ErasureRequested` from the event bus: the one function that may remove facts and customers. */
export const handler = middy<ErasureTask>()
  .use(observed("erase"))
  .use(parsed(ErasureTask))
  .handler(({ detail }) => eraseAsked(detail));
