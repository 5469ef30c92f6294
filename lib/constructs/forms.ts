import { Construct } from "constructs";
import { NodeFunction } from "./house/node-function.ts";
import type { Platform } from "./house/platform.ts";
import type { PublicApi } from "./public-api.ts";

/** Requests a second on each route: a page that many people open at once. What a flood costs ends there. */
const THROTTLE = { rateLimit: 100, burstLimit: 200 };

/** Sign-up forms: pages, and the script that shows them in pages of the shop. */
export class Forms extends Construct {
  constructor(scope: Construct, id: string, props: { readonly platform: Platform; readonly api: PublicApi }) {
    super(scope, id);
    const { events, journal, config, keys, confirmations, address } = props.platform;
    const forms = new NodeFunction(this, "forms", {
      platform: props.platform,
      // Somebody waits for the page.
      memory: 512,
      access: [
        events("Query", "PutItem"),
        journal("GetItem", "PutItem", "UpdateItem"),
        config("Query"),
        keys,
        confirmations,
        address,
      ],
      hurts: "Nobody can sign up by the shop's forms.",
      runbook: "forms",
      alarmOn: "failures",
      share: 0.02,
    });
    props.api.answerWith(forms, {
      throttle: THROTTLE,
      knows:
        "nothing, as anybody may sign up: what counts is confirmed by the mailbox's owner, and sign-ups are limited by connection and by mailbox",
    });
  }
}
