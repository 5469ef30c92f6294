import middy from "@middy/core";
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from "aws-lambda";
import { checkpoints, telling, wallets } from "../src/adapters/wiring.ts";
import { isPrompt, makePromptStep } from "../src/app/chains/prompt.ts";
import { makeTrigger } from "../src/app/chains/trigger.ts";
import { makeKeepWallets } from "../src/app/loyalty/wallets/keep-wallet.ts";
import { makeProject } from "../src/app/people/project.ts";
import { makeProjectPromptly } from "../src/app/people/project-promptly.ts";
import { chainStepDeps } from "./chains/chain-step-deps.ts";
import { observed } from "./middleware/observed.ts";
import { makeFactStream } from "./people/fact-stream.ts";

const deps = chainStepDeps();
const onProjected = makeTrigger({ ...deps, chosen: isPrompt, onEntered: makePromptStep(deps) });
const keepWallets = makeKeepWallets({ ...deps, wallets: wallets() });
const project = makeProject({ ...deps, checkpoints: checkpoints(), wallets: keepWallets, onProjected });

/** The quick reader of the events table's stream: whoever does what a prompt chain waits for gets its first mail now. */
export const handler = middy<DynamoDBStreamEvent, DynamoDBBatchResponse>()
  .use(observed("prompt"))
  .handler(makeFactStream(makeProjectPromptly({ config: deps.config, project }), telling.putAside));
