import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import type { APIGatewayProxyEventV2, DynamoDBStreamEvent } from "aws-lambda";

/** A small app for tests of the local runtime: one of each resource, functions that write down what they see. */
export const SHOP_TEMPLATES = [
  {
    name: "Data",
    template: {
      Resources: {
        Events: {
          Type: "AWS::DynamoDB::Table",
          Properties: {
            TableName: "events",
            BillingMode: "PAY_PER_REQUEST",
            KeySchema: [
              { AttributeName: "customer", KeyType: "HASH" },
              { AttributeName: "fact", KeyType: "RANGE" },
            ],
            AttributeDefinitions: [
              { AttributeName: "customer", AttributeType: "S" },
              { AttributeName: "fact", AttributeType: "S" },
            ],
            StreamSpecification: { StreamViewType: "NEW_AND_OLD_IMAGES" },
          },
        },
        Keys: { Type: "AWS::SecretsManager::Secret", Properties: {} },
        Mail: { Type: "AWS::SES::ConfigurationSet", Properties: {} },
        MailEvents: {
          Type: "AWS::SES::ConfigurationSetEventDestination",
          Properties: {
            ConfigurationSetName: { Ref: "Mail" },
            EventDestination: {
              Enabled: true,
              MatchingEventTypes: ["send", "delivery", "bounce"],
              EventBridgeDestination: {
                EventBusArn: "arn:aws:events:us-east-1:000000000000:event-bus/default",
              },
            },
          },
        },
      },
      Outputs: {
        Stream: { Value: { "Fn::GetAtt": ["Events", "StreamArn"] }, Export: { Name: "Data:stream" } },
        Keys: { Value: { Ref: "Keys" }, Export: { Name: "Data:keys" } },
      },
    },
  },
  {
    name: "Service",
    template: {
      Resources: {
        Bus: { Type: "AWS::Events::EventBus", Properties: { Name: "shop" } },
        GivenUp: { Type: "AWS::SQS::Queue", Properties: { QueueName: "given-up" } },
        ...lambda("Echo", {
          KEYS_SECRET_ID: { "Fn::ImportValue": "Data:keys" },
          PUBLIC_URL: { "Fn::GetAtt": ["Api", "ApiEndpoint"] },
        }),
        ...lambda("Stream"),
        ...lambda("Task"),
        ...lambda("Hears"),
        Mapping: {
          Type: "AWS::Lambda::EventSourceMapping",
          Properties: {
            FunctionName: { Ref: "Stream" },
            EventSourceArn: { "Fn::ImportValue": "Data:stream" },
            StartingPosition: "TRIM_HORIZON",
            MaximumRetryAttempts: 1,
          },
        },
        Api: {
          Type: "AWS::ApiGatewayV2::Api",
          Properties: {
            ProtocolType: "HTTP",
            CorsConfiguration: {
              AllowOrigins: ["*"],
              AllowMethods: ["POST"],
              AllowHeaders: ["content-type"],
              MaxAge: 60,
            },
          },
        },
        Integration: {
          Type: "AWS::ApiGatewayV2::Integration",
          Properties: {
            ApiId: { Ref: "Api" },
            IntegrationType: "AWS_PROXY",
            IntegrationUri: { "Fn::GetAtt": ["Echo", "Arn"] },
            PayloadFormatVersion: "2.0",
          },
        },
        ...route("Any", "POST /v1/{call}"),
        ...route("Exact", "POST /v1/exact"),
        ...route("Greedy", "ANY /files/{path+}"),
        Machine: {
          Type: "AWS::StepFunctions::StateMachine",
          Properties: {
            StateMachineName: "night",
            DefinitionString: {
              "Fn::Sub": `{"StartAt":"Task","States":{"Task":{"Type":"Task","Resource":"\${Task.Arn}","End":true}}}`,
            },
          },
        },
        Schedule: {
          Type: "AWS::Scheduler::Schedule",
          Properties: {
            ScheduleExpression: "cron(0 3 * * ? *)",
            ScheduleExpressionTimezone: "Europe/Berlin",
            FlexibleTimeWindow: { Mode: "OFF" },
            Target: { Arn: { Ref: "Machine" }, Input: '{"due":"<aws.scheduler.scheduled-time>"}' },
          },
        },
        ...rule("FromShop", { EventBusName: { Ref: "Bus" }, EventPattern: { source: ["comeback"] } }),
        ...rule("FromSes", {
          EventPattern: { source: ["aws.ses"], detail: { mail: { tags: { chain: ["winback"] } } } },
        }),
        Retries: {
          Type: "AWS::Lambda::EventInvokeConfig",
          Properties: {
            FunctionName: { Ref: "Hears" },
            Qualifier: "$LATEST",
            MaximumRetryAttempts: 1,
            DestinationConfig: { OnFailure: { Destination: { "Fn::GetAtt": ["GivenUp", "Arn"] } } },
          },
        },
      },
      Outputs: { NightlyStateMachineArn: { Value: { Ref: "Machine" } }, EventsTable: { Value: "events" } },
    },
  },
];

function lambda(name: string, Variables: object = {}) {
  return {
    [name]: {
      Type: "AWS::Lambda::Function",
      Properties: { FunctionName: name, Environment: { Variables } },
      Metadata: { "comeback:entry": name },
    },
  };
}

function route(name: string, RouteKey: string) {
  return {
    [name]: {
      Type: "AWS::ApiGatewayV2::Route",
      Properties: {
        ApiId: { Ref: "Api" },
        RouteKey,
        Target: { "Fn::Join": ["/", ["integrations", { Ref: "Integration" }]] },
      },
    },
  };
}

function rule(name: string, properties: object) {
  return {
    [name]: {
      Type: "AWS::Events::Rule",
      Properties: { ...properties, Targets: [{ Arn: { "Fn::GetAtt": ["Hears", "Arn"] }, Id: "0" }] },
    },
  };
}

/** What the functions saw, in order. */
export const seen = {
  stream: [] as DynamoDBStreamEvent["Records"],
  tasks: [] as unknown[],
  heard: [] as { readonly "detail-type": string; readonly detail: { readonly eventType?: string } }[],
  hears: undefined as Error | undefined,
};

const HANDLERS: Readonly<Record<string, (event: never) => unknown>> = {
  /** Answers with the payload that it got; fails when asked to. */
  Echo: async (event: APIGatewayProxyEventV2) => {
    if (event.queryStringParameters?.fail) throw new Error("asked to fail");
    if (event.queryStringParameters?.plain) return { plain: true };
    return {
      statusCode: 201,
      headers: { "content-type": "application/json", "x-own": "yes" },
      cookies: ["a=1", "b=2"],
      body: JSON.stringify(event),
    };
  },
  Stream: async ({ Records }: DynamoDBStreamEvent) => void seen.stream.push(...Records),
  Task: async (input: unknown) => {
    seen.tasks.push(input);
    await new EventBridgeClient({}).send(
      new PutEventsCommand({
        Entries: [
          {
            EventBusName: "shop",
            Source: "comeback",
            DetailType: "NightlyCompleted",
            Detail: JSON.stringify({ input }),
          },
        ],
      }),
    );
    return { done: true };
  },
  Hears: async (event: (typeof seen.heard)[number]) => {
    seen.heard.push(event);
    if (seen.hears) throw seen.hears;
  },
};

export const importShopEntry = async (entry: string) => ({ handler: HANDLERS[entry] });
