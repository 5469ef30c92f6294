import { Duration } from "aws-cdk-lib";
import { CorsHttpMethod, HttpApi, HttpMethod, HttpStage } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { Alarm, ComparisonOperator, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { Construct } from "constructs";
import { CORS_REQUEST_HEADERS, ROUTES } from "../../src/contracts/routes.ts";
import { type Access, addressAccess } from "./access.ts";
import type { NodeFunction } from "./node-function.ts";

/** Requests a second: a flood is refused with 429, which every SDK retries, before it costs anything. */
const THROTTLE = { rateLimit: 2_000, burstLimit: 4_000 };

/** The HTTP API that browsers, shop platforms and mail programs talk to. Its routes are those of contracts/routes.ts. */
export class PublicApi extends Construct {
  /** For functions that put its address into mails. */
  readonly address: Access;
  private readonly api: HttpApi;
  private readonly answered = new Set<string>();

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.api = new HttpApi(this, "Http", {
      description: "Comeback: events in, unsubscribe links",
      createDefaultStage: false,
      corsPreflight: {
        allowOrigins: ["*"],
        allowMethods: [CorsHttpMethod.POST, CorsHttpMethod.GET, CorsHttpMethod.OPTIONS],
        allowHeaders: [...CORS_REQUEST_HEADERS],
        exposeHeaders: ["retry-after"],
        maxAge: Duration.days(1),
      },
    });
    new HttpStage(this, "Stage", {
      httpApi: this.api,
      stageName: "$default",
      autoDeploy: true,
      throttle: THROTTLE,
    });
    this.address = addressAccess(this.api.apiEndpoint);
    this.alarmOnServerErrors();
    this.node.addValidation({
      validate: () =>
        ROUTES.filter((route) => !this.answered.has(route.function)).map(
          (route) => `no function answers ${route.method} ${route.path}: ${route.function} is missing`,
        ),
    });
  }

  /** Gives the function every route that carries its name. */
  answerWith(handler: NodeFunction): void {
    const integration = new HttpLambdaIntegration(handler.node.id, handler);
    for (const route of ROUTES.filter((one) => one.function === handler.node.id))
      this.api.addRoutes({ path: route.path, methods: [HttpMethod[route.method]], integration });
    this.answered.add(handler.node.id);
  }

  private alarmOnServerErrors(): void {
    new Alarm(this, "ServerErrors", {
      metric: this.api.metricServerError({ period: Duration.minutes(5), statistic: "Sum" }),
      threshold: 5,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription:
        "The public API answers with server errors. Shops' events are waiting in their senders, which give up after a few hours, and customers may be unable to unsubscribe.",
    });
  }
}
