import { Duration } from "aws-cdk-lib";
import { Construct } from "constructs";
import { Alert } from "./house/alert.ts";
import { ownMetric } from "./mail-health.ts";

/** Notices when budgets and lists of codes come to their end, before customers get mails without the offer. */
export class OfferHealth extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new Alert(this, "BudgetWarned", {
      metric: ownMetric("budgetWarned").with({ period: Duration.hours(1) }),
      hurts: "Nobody yet: four fifths of a budget of codes are taken, and its period is not over.",
      runbook: "offers",
    });
    new Alert(this, "BudgetExhausted", {
      metric: ownMetric("budgetExhausted").with({ period: Duration.hours(1) }),
      hurts:
        "Customers get mails without the offer, later, or not at all, as the chains say: a budget of codes is at its end.",
      runbook: "offers",
    });
    new Alert(this, "PoolLow", {
      metric: ownMetric("poolLow").with({ period: Duration.hours(1) }),
      hurts:
        "Nobody yet, but soon whoever is to get an offer with codes of an uploaded list: it comes to its end.",
      runbook: "offers",
    });
  }
}
