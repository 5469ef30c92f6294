import { Duration } from "aws-cdk-lib";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import type { IConfigurationSet } from "aws-cdk-lib/aws-ses";
import { Construct } from "constructs";
import { Alert } from "./house/alert.ts";
import { ownMetric } from "./house/own-metric.ts";

/** Notices when mails stop going out, when their fate is unknown, and when they harm the domain's reputation. */
export class MailHealth extends Construct {
  /** SES's own rates, from 0 to 1. */
  readonly bounceRate: Metric;
  readonly complaintRate: Metric;

  constructor(scope: Construct, id: string, props: { readonly configuration: IConfigurationSet }) {
    super(scope, id);
    this.bounceRate = reputation("Bounce", props.configuration);
    this.complaintRate = reputation("Complaint", props.configuration);
    new Alert(this, "Unknown", {
      metric: ownMetric("unknown"),
      hurts:
        "Some customers may or may not have got their mail: SES did not say. They are not written to again.",
      runbook: "unknown-sends",
    });
    new Alert(this, "HeldUp", {
      metric: ownMetric("heldUp").with({ period: Duration.hours(1) }),
      // Who waits looks again after at most six hours.
      lasting: 6,
      hurts: "Customers wait for their mail: SES takes none from this account, or sending is stopped.",
      runbook: "sending-held-up",
    });
    new Alert(this, "Stopped", {
      metric: ownMetric("stopped").with({ period: Duration.hours(1) }),
      lasting: 6,
      hurts:
        "No customer gets any mail: the shop's own limit, or somebody by hand, stopped them until a person resumes.",
      runbook: "sending-held-up",
    });
    // Far below those of SES, which reviews an account at 5% and .1%.
    new Alert(this, "Bounces", {
      metric: this.bounceRate,
      from: 0.02,
      hurts:
        "One mail in fifty goes to an address that does not exist: mailbox providers begin to refuse the rest.",
      runbook: "bounces-and-complaints",
    });
    new Alert(this, "Complaints", {
      metric: this.complaintRate,
      from: 0.0008,
      hurts:
        "Eight customers in ten thousand say that the mails are spam: everybody's mails soon land there.",
      runbook: "bounces-and-complaints",
    });
  }
}

/** SES's own rate over the last mails that count for its verdict. */
function reputation(what: "Bounce" | "Complaint", configuration: IConfigurationSet): Metric {
  return new Metric({
    namespace: "AWS/SES",
    metricName: `Reputation.${what}Rate`,
    dimensionsMap: { "ses:configuration-set": configuration.configurationSetName },
    period: Duration.hours(1),
    statistic: "Maximum",
  });
}
