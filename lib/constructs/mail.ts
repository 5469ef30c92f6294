import { Duration } from "aws-cdk-lib";
import { Rule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import type { IConfigurationSet } from "aws-cdk-lib/aws-ses";
import { Construct } from "constructs";
import { FailureQueue } from "./house/failure-queue.ts";
import { NodeFunction } from "./house/node-function.ts";
import type { Platform } from "./house/platform.ts";
import type { PublicApi } from "./public-api.ts";

/** Requests a second on each route: people's clicks, and mailbox providers' on their behalf. */
const THROTTLE = { rateLimit: 200, burstLimit: 400 };

interface MailProps {
  readonly platform: Platform;
  readonly api: PublicApi;
  readonly configuration: IConfigurationSet;
}

/** What comes back from mails: unsubscribe clicks, choices, and what SES says became of each mail. */
export class Mail extends Construct {
  readonly failures: FailureQueue;

  constructor(scope: Construct, id: string, props: MailProps) {
    super(scope, id);
    const { events, journal, config, keys } = props.platform;
    const unsubscribe = new NodeFunction(this, "unsubscribe", {
      platform: props.platform,
      access: [events("GetItem", "PutItem"), journal("UpdateItem"), config("Query"), keys],
      hurts: "Customers cannot unsubscribe, which the law and the mailbox providers demand at once.",
      runbook: "unsubscribe",
      alarmOn: "failures",
      // Kept free however many events come in.
      share: 0.02,
    });
    props.api.answerWith(unsubscribe, {
      throttle: THROTTLE,
      knows:
        "an unforgeable token in the path; mailbox providers call it without any other credentials (RFC 8058)",
    });
    this.preferences(props);
    this.clicks(props);
    this.failures = this.feedback(props);
  }

  /** Apart from unsubscribing, which has to work whatever happens here. */
  private preferences({ platform, api }: MailProps): void {
    const { events, config, keys, confirmations } = platform;
    const preferences = new NodeFunction(this, "preferences", {
      platform,
      access: [events("PutItem", "Query"), config("Query"), keys, confirmations],
      hurts: "Customers cannot choose what they get, or undo an unsubscription. Unsubscribing itself works.",
      runbook: "unsubscribe",
      alarmOn: "failures",
      share: 0.02,
    });
    api.answerWith(preferences, {
      throttle: THROTTLE,
      knows: "an unforgeable token in the path, which only mails to the mailbox hold",
    });
  }

  /** Nobody comes here unless the shop has its clicks counted (`track_clicks`). */
  private clicks({ platform, api }: MailProps): void {
    const { events, journal, config, keys } = platform;
    const click = new NodeFunction(this, "click", {
      platform,
      access: [events("GetItem", "PutItem"), journal("UpdateItem"), config("Query"), keys],
      hurts: "Links to the shop in mails lead nowhere: what the mails are for does not happen.",
      runbook: "clicks",
      alarmOn: "failures",
    });
    api.answerWith(click, {
      throttle: THROTTLE,
      knows: "an unforgeable token in the path, which holds where the link leads",
    });
  }

  private feedback({ platform, configuration }: MailProps): FailureQueue {
    const hurts =
      "Bounces and complaints are not recorded: mails may go on to people who complained, which puts the domain's reputation at risk.";
    const failures = new FailureQueue(this, "Failures", {
      key: platform.key,
      hurts: `Mail events were given up. ${hurts}`,
      runbook: "mail-feedback",
    });
    const handler = new NodeFunction(this, "mail-feedback", {
      platform,
      // Nobody waits for it, and it does little but wait for the tables.
      memory: 256,
      access: [
        platform.events("GetItem", "PutItem", "Query"),
        platform.journal("GetItem", "Query", "PutItem", "UpdateItem"),
        platform.config("PutItem", "DeleteItem"),
        platform.keys,
      ],
      permissions: failures.permissions,
      hurts,
      runbook: "mail-feedback",
      alarmOn: "nothing",
    });
    // EventBridge hands over asynchronously: what the function fails at is Lambda's to retry, what never reaches it EventBridge's.
    handler.configureAsyncInvoke({
      onFailure: failures.destination,
      retryAttempts: 2,
      maxEventAge: Duration.hours(6),
    });
    new Rule(this, "Reports", {
      description: "Comeback: what became of the mails sent",
      eventPattern: {
        source: ["aws.ses"],
        detail: { mail: { tags: { "ses:configuration-set": [configuration.configurationSetName] } } },
      },
      targets: [
        new LambdaFunction(handler, {
          deadLetterQueue: failures.queue,
          retryAttempts: 20,
          maxEventAge: Duration.hours(6),
        }),
      ],
    });
    return failures;
  }
}
