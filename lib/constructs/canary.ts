import { Duration } from "aws-cdk-lib";
import { Schedule, ScheduleExpression } from "aws-cdk-lib/aws-scheduler";
import { LambdaInvoke } from "aws-cdk-lib/aws-scheduler-targets";
import { Construct } from "constructs";
import { Alert } from "./house/alert.ts";
import { NodeFunction } from "./house/node-function.ts";
import { ownMetric } from "./house/own-metric.ts";
import type { Platform } from "./house/platform.ts";

const EVERY = Duration.minutes(15);
const HURTS =
  "Orders of the shop may not reach customers' profiles: what comes in is lost, or lies unfolded, and chains write about carts that have been bought.";
const RUNBOOK = "canary";

/** Places an order of Comeback's own every quarter of an hour, and sees to it that the one before has come through. */
export class Canary extends Construct {
  constructor(scope: Construct, id: string, { platform }: { readonly platform: Platform }) {
    super(scope, id);
    const { customers, keys, address } = platform;
    const canary = new NodeFunction(this, "canary", {
      platform,
      memory: 256,
      access: [customers("GetItem"), keys, address],
      hurts: HURTS,
      runbook: RUNBOOK,
      // What fails brings no order through.
      alarmOn: "nothing",
    });
    new Schedule(this, "Schedule", {
      description: "Comeback: an order through the whole deployment",
      schedule: ScheduleExpression.rate(EVERY),
      target: new LambdaInvoke(canary, { maxEventAge: Duration.minutes(5), retryAttempts: 2 }),
    });
    new Alert(this, "Lost", {
      metric: ownMetric("canary").with({ period: EVERY }),
      below: 1,
      periods: 3,
      silence: true,
      hurts: `No order of Comeback's own has come through the deployment for 45 minutes. ${HURTS}`,
      runbook: RUNBOOK,
    });
  }
}
