import { Construct } from "constructs";
import { NodeFunction } from "./house/node-function.ts";
import type { Platform } from "./house/platform.ts";
import type { PublicApi } from "./public-api.ts";

/** Requests a second on each route: what a flood costs ends there. */
const THROTTLE = { rateLimit: 100, burstLimit: 200 };

/** What customers see of the loyalty programme: links for friends, and the widget of the shop's account page. */
export class LoyaltyPages extends Construct {
  readonly answering: readonly NodeFunction[];

  constructor(scope: Construct, id: string, props: { readonly platform: Platform; readonly api: PublicApi }) {
    super(scope, id);
    const { platform, api } = props;
    const { events, customers, journal, config, keys, address } = platform;
    const referral = new NodeFunction(this, "referral", {
      platform,
      memory: 256,
      access: [config("Query")],
      hurts: "Links that customers give to friends lead nowhere.",
      runbook: "checkout",
      // OfferHealth watches it.
      alarmOn: "nothing",
    });
    api.answerWith(referral, {
      throttle: THROTTLE,
      knows: "nothing: a link leads to the shop, whoever follows it",
    });
    const widget = new NodeFunction(this, "loyalty-widget", {
      platform,
      // Somebody waits for the page.
      memory: 512,
      access: [
        events("Query"),
        customers("GetItem"),
        journal("GetItem", "PutItem"),
        config("Query"),
        keys,
        address,
      ],
      hurts: "The shop's account page shows no points. They are all there.",
      runbook: "checkout",
      alarmOn: "nothing",
    });
    this.answering = [referral, widget];
    api.answerWith(widget, {
      throttle: THROTTLE,
      knows: "the user id that the shop has signed with the identity key",
    });
  }
}
