import {
  bus,
  changeLog,
  clock,
  config,
  customers,
  expressions,
  journal,
  runs,
  workflows,
} from "../src/adapters/wiring.ts";
import { makeHolds } from "../src/app/chains/conditions.ts";
import { makeEnrol } from "../src/app/chains/enrol.ts";
import { makeChainsHandler } from "./admin/chains-handler.ts";

const chains = {
  journal: journal(),
  workflows: workflows(),
  expressions: expressions(),
  clock,
  bus: bus(),
};

/** /v1/chains/…: pause, resume, stop, and what waits for approval. */
export const handler = makeChainsHandler({
  ...chains,
  config: config(),
  runs: runs(),
  customers: customers(),
  holds: makeHolds(expressions()),
  enrol: makeEnrol(chains),
  changeLog: changeLog(),
});
