import { Duration } from "aws-cdk-lib";
import { FilterPattern, MetricFilter } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { METRICS, METRICS_NAMESPACE } from "../../src/contracts/metrics.ts";
import { Alert } from "./house/alert.ts";
import type { NodeFunction } from "./house/node-function.ts";
import { ownMetric } from "./mail-health.ts";

/** Notices when what answers for codes and points fails, and when budgets and lists of codes come to their end. */
export class OfferHealth extends Construct {
  constructor(scope: Construct, id: string, props: { readonly answering: readonly NodeFunction[] }) {
    super(scope, id);
    for (const one of props.answering) this.countFailures(one);
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

  /**
   * Functions that answer an API turn what they throw into a status, which Lambda does not count as an error. Their logs have
   * it, as well as what Lambda itself says of crashes and timeouts; so one alarm hears of all of them.
   */
  private countFailures({ node, logGroup }: NodeFunction): void {
    new MetricFilter(this, `${node.id}-failures`, {
      logGroup,
      filterPattern: FilterPattern.any(
        FilterPattern.stringValue("$.level", "=", "error"),
        FilterPattern.all(
          FilterPattern.stringValue("$.type", "=", "platform.report"),
          FilterPattern.stringValue("$.record.status", "!=", "success"),
        ),
      ),
      metricNamespace: METRICS_NAMESPACE,
      metricName: METRICS.offersFailed,
    });
  }
}
