import middy from "@middy/core";
import {
  clock,
  config,
  events,
  journal,
  mailer,
  publicUrl,
  renderer,
  secrets,
  sending,
  signUps,
} from "../src/adapters/wiring.ts";
import { makeSendConfirmation } from "../src/app/confirm/send.ts";
import { ConfirmState } from "../src/contracts/workflows.ts";
import { meter } from "./middleware/meter.ts";
import { observed } from "./middleware/observed.ts";
import { parsed } from "./middleware/parsed.ts";

/** Task of the confirm state machine: asks a mailbox's owner, and says when to remind them. */
export const handler = middy<ConfirmState>()
  .use(observed("confirm-send"))
  .use(parsed(ConfirmState))
  .handler(
    makeSendConfirmation({
      signUps: signUps(),
      events: events(),
      config: config(),
      secrets: secrets(),
      journal: journal(),
      mailer: mailer(),
      sending: sending(),
      meter,
      renderer: renderer(),
      clock,
      publicUrl: publicUrl(),
    }),
  );
