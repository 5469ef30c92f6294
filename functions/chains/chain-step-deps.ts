import {
  budgets,
  bus,
  campaigns,
  catalogue,
  clock,
  codes,
  config,
  customers,
  events,
  experiments,
  expressions,
  journal,
  mailer,
  pools,
  publicUrl,
  referrals,
  renderer,
  runs,
  secrets,
  sending,
  tastes,
  tillBatches,
  workflows,
} from "../../src/adapters/wiring.ts";
import type { ChainStepDeps } from "../../src/app/chains/stage.ts";
import { makeNights } from "../../src/app/nightly/read.ts";
import { makeReadRates } from "../../src/app/nightly/read-rates.ts";
import { makeReadTaste } from "../../src/app/nightly/read-taste.ts";
import { WALKS_AT_ONCE } from "../../src/contracts/workflows.ts";
import { meter } from "../middleware/meter.ts";

/** What takes customers through a chain's steps: of the cohort's walk, and of the prompt reader. */
export function chainStepDeps() {
  const nights = makeNights(runs());
  return {
    journal: journal(),
    experiments: experiments(),
    customers: customers(),
    tastes: tastes(),
    catalogue: catalogue(),
    campaigns: campaigns(),
    events: events(),
    config: config(),
    workflows: workflows(),
    mailer: mailer(),
    sending: sending(),
    codes: codes(),
    budgets: budgets(),
    pools: pools(),
    rates: makeReadRates(runs(), clock),
    batches: tillBatches(),
    meter,
    walksAtOnce: WALKS_AT_ONCE,
    renderer: renderer(),
    expressions: expressions(),
    secrets: secrets(),
    taste: makeReadTaste(runs()),
    models: () => nights.model(),
    clock,
    publicUrl: publicUrl(),
    bus: bus(),
    referrals: referrals(),
  } satisfies ChainStepDeps;
}
