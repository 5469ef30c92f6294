import { Duration } from "aws-cdk-lib";
import {
  Choice,
  Condition,
  type IChainable,
  type StateMachine,
  Succeed,
  Wait,
  WaitTime,
} from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import { NodeFunction } from "./house/node-function.ts";
import type { Platform } from "./house/platform.ts";
import { acknowledgeMailRate, mayMail } from "./house/sender.ts";
import { invoke, namedMachine, Workflow } from "./house/workflow.ts";
import type { PublicApi } from "./public-api.ts";

/** Requests a second on each route: people's clicks, and scanners of mailbox providers. */
const THROTTLE = { rateLimit: 200, burstLimit: 400 };
const HURTS = "Who signs up gets no mail that asks for confirmation, so no mails at all.";

interface ConfirmProps {
  readonly platform: Platform;
  readonly api: PublicApi;
}

/** Double opt-in: the mails that ask a mailbox's owner, one execution a mailbox and day, and the page behind their link. */
export class Confirm extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, { platform, api }: ConfirmProps) {
    super(scope, id);
    this.page(platform, api);
    this.machine = new Workflow(this, "Machine", {
      platform,
      name: namedMachine(this, "confirm").name,
      definition: this.definition(this.sender(platform)),
      hurts: HURTS,
      runbook: "confirmations",
    });
  }

  private page(platform: Platform, api: PublicApi): void {
    const { events, journal, config, keys } = platform;
    const confirm = new NodeFunction(this, "confirm", {
      platform,
      access: [
        events("GetItem", "PutItem", "Query"),
        journal("GetItem", "UpdateItem", "DeleteItem"),
        config("Query"),
        keys,
      ],
      hurts: "Who presses the button in a confirmation mail is not signed up.",
      runbook: "confirmations",
      alarmOn: "failures",
      share: 0.02,
    });
    api.answerWith(confirm, {
      throttle: THROTTLE,
      knows: "an unforgeable token in the path, which only the mailbox's owner has",
    });
  }

  private sender(platform: Platform): NodeFunction {
    const { events, customers, config } = platform;
    const send = new NodeFunction(this, "confirm-send", {
      platform,
      timeout: Duration.minutes(1),
      access: [events("Query"), customers("GetItem"), config("Query"), ...mayMail(platform)],
      hurts: HURTS,
      runbook: "confirmations",
      alarmOn: "throttles",
      share: 0.02,
    });
    acknowledgeMailRate(send, platform);
    return send;
  }

  /** Asks, waits until the next mail is due, asks again, until there is nothing to ask any more. */
  private definition(lambdaFunction: NodeFunction): IChainable {
    const ask = invoke(this, "Ask", { lambdaFunction });
    const wait = new Wait(this, "Until due", { time: WaitTime.timestampPath("$.until") }).next(ask);
    ask.next(
      new Choice(this, "What next?")
        .when(Condition.booleanEquals("$.done", true), new Succeed(this, "Done"))
        .otherwise(wait),
    );
    return ask;
  }
}
