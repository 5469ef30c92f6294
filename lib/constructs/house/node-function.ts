import { type CfnResource, Duration, Stack, Validations } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  ApplicationLogLevel,
  Architecture,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from "aws-cdk-lib/aws-lambda";
import { NodejsFunction } from "aws-cdk-lib/aws-lambda-nodejs";
import type { Construct } from "constructs";
import { failuresOf } from "../../../src/contracts/metrics.ts";
import type { Access, Permission } from "./access.ts";
import { Alert } from "./alert.ts";
import { BUNDLING } from "./bundling.ts";
import { countFailures } from "./failures.ts";
import { Log } from "./log.ts";
import { MODULE, ROOT } from "./own-files.ts";
import type { Platform } from "./platform.ts";

export interface NodeFunctionProps {
  readonly platform: Pick<Platform, "key" | "concurrency">;
  /** Everything that it reads, writes or calls: its environment and its role's permissions follow from this. */
  readonly access: readonly Access[];
  /** What Lambda does in its name, without the code knowing. */
  readonly permissions?: readonly Permission[];
  /** Who notices when it fails: the text of its alarms. */
  readonly hurts: string;
  /** Page in docs/runbooks/ on what to do then. */
  readonly runbook: string;
  /**
   * Which of its troubles nobody else notices. An API shows throttles as its own server errors; a state machine, a stream
   * or a queue of given-up work tries again what failed, and has an alarm for what it gives up. `failures`: of who answers
   * an API, and so turns errors into statuses that Lambda does not count. @default errors
   */
  readonly alarmOn?: "errors" | "failures" | "throttles" | "nothing";
  /**
   * Part of the account's concurrent executions that is kept for this function, and that it never goes beyond.
   * @default none: it takes what the others leave
   */
  readonly share?: number;
  /** Memory in MiB. @default 512 */
  readonly memory?: number;
  /** @default 20 seconds: the HTTP API answers for a function after 30 */
  readonly timeout?: Duration;
}

/**
 * A Lambda function made of `functions/<id>.ts`, with the house defaults: Node.js 24 on arm64, one ES module with the
 * SDK in it, a role and a log group of its own, an alarm. The local runtime finds the source in the metadata.
 */
export class NodeFunction extends NodejsFunction {
  constructor(scope: Construct, id: string, props: NodeFunctionProps) {
    const logGroup = new Log(scope, `${id}-log`, props.platform.key);
    const reserved = props.platform.concurrency(props.share ?? 0);
    const role = new Role(scope, `${id}-role`, { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
    logGroup.grantWrite(role);
    super(scope, id, {
      entry: `${ROOT}functions/${id}.${MODULE}`,
      projectRoot: ROOT,
      // Nothing is installed for a bundle. CDK wants a file here that is there, and no package has a lock file in it.
      depsLockFilePath: `${ROOT}package.json`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memory ?? 512,
      timeout: props.timeout ?? Duration.seconds(20),
      ...(reserved !== undefined && { reservedConcurrentExecutions: reserved }),
      role,
      logGroup,
      // JSON with the platform's own lines left out: half of a small function's log bill.
      loggingFormat: LoggingFormat.JSON,
      systemLogLevelV2: SystemLogLevel.WARN,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      environment: {
        NODE_OPTIONS: "--enable-source-maps",
        ...Object.fromEntries(props.access.map(({ variable, value }) => [variable, value])),
      },
      awsSdkConnectionReuse: false,
      bundling: BUNDLING,
    });
    const permissions = [
      ...props.access.flatMap((access) => access.permissions),
      ...(props.permissions ?? []),
    ];
    for (const { acknowledged } of props.access)
      if (acknowledged) Validations.of(role).acknowledge(acknowledged);
    for (const permission of permissions) role.addToPolicy(statementOf(this, permission));
    (this.node.defaultChild as CfnResource).addMetadata("comeback:entry", `functions/${id}.${MODULE}`);
    const { alarmOn = "errors" } = props;
    if (alarmOn === "errors")
      new Alert(this, "Errors", {
        metric: this.metricErrors({ period: Duration.minutes(5), statistic: "Sum" }),
        hurts: `${id} fails. ${props.hurts}`,
        runbook: props.runbook,
      });
    if (alarmOn === "failures")
      new Alert(this, "Failures", {
        metric: countFailures(this, { name: id, logGroup, metricName: failuresOf(id) }),
        hurts: `${id} fails. ${props.hurts}`,
        runbook: props.runbook,
      });
    if (alarmOn === "throttles")
      new Alert(this, "Throttled", {
        metric: this.metricThrottles({ period: Duration.minutes(5), statistic: "Sum" }),
        periods: 2,
        hurts: `${id} has been turned away for ten minutes: more work than it has room for. ${props.hurts}`,
        runbook: "throttled",
      });
  }

  /** It has no versions, so nobody needs to call one. */
  override get resourceArnsForGrantInvoke(): string[] {
    return [this.functionArn];
  }
}

function statementOf(scope: Construct, permission: Permission): PolicyStatement {
  const { actions, resources, through, partition } = permission;
  const service = `${through}.${Stack.of(scope).region}.amazonaws.com`;
  return new PolicyStatement({
    actions: [...actions],
    resources: [...resources],
    conditions: {
      ...(through !== undefined && { StringEquals: { "kms:ViaService": service } }),
      ...(partition !== undefined && {
        "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": [partition] },
      }),
    },
  });
}
