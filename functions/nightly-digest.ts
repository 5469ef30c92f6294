import middy from "@middy/core";
import {
  budgets,
  campaigns,
  clock,
  compileDigest,
  config,
  deliveries,
  digestClaims,
  heard,
  misspelt,
  renderer,
  resultsFiles,
  runs,
  sending,
  testMailer,
  unseen,
} from "../src/adapters/wiring.ts";
import { makeSendDigest } from "../src/app/digest/send.ts";
import { makeNights } from "../src/app/nightly/read.ts";
import { logLine, observed } from "./middleware/observed.ts";

const sendDigest = makeSendDigest({
  nights: makeNights(runs()),
  runs: runs(),
  config: config(),
  campaigns: campaigns(),
  budgets: budgets(),
  sending: sending(),
  deliveries: deliveries(),
  unseen: unseen(),
  heard: heard(),
  files: resultsFiles(),
  renderer: renderer(),
  compile: compileDigest,
  claims: digestClaims(),
  mailer: testMailer(),
  clock,
  misspelt,
  onFailure: (reason) => logLine({ level: "error", message: `a digest could not be sent: ${reason}` }),
});

/** Task of the nightly state machine, once a week after the night: mails the digest to those who run the shop. */
export const handler = middy()
  .use(observed("nightly-digest"))
  .handler(() => sendDigest());
