import { ArnFormat, Stack } from "aws-cdk-lib";
import type { Table } from "aws-cdk-lib/aws-dynamodb";
import type { EventBus } from "aws-cdk-lib/aws-events";
import type { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { IConfigurationSet } from "aws-cdk-lib/aws-ses";
import type { EnvironmentName } from "../../src/contracts/environment.ts";
import type { TableName } from "../../src/contracts/tables.ts";

/**
 * What a function needs of one resource: the variable that names it and the actions on it. They are given together,
 * so that no function knows a table that it may not touch, or may touch one that it does not know.
 */
export interface Access {
  readonly variable: EnvironmentName;
  readonly value: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

export type TableAction =
  | "GetItem"
  | "Query"
  | "Scan"
  | "DescribeTable"
  | "PutItem"
  | "UpdateItem"
  | "DeleteItem";

const TABLE_VARIABLES = {
  events: "EVENTS_TABLE",
  customers: "CUSTOMERS_TABLE",
  journal: "JOURNAL_TABLE",
  config: "CONFIG_TABLE",
} as const satisfies Record<TableName, EnvironmentName>;

export function tableAccess(name: TableName, table: Table, actions: readonly TableAction[]): Access {
  return {
    variable: TABLE_VARIABLES[name],
    value: table.tableName,
    actions: actions.map((action) => `dynamodb:${action}`),
    resources: [table.tableArn],
  };
}

export function keysAccess(secret: Secret): Access {
  return {
    variable: "KEYS_SECRET_ID",
    value: secret.secretArn,
    actions: ["secretsmanager:GetSecretValue"],
    resources: [secret.secretArn],
  };
}

export function busAccess(bus: EventBus): Access {
  return {
    variable: "BUS_NAME",
    value: bus.eventBusName,
    actions: ["events:PutEvents"],
    resources: [bus.eventBusArn],
  };
}

export function startAccess(machineArn: string): Access {
  return {
    variable: "CHAIN_STATE_MACHINE_ARN",
    value: machineArn,
    actions: ["states:StartExecution"],
    resources: [machineArn],
  };
}

/** Sending as the shop's domain and as nobody else: without a domain nothing is allowed. */
export function mailAccess(configuration: IConfigurationSet, domain: string | undefined): Access {
  const stack = Stack.of(configuration);
  const arn = (resource: string, resourceName: string) =>
    stack.formatArn({ service: "ses", resource, resourceName, arnFormat: ArnFormat.SLASH_RESOURCE_NAME });
  return {
    variable: "MAIL_CONFIGURATION_SET",
    value: configuration.configurationSetName,
    actions: domain ? ["ses:SendEmail"] : [],
    resources: domain
      ? [arn("identity", domain), arn("configuration-set", configuration.configurationSetName)]
      : [],
  };
}

/** To ask how many mails a second the account may send: an account is no resource that a policy could name. */
export function mailRateAccess(configuration: IConfigurationSet, domain: string | undefined): Access {
  return {
    variable: "MAIL_CONFIGURATION_SET",
    value: configuration.configurationSetName,
    actions: domain ? ["ses:GetAccount"] : [],
    resources: domain ? ["*"] : [],
  };
}

export function addressAccess(url: string): Access {
  return { variable: "PUBLIC_URL", value: url, actions: [], resources: [] };
}
