import { Duration } from "aws-cdk-lib";
import { type EventBus, Rule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import { Construct } from "constructs";
import { Alert } from "./house/alert.ts";
import { FailureQueue } from "./house/failure-queue.ts";
import { NodeFunction } from "./house/node-function.ts";
import { ownMetric } from "./house/own-metric.ts";
import type { Platform } from "./house/platform.ts";

const HURTS =
  "Somebody who asked to be erased is still stored. Nothing is mailed to them; the law gives a month for the rest.";
const RUNBOOK = "erasures";

/**
 * Erasing people: an invocation a request, by the one function whose role may remove facts and customers. An erasure that
 * breaks off is gone on with by the next try; what fails three times waits in the failure queue.
 */
export class Privacy extends Construct {
  readonly failures: FailureQueue;

  constructor(scope: Construct, id: string, props: { readonly platform: Platform; readonly bus: EventBus }) {
    super(scope, id);
    const { platform, bus: eventBus } = props;
    this.failures = new FailureQueue(this, "Failures", { key: platform.key, hurts: HURTS, runbook: RUNBOOK });
    const erase = new NodeFunction(this, "erase", {
      platform,
      memory: 1024,
      timeout: Duration.minutes(15),
      access: [
        platform.events("GetItem", "Query", "PutItem", "DeleteItem"),
        platform.customers("GetItem", "DeleteItem"),
        platform.tastes("DeleteItem"),
        platform.checkpoints("DeleteItem"),
        platform.journal("GetItem", "Query", "PutItem", "DeleteItem"),
        platform.results("read", "write"),
        platform.keys,
      ],
      permissions: this.failures.permissions,
      hurts: HURTS,
      runbook: RUNBOOK,
      alarmOn: "nothing",
    });
    new Alert(this, "Late", {
      metric: ownMetric("erasuresLate").with({ period: Duration.hours(1) }),
      // Every night says it again as long as any is there.
      lasting: 24,
      hurts: `${HURTS} An erasure that began a week ago has not ended.`,
      runbook: RUNBOOK,
    });
    erase.configureAsyncInvoke({
      onFailure: this.failures.destination,
      retryAttempts: 2,
      maxEventAge: Duration.hours(6),
    });
    new Rule(this, "Requests", {
      description: "Comeback: customers who are to be erased, and each night those whose erasure broke off",
      eventBus,
      eventPattern: { source: ["comeback"], detailType: ["ErasureRequested", "NightlyCompleted"] },
      targets: [
        new LambdaFunction(erase, {
          deadLetterQueue: this.failures.queue,
          retryAttempts: 20,
          maxEventAge: Duration.hours(6),
        }),
      ],
    });
  }
}
