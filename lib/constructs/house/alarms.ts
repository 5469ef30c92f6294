import { Stack } from "aws-cdk-lib";
import { Alarm } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { type ITopic, Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";

/** One topic for all alarms, and those of its stack on it. Made last, when they exist. */
export class Alarms extends Construct {
  readonly topic: Topic;

  constructor(
    scope: Construct,
    id: string,
    props: { readonly key: IKey; readonly email: string | undefined },
  ) {
    super(scope, id);
    this.topic = new Topic(this, "Topic", {
      displayName: "Comeback alarms",
      masterKey: props.key,
      enforceSSL: true,
    });
    // A topic policy of our own (TLS only) replaces the one that lets the account's alarms publish.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
        actions: ["sns:Publish"],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { "aws:SourceAccount": Stack.of(this).account } },
      }),
    );
    if (props.email) this.topic.addSubscription(new EmailSubscription(props.email));
    tellOfAlarms(Stack.of(this), this.topic);
  }
}

/** Sends every alarm of the stack to the topic, and recoveries too. Called last, when all alarms exist. */
export function tellOfAlarms(stack: Stack, topic: ITopic): void {
  const action = new SnsAction(topic);
  for (const alarm of stack.node.findAll().filter((one) => one instanceof Alarm)) {
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
  }
}
