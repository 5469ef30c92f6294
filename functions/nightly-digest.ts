import middy from "@middy/core";
import { compileDigest, digestClaims, renderer, testMailer } from "../src/adapters/wiring.ts";
import { makeSendDigest } from "../src/app/digest/send.ts";
import { logLine, observed } from "./middleware/observed.ts";
import { overviewStores } from "./middleware/overview-stores.ts";

const sendDigest = makeSendDigest({
  ...overviewStores(),
  ...{ renderer: renderer(), compile: compileDigest, claims: digestClaims(), mailer: testMailer() },
  onFailure: (reason) => logLine({ level: "error", message: `a digest could not be sent: ${reason}` }),
});

/** Task of the nightly state machine, once a week after the night: mails the digest to those who run the shop. */
export const handler = middy()
  .use(observed("nightly-digest"))
  .handler(() => sendDigest());
