import { Duration, Lazy, Validations } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import {
  type CfnStage,
  CorsHttpMethod,
  HttpApi,
  HttpMethod,
  HttpStage,
  LogGroupLogDestination,
} from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { Metric } from "aws-cdk-lib/aws-cloudwatch";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { Construct } from "constructs";
import { CORS_REQUEST_HEADERS, ROUTES } from "../../src/contracts/routes.ts";
import type { Edge, PublicDomain } from "../public-door.ts";
import { PublicEdge } from "./edge.ts";
import { type Access, addressAccess, settingAccess } from "./house/access.ts";
import { Alert } from "./house/alert.ts";
import { Log } from "./house/log.ts";
import type { NodeFunction } from "./house/node-function.ts";
import { PublicDomainName } from "./public-domain.ts";

const PERIOD = Duration.minutes(5);

/** Where no route says anything else. */
const THROTTLE = { rateLimit: 50, burstLimit: 100 };

/** Which route answered what, and why not. No path, address or agent: an unsubscribe link is a credential, an address a person. */
const LOGGED = {
  id: "$context.requestId",
  route: "$context.routeKey",
  status: "$context.status",
  ms: "$context.responseLatency",
  error: "$context.error.responseType",
};

export interface Guard {
  /** Requests a second on each of the function's routes, and how many at once. */
  readonly throttle: { readonly rateLimit: number; readonly burstLimit: number };
  /** By what the function knows its callers, since the routes have no authorizer. */
  readonly knows: string;
}

interface PublicApiProps {
  readonly key: IKey;
  /** Of the shop's; an address of AWS's when absent, which ends with the deployment. */
  readonly domain: PublicDomain | undefined;
  /** What stands in front of it. */
  readonly edge: Edge | undefined;
}

/** The HTTP API that browsers, shop platforms and mail programs talk to. Its routes are those of contracts/routes.ts. */
export class PublicApi extends Construct {
  /** For functions that put its address into mails. */
  readonly address: Access;
  /** How its functions know what has come through CloudFront, where that stands in front. */
  readonly edge: Access;
  readonly requests: Metric;
  /** Answered with 4xx and with 5xx. */
  readonly refused: Metric;
  readonly failed: Metric;
  private readonly guarded: boolean;
  private readonly api: HttpApi;
  private readonly stage: CfnStage;
  private readonly limits: Record<string, { ThrottlingRateLimit: number; ThrottlingBurstLimit: number }> = {};
  private readonly answered = new Set<string>();

  constructor(scope: Construct, id: string, props: PublicApiProps) {
    super(scope, id);
    const { domain, edge } = props;
    this.guarded = edge !== undefined;
    this.edge = settingAccess("EDGE_SHA256", edge?.sha256.join(",") ?? "none");
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
    const stage = new HttpStage(this, "Stage", {
      httpApi: this.api,
      stageName: "$default",
      autoDeploy: true,
      throttle: THROTTLE,
      accessLogSettings: {
        destination: new LogGroupLogDestination(new Log(this, "Log", props.key)),
        format: AccessLogFormat.custom(JSON.stringify(LOGGED)),
      },
    });
    this.stage = stage.node.defaultChild as CfnStage;
    this.stage.routeSettings = Lazy.any({ produce: () => this.limits });
    const front = edge && new PublicEdge(this, "Edge", { edge, domain, endpoint: this.api.apiEndpoint });
    if (domain)
      new PublicDomainName(this, "Domain", { domain, api: this.api, stage, front: front?.distribution });
    const own = front ? `https://${front.distribution.distributionDomainName}` : this.api.apiEndpoint;
    this.address = addressAccess(domain ? `https://${domain.name}` : own);
    this.requests = this.api.metricCount({ period: PERIOD, statistic: "Sum" });
    this.refused = this.api.metricClientError({ period: PERIOD, statistic: "Sum" });
    this.failed = this.api.metricServerError({ period: PERIOD, statistic: "Sum" });
    this.alarmOnServerErrors();
    this.node.addValidation({
      validate: () =>
        ROUTES.filter((route) => !this.answered.has(route.function)).map(
          (route) => `no function answers ${route.method} ${route.path}: ${route.function} is missing`,
        ),
    });
  }

  /** Gives the function every route that carries its name. */
  answerWith(handler: NodeFunction, { throttle, knows }: Guard): void {
    if (this.guarded) handler.addEnvironment(this.edge.variable, this.edge.value);
    const integration = new HttpLambdaIntegration(handler.node.id, handler);
    for (const { method, path } of ROUTES.filter((one) => one.function === handler.node.id)) {
      const routes = this.api.addRoutes({ path, methods: [HttpMethod[method]], integration });
      this.limits[`${method} ${path}`] = {
        ThrottlingRateLimit: throttle.rateLimit,
        ThrottlingBurstLimit: throttle.burstLimit,
      };
      for (const route of routes) {
        // A stage with settings of a route that is not there yet is refused.
        this.stage.node.addDependency(route);
        Validations.of(route).acknowledge({
          id: "AwsSolutions-APIG4",
          reason: `Callers cannot sign in: they are shop platforms, browsers and mailboxes. ${handler.node.id} knows them by ${knows}.`,
        });
      }
    }
    this.answered.add(handler.node.id);
  }

  private alarmOnServerErrors(): void {
    new Alert(this, "ServerErrors", {
      metric: this.failed,
      from: 5,
      hurts:
        "The public API answers with server errors. Shops' events are waiting in their senders, which give up after a few hours, and customers may be unable to unsubscribe.",
      runbook: "api",
    });
  }
}
