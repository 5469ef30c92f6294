import { Duration } from "aws-cdk-lib";
import { type EventBus, Rule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import { Construct } from "constructs";
import { FailureQueue } from "./house/failure-queue.ts";
import { NodeFunction } from "./house/node-function.ts";
import type { Platform } from "./house/platform.ts";

const HURTS = "Shopify has customers by levels that they no longer have. Points and mails are right.";
const RUNBOOK = "shop-tags";

/**
 * Levels of the loyalty programme as tags on the shop's platform: an invocation a change, and none where nobody's level
 * changes. What the platform does not take in three tries waits in the failure queue.
 */
export class ShopTags extends Construct {
  readonly failures: FailureQueue;

  constructor(scope: Construct, id: string, props: { readonly platform: Platform; readonly bus: EventBus }) {
    super(scope, id);
    const { platform, bus: eventBus } = props;
    this.failures = new FailureQueue(this, "Failures", { key: platform.key, hurts: HURTS, runbook: RUNBOOK });
    const tags = new NodeFunction(this, "shop-tags", {
      platform,
      memory: 256,
      timeout: Duration.seconds(30),
      access: [platform.customers("GetItem"), platform.config("Query"), platform.keys],
      permissions: this.failures.permissions,
      hurts: HURTS,
      runbook: RUNBOOK,
      alarmOn: "nothing",
    });
    tags.configureAsyncInvoke({
      onFailure: this.failures.destination,
      retryAttempts: 2,
      maxEventAge: Duration.hours(6),
    });
    new Rule(this, "Levels", {
      description: "Comeback: levels of the loyalty programme that have changed",
      eventBus,
      eventPattern: { source: ["comeback"], detailType: ["LevelChanged"] },
      targets: [
        new LambdaFunction(tags, {
          deadLetterQueue: this.failures.queue,
          retryAttempts: 20,
          maxEventAge: Duration.hours(6),
        }),
      ],
    });
  }
}
