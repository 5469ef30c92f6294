import middy from "@middy/core";
import {
  budgets,
  bus,
  clock,
  codes,
  config,
  customers,
  events,
  experiments,
  expressions,
  heard,
  journal,
  quarantine,
  resultsFiles,
  runs,
  sending,
  signUps,
  unseen,
  workflows,
} from "../src/adapters/wiring.ts";
import { makeHolds } from "../src/app/chains/conditions.ts";
import { makeEnrol } from "../src/app/chains/enrol.ts";
import { makePublish } from "../src/app/nightly/publish.ts";
import { makeReadRhythms } from "../src/app/report/read-rhythms.ts";
import { USD_PER_THOUSAND_MAILS } from "../src/contracts/mail-cost.ts";
import { NightlyPlan } from "../src/contracts/workflows.ts";
import { meter } from "./middleware/meter.ts";
import { logLine, observed } from "./middleware/observed.ts";
import { parsed } from "./middleware/parsed.ts";

const publish = makePublish({
  runs: runs(),
  customers: customers(),
  events: events(),
  config: config(),
  bus: bus(),
  clock,
  experiments: experiments(),
  budgets: budgets(),
  codes: codes(),
  journal: journal(),
  unseen: unseen(),
  quarantine: quarantine(),
  signUps: signUps(),
  sending: sending(),
  files: resultsFiles(),
  mailPrice: USD_PER_THOUSAND_MAILS,
  holds: makeHolds(expressions()),
  enrol: makeEnrol({
    journal: journal(),
    workflows: workflows(),
    expressions: expressions(),
    clock,
    bus: bus(),
  }),
});

const readRhythms = makeReadRhythms({ heard: heard(), clock });

/** How many sources are silent against their own rhythm; the log says which. */
async function quietSources(): Promise<number> {
  const quiet = [...(await readRhythms())].filter(([, { isQuiet }]) => isQuiet);
  for (const [source, { lastAt }] of quiet)
    logLine({
      ...{ function: "nightly-publish", level: "warn", source },
      message: `${source} is silent since ${new Date(lastAt).toISOString()}`,
    });
  return quiet.length;
}

/** Last task of the nightly state machine: announcements, entries in chains, metrics of the day. */
export const handler = middy<NightlyPlan>()
  .use(observed("nightly-publish"))
  .use(parsed(NightlyPlan))
  .handler(async (input) => {
    const result = await publish(input);
    meter({
      held: result.held ?? 0,
      walletsDiffer: result.walletsDiffer ?? 0,
      putAside: result.putAside ?? 0,
      sourcesQuiet: await quietSources(),
    });
    const { files, fence } = input;
    return { ...result, ...(files && { files, fence }) };
  });
