import middy from "@middy/core";
import {
  clock,
  config,
  customers,
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
import { makeSendOwnersLink } from "../src/app/privacy/send-owners-link.ts";
import { ConfirmState } from "../src/contracts/workflows.ts";
import { meter } from "./middleware/meter.ts";
import { observed } from "./middleware/observed.ts";
import { parsed } from "./middleware/parsed.ts";

const deps = {
  signUps: signUps(),
  customers: customers(),
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
};
const sendConfirmation = makeSendConfirmation(deps);
const sendOwnersLink = makeSendOwnersLink(deps);

/** Task of the confirm state machine: asks a mailbox's owner, and says when to remind them; mails the link to whoever asks to be erased. */
export const handler = middy<ConfirmState>()
  .use(observed("confirm-send"))
  .use(parsed(ConfirmState))
  .handler((state) => (state.erasure ? sendOwnersLink(state, state.erasure) : sendConfirmation(state)));
