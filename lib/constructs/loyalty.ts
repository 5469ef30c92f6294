import { Construct } from "constructs";
import { Alert } from "./house/alert.ts";
import { NodeFunction } from "./house/node-function.ts";
import { ownMetric } from "./house/own-metric.ts";
import type { Platform } from "./house/platform.ts";
import type { PublicApi } from "./public-api.ts";

/** Requests a second on each route: a shop's checkouts at their busiest. */
const THROTTLE = { rateLimit: 100, burstLimit: 200 };

/** What the shop's till and site ask of points. */
export class Loyalty extends Construct {
  readonly answering: readonly NodeFunction[];

  constructor(scope: Construct, id: string, props: { readonly platform: Platform; readonly api: PublicApi }) {
    super(scope, id);
    const { events, customers, journal, config, keys, till } = props.platform;
    const access = [
      events("GetItem", "PutItem"),
      customers("GetItem"),
      journal("GetItem", "PutItem"),
      config("Query"),
      keys,
    ];
    const points = new NodeFunction(this, "till-loyalty", {
      platform: props.platform,
      // Somebody waits at the checkout.
      memory: 1024,
      access,
      hurts: "Customers cannot pay with points at the shop's checkout. No point is lost.",
      runbook: "checkout",
      // OfferHealth watches it.
      alarmOn: "nothing",
    });
    // On its own: what it takes to put codes on the shop's platform would make every cold start at the checkout longer.
    const codes = new NodeFunction(this, "points-code", {
      platform: props.platform,
      memory: 1024,
      access: [...access, till],
      hurts: "Customers cannot turn points into codes. No point is lost.",
      runbook: "checkout",
      alarmOn: "nothing",
    });
    this.answering = [points, codes];
    for (const handler of this.answering)
      props.api.answerWith(handler, {
        throttle: THROTTLE,
        knows: "the server's key or a signature (Standard Webhooks), which pages do not have",
      });
    new Alert(this, "WalletsDiffer", {
      metric: ownMetric("walletsDiffer"),
      // The night says it once.
      lasting: 24 * 12,
      hurts:
        "A wallet holds other points than the facts say: a customer can spend too many, or fewer than there are.",
      runbook: "loyalty",
    });
  }
}
