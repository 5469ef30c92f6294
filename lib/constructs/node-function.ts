import { fileURLToPath } from "node:url";
import { type CfnResource, Duration, RemovalPolicy } from "aws-cdk-lib";
import { Alarm, ComparisonOperator, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  ApplicationLogLevel,
  Architecture,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from "aws-cdk-lib/aws-lambda";
import { NodejsFunction } from "aws-cdk-lib/aws-lambda-nodejs";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import type { Access } from "./access.ts";
import { BUNDLING } from "./bundling.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface NodeFunctionProps {
  /** Everything that it reads, writes or calls: its environment and its role's permissions follow from this. */
  readonly access: readonly Access[];
  /** Who notices when it fails, and what to do: the text of its alarm. */
  readonly hurts: string;
  /** Memory in MiB. @default 512 */
  readonly memory?: number;
  /** @default 20 seconds: the HTTP API answers for a function after 30 */
  readonly timeout?: Duration;
}

/**
 * A Lambda function made of `functions/<id>.ts`, with the house defaults: Node.js 24 on arm64, one ES module with the
 * SDK in it, a role and a log group of its own, an alarm on errors. The local runtime finds the source in the metadata.
 */
export class NodeFunction extends NodejsFunction {
  constructor(scope: Construct, id: string, props: NodeFunctionProps) {
    const logGroup = new LogGroup(scope, `${id}-log`, {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(scope, `${id}-role`, { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
    logGroup.grantWrite(role);
    super(scope, id, {
      entry: `${root}functions/${id}.ts`,
      projectRoot: root,
      depsLockFilePath: `${root}package-lock.json`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memory ?? 512,
      timeout: props.timeout ?? Duration.seconds(20),
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
    for (const { actions, resources } of props.access)
      if (actions.length > 0)
        role.addToPolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
    (this.node.defaultChild as CfnResource).addMetadata("comeback:entry", `functions/${id}.ts`);
    new Alarm(this, "Errors", {
      metric: this.metricErrors({ period: Duration.minutes(5), statistic: "Sum" }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: `${id} fails. ${props.hurts}`,
    });
  }
}
