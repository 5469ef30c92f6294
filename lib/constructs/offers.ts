import { Duration } from "aws-cdk-lib";
import { Construct } from "constructs";
import { METRICS } from "../../src/contracts/metrics.ts";
import { Alert } from "./house/alert.ts";
import { countFailures } from "./house/failures.ts";
import type { NodeFunction } from "./house/node-function.ts";
import { ownMetric } from "./house/own-metric.ts";

/** Notices when what answers for codes and points fails, and when budgets and lists of codes come to their end. */
export class OfferHealth extends Construct {
  constructor(scope: Construct, id: string, props: { readonly answering: readonly NodeFunction[] }) {
    super(scope, id);
    // One alarm hears of all of them.
    for (const { node, logGroup } of props.answering)
      countFailures(this, { name: node.id, logGroup, metricName: METRICS.offersFailed });
    new Alert(this, "Failing", {
      metric: ownMetric("offersFailed"),
      hurts:
        "Codes are neither taken nor refused at the shop's checkout, or points cannot be used or seen. No point is lost.",
      runbook: "checkout",
    });
    new Alert(this, "Low", {
      metric: ownMetric("offersLow").with({ period: Duration.hours(1) }),
      hurts:
        "Nobody yet: four fifths of a budget of codes are taken, or an uploaded list of codes comes to its end.",
      runbook: "offers",
    });
    new Alert(this, "Ended", {
      metric: ownMetric("offersEnded").with({ period: Duration.hours(1) }),
      hurts:
        "Customers get mails without the offer, later, or not at all, as the chains say: a budget or a list of codes is at its end.",
      runbook: "offers",
    });
  }
}
