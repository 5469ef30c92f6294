import { Construct } from "constructs";
import { Alert } from "./house/alert.ts";
import { NodeFunction } from "./house/node-function.ts";
import { ownMetric } from "./house/own-metric.ts";
import type { Platform } from "./house/platform.ts";
import type { PublicApi } from "./public-api.ts";

/** Requests a second on each route: a shop's checkouts at their busiest. Guessing codes is as slow as that. */
const THROTTLE = { rateLimit: 100, burstLimit: 200 };

/** What customers mistype is far less. */
const GUESSES = 300;

/** What the shop's till asks of codes. */
export class Till extends Construct {
  readonly answering: readonly NodeFunction[];

  constructor(scope: Construct, id: string, props: { readonly platform: Platform; readonly api: PublicApi }) {
    super(scope, id);
    const { customers, journal, config, keys } = props.platform;
    const codes = new NodeFunction(this, "till-codes", {
      platform: props.platform,
      // Somebody waits at the checkout.
      memory: 1024,
      access: [customers("GetItem"), journal("GetItem", "PutItem", "UpdateItem"), config("Query"), keys],
      hurts:
        "The shop's checkout cannot tell whether codes are good: customers do not get what mails promised them.",
      runbook: "checkout",
      // OfferHealth watches it.
      alarmOn: "nothing",
    });
    this.answering = [codes];
    props.api.answerWith(codes, {
      throttle: THROTTLE,
      knows: "the server's key or a signature (Standard Webhooks), which pages do not have",
    });
    new Alert(this, "Guesses", {
      metric: ownMetric("codesUnknown"),
      from: GUESSES,
      hurts: "Somebody tries codes at the shop's checkout that nobody was given: hundreds in five minutes.",
      runbook: "checkout",
    });
  }
}
