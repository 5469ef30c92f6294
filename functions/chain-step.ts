import middy from "@middy/core";
import { keepPutAside } from "../src/adapters/wiring.ts";
import { makeChainStep } from "../src/app/chains/step.ts";
import { ChainTask } from "../src/contracts/workflows.ts";
import { chainStepDeps } from "./chains/chain-step-deps.ts";
import { observed } from "./middleware/observed.ts";
import { parsed } from "./middleware/parsed.ts";

/** Left for what is under way when a walk ends early. */
const TO_FINISH_MS = 120_000;

// Entries, sends and codes are met by nobody else.
keepPutAside();

const chainStep = makeChainStep(chainStepDeps());

/** Task of the chain state machine: walks one shard of a cohort through the step that is due, or says what comes next. */
export const handler = middy<ChainTask>()
  .use(observed("chain-step"))
  .use(parsed(ChainTask))
  .handler((task, context) => chainStep(task, () => context.getRemainingTimeInMillis() > TO_FINISH_MS));
