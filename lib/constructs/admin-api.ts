import { CfnOutput, type CfnResource, Duration, Stack } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import {
  CorsHttpMethod,
  HttpApi,
  HttpMethod,
  HttpStage,
  LogGroupLogDestination,
} from "aws-cdk-lib/aws-apigatewayv2";
import { HttpUserPoolAuthorizer } from "aws-cdk-lib/aws-apigatewayv2-authorizers";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { UserPoolClient } from "aws-cdk-lib/aws-cognito";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { RetentionDays } from "aws-cdk-lib/aws-logs";
import type { StateMachine } from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import {
  ADMIN_FUNCTIONS,
  ADMIN_OUTPUTS,
  ADMIN_ROUTES,
  type AdminFunction,
  scopeName,
} from "../../src/contracts/admin.ts";
import { type Access, nightlyAccess, teamAccess } from "./house/access.ts";
import { Alert } from "./house/alert.ts";
import { Log } from "./house/log.ts";
import { NodeFunction } from "./house/node-function.ts";
import type { Platform } from "./house/platform.ts";
import { acknowledgeExecutions } from "./house/workflow.ts";
import type { Users } from "./users.ts";

/** Requests a second: enough for pages that ask for several documents at once, too few to run up a bill. */
const THROTTLE = { rateLimit: 100, burstLimit: 200 };

/** No path and no query: both may hold a customer's address. */
const ACCESS_LOG = {
  requestId: "$context.requestId",
  at: "$context.requestTime",
  ip: "$context.identity.sourceIp",
  route: "$context.routeKey",
  status: "$context.status",
  refused: "$context.authorizer.error",
  subject: "$context.authorizer.claims.sub",
  client: "$context.authorizer.claims.client_id",
  ms: "$context.responseLatency",
};

interface AdminFunctionProps {
  readonly access: (platform: Platform, nightly: StateMachine, users: Users) => readonly Access[];
  /** In MiB. @default 512 */
  readonly memory?: number;
}

/** What each function of contracts/admin.ts may touch: one that has no row here does not compile. */
const FUNCTIONS: Readonly<Record<AdminFunction, AdminFunctionProps>> = {
  "admin-publish": {
    access: ({ config, configFiles, configJobs, customers, journal, plans }) => [
      config("GetItem", "Query", "PutItem", "DeleteItem"),
      configFiles("read", "write"),
      configJobs,
      customers("BatchGetItem"),
      journal("PutItem"),
      plans,
    ],
    memory: 1769,
  },
  "admin-mails": {
    access: ({ config, customers, journal, testMail }, _, { pool }) => [
      config("GetItem", "Query"),
      customers("GetItem"),
      journal("BatchGetItem", "PutItem", "UpdateItem"),
      teamAccess(pool, ["AdminGetUser"]),
      testMail,
    ],
    memory: 1769,
  },
  "admin-config": {
    access: ({ config, configFiles }) => [config("GetItem", "Query"), configFiles("read", "write")],
    // A large config is whole in its memory, and as a zip.
    memory: 1769,
  },
  "admin-chains": {
    access: ({ config, customers, journal, bus, chains }) => [
      config("GetItem", "Query", "PutItem", "DeleteItem"),
      customers("GetItem"),
      journal("GetItem", "Scan", "PutItem", "UpdateItem"),
      bus,
      chains,
    ],
    memory: 1769,
  },
  "admin-campaigns": {
    access: ({ config, customers, journal, bus, campaigns }) => [
      config("GetItem", "Query", "PutItem", "DeleteItem"),
      customers("BatchGetItem"),
      journal("GetItem", "Query", "Scan", "PutItem", "UpdateItem"),
      bus,
      campaigns,
    ],
    memory: 1769,
  },
  "admin-overview": {
    access: ({ config, customers, journal, results }) => [
      config("GetItem", "Query"),
      // Before the first night: whether there is anybody yet.
      customers("DescribeTable", "Scan"),
      journal("GetItem", "Query"),
      results("read"),
    ],
    memory: 1769,
  },
  // The address is what codes on paper lead to.
  "admin-forms": { access: ({ config, address }) => [config("GetItem", "Query"), address] },
  "admin-health": {
    access: ({ config, events, journal, results, alarms }, _, { pool }) => [
      config("GetItem", "Query"),
      events("Query"),
      journal("GetItem", "Query", "PutItem"),
      results("read"),
      alarms,
      teamAccess(pool, ["ListUsers"]),
    ],
    memory: 1769,
  },
  "admin-metrics": { access: ({ config }) => [config("GetItem", "Query")] },
  "admin-segments": {
    access: ({ config, customers }) => [config("GetItem", "Query"), customers("BatchGetItem")],
    memory: 1769,
  },
  "admin-results": { access: ({ results }) => [results("read")], memory: 1769 },
  "admin-experiments": {
    access: ({ config, journal }) => [config("GetItem", "Query"), journal("GetItem", "Query", "PutItem")],
  },
  "admin-customer": {
    access: ({ events, customers, tastes, journal, config, keys }) => [
      events("Query"),
      customers("GetItem"),
      tastes("GetItem"),
      journal("GetItem", "Query"),
      config("GetItem", "Query"),
      keys,
    ],
    memory: 1769,
  },
  "admin-people": {
    access: ({ events, customers, journal, keys }) => [
      events("Query", "PutItem"),
      customers("GetItem"),
      journal("PutItem"),
      keys,
    ],
  },
  "admin-privacy": {
    access: ({ events, customers, tastes, journal, keys }) => [
      events("Query", "PutItem"),
      customers("GetItem"),
      tastes("GetItem"),
      journal("GetItem", "Query", "PutItem"),
      keys,
    ],
    memory: 1769,
  },
  "admin-import": {
    access: ({ events, config, journal, keys, confirmations }) => [
      events("GetItem", "PutItem", "Query"),
      config("Query"),
      journal("GetItem", "UpdateItem", "PutItem"),
      keys,
      confirmations,
    ],
    memory: 1769,
  },
  "admin-catalogue": {
    access: ({ config, journal }) => [
      config("Query"),
      journal("GetItem", "BatchGetItem", "Query", "PutItem"),
    ],
    memory: 1769,
  },
  "admin-webhooks": {
    access: ({ config, journal, keys, deliveries }) => [
      config("Query"),
      journal("Query", "PutItem", "DeleteItem"),
      keys,
      deliveries,
    ],
  },
  "admin-codes": {
    access: ({ config, customers, events, journal, keys, till }) => [
      config("GetItem", "Query"),
      customers("GetItem"),
      events("GetItem", "PutItem"),
      journal("GetItem", "BatchGetItem", "Query", "PutItem", "UpdateItem", "DeleteItem"),
      keys,
      till,
    ],
  },
  "admin-till": {
    access: ({ config, journal, till }) => [
      config("Query"),
      journal("GetItem", "Query", "PutItem", "UpdateItem", "DeleteItem"),
      till,
    ],
  },
  "admin-loyalty": {
    access: ({ config, customers, events, journal, keys }) => [
      config("Query"),
      customers("GetItem"),
      events("Query", "PutItem"),
      journal("GetItem", "Query", "PutItem"),
      keys,
    ],
    memory: 1769,
  },
  "admin-runs": { access: ({ journal }, nightly) => [journal("PutItem"), nightlyAccess(nightly)] },
  "admin-changes": {
    access: ({ journal }, _, { pool }) => [journal("Query"), teamAccess(pool, ["ListUsers"])],
  },
  "admin-team": {
    access: ({ journal }, _, { pool }) => [
      journal("PutItem"),
      teamAccess(pool, [
        "ListUsers",
        "ListUsersInGroup",
        "AdminGetUser",
        "AdminListGroupsForUser",
        "AdminCreateUser",
        "AdminAddUserToGroup",
        "AdminRemoveUserFromGroup",
        "AdminDeleteUser",
      ]),
    ],
  },
};

/** What the page's browser may ask of the API. Whatever else it sends is not let through. */
const CORS_HEADERS = ["authorization", "content-type"];
const CORS_METHODS = [CorsHttpMethod.GET, CorsHttpMethod.POST, CorsHttpMethod.PUT, CorsHttpMethod.DELETE];

interface AdminApiProps {
  readonly platform: Platform;
  readonly nightly: StateMachine;
  readonly users: Users;
  /** Where the marketer's page is, the one origin from which browsers may call; none may when absent. */
  readonly pageOrigin: string | undefined;
}

/**
 * The API for those who run the shop (contracts/admin.ts): an HTTP API of its own, so that a route without a token
 * cannot be made by forgetting something, and a flood of events is not its flood.
 */
export class AdminApi extends Construct {
  readonly url: string;
  /** App client of the page, where there is one. */
  readonly page: UserPoolClient | undefined;
  private readonly api: HttpApi;

  constructor(scope: Construct, id: string, { platform, nightly, users, pageOrigin }: AdminApiProps) {
    super(scope, id);
    this.page = pageOrigin === undefined ? undefined : users.pageClient(this, pageOrigin);
    this.api = this.httpApi(users, platform.key, pageOrigin);
    this.url = this.api.apiEndpoint;
    this.functions(platform, nightly, users);
    this.alarmOnServerErrors();
    this.outputs(users);
  }

  private httpApi({ pool, people, machine }: Users, key: IKey, pageOrigin: string | undefined): HttpApi {
    const clients = [people, machine, this.page].filter((client) => client !== undefined);
    const api = new HttpApi(this, "Http", {
      apiName: "comeback-admin",
      description: "Comeback: administration",
      createDefaultStage: false,
      defaultAuthorizer: new HttpUserPoolAuthorizer("Authorizer", pool, {
        userPoolClients: clients,
      }),
      ...(pageOrigin && {
        corsPreflight: {
          allowOrigins: [pageOrigin],
          allowHeaders: CORS_HEADERS,
          allowMethods: CORS_METHODS,
          exposeHeaders: ["retry-after"],
          maxAge: Duration.hours(2),
        },
      }),
    });
    // The local stack gives it an address by this name.
    (api.node.defaultChild as CfnResource).addMetadata("comeback:address", "admin");
    new HttpStage(this, "Stage", {
      httpApi: api,
      stageName: "$default",
      autoDeploy: true,
      throttle: THROTTLE,
      accessLogSettings: {
        destination: new LogGroupLogDestination(new Log(this, "Log", key, RetentionDays.THREE_MONTHS)),
        format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG)),
      },
    });
    return api;
  }

  private functions(platform: Platform, nightly: StateMachine, users: Users): void {
    for (const [name, { access, memory = 512 }] of ADMIN_FUNCTIONS.map(
      (name) => [name, FUNCTIONS[name]] as const,
    )) {
      const handler = new NodeFunction(this, name, {
        platform,
        access: access(platform, nightly, users),
        memory,
        timeout: Duration.seconds(29),
        hurts: "People and scripts that administer the shop get no answer; customers notice nothing.",
        runbook: "admin-api",
        alarmOn: "nothing",
      });
      this.answerWith(name, handler);
      if (name === "admin-runs" && handler.role) acknowledgeExecutions(handler.role, nightly, [":*"]);
    }
  }

  /** Gives the function every route that carries its name. */
  private answerWith(name: AdminFunction, handler: NodeFunction): void {
    // One permission a function, not one a route: a stack has 500 resources at most.
    const integration = new HttpLambdaIntegration(name, handler, { scopePermissionToRoute: false });
    for (const { route, scope } of ADMIN_ROUTES.filter((one) => one.function === name)) {
      const [method, path = ""] = route.split(" ");
      this.api.addRoutes({
        path,
        methods: [HttpMethod[method as keyof typeof HttpMethod]],
        integration,
        authorizationScopes: [scopeName(scope)],
      });
    }
  }

  private alarmOnServerErrors(): void {
    new Alert(this, "ServerErrors", {
      metric: this.api.metricServerError({ period: Duration.minutes(5), statistic: "Sum" }),
      from: 5,
      hurts:
        "The admin API answers with server errors. Configs cannot be published over it; the command line, which does not use it, still can.",
      runbook: "admin-api",
    });
  }

  /** What somebody needs to sign in and to get a token. */
  private outputs({ pool, people, machine, domain }: Users): void {
    const stack = Stack.of(this);
    const output = (name: keyof typeof ADMIN_OUTPUTS, value: string) =>
      new CfnOutput(stack, ADMIN_OUTPUTS[name], { value });
    output("url", this.api.apiEndpoint);
    output("signIn", domain.baseUrl());
    output("pool", pool.userPoolId);
    output("client", people.userPoolClientId);
    if (this.page) output("pageClient", this.page.userPoolClientId);
    if (machine) output("machineClient", machine.userPoolClientId);
  }
}
