import { describe, expect, it } from "vitest";
import { codeOf } from "../support/bundles.ts";
import {
  type DeployedFunction,
  flat,
  functionsOf,
  type Resource,
  resourcesOf,
  synthesized,
} from "../support/template.ts";

/**
 * Who may do what, whole: every permission of every role is one that its code or AWS in its name uses. The actions on
 * tables have a test of their own, by the methods of the stores (table-access.test.ts).
 */
const { data, running } = synthesized({ mailDomain: "shop.example" });

/** `action resource`, and for the key the service in between. */
type Permission = string;

const KEY = "the key";

/** Resources by what they are for, as they show in a policy. The first that matches counts. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/Key[0-9A-F]{8}Arn/, KEY],
  [/GetAttConfigs[0-9A-F]{8}Arn[^/]*\/\*/, "files of the configs"],
  [/GetAttConfigs[0-9A-F]{8}Arn/, "the configs' bucket"],
  [/GetAttResults[0-9A-F]{8}Arn[^/]*\/\*/, "files of the results"],
  [/GetAttResults[0-9A-F]{8}Arn/, "the results' bucket"],
  [/GetAtt(Events|Customers|Tastes|Checkpoints|Journal|Config)[0-9A-F]{8}StreamArn/, "the stream of $1"],
  [/GetAtt(Events|Customers|Tastes|Checkpoints|Journal|Config)[0-9A-F]{8}Arn/, "table $1"],
  [/KeysSecret[0-9A-F]{8}/, "the keys secret"],
  [/^<ComebackUsers:.*GetAttAdminPool[0-9A-F]{8}Arn/, "the user pool"],
  [/^<Bus[0-9A-F]{8}Arn>$/, "the bus"],
  [/:cloudwatch:.*:alarm:\*$/, "alarms of the account"],
  [/stateMachine:ComebackService-chain$/, "the chain machine"],
  [/stateMachine:ComebackService-confirm$/, "the confirm machine"],
  [/stateMachine:ComebackService-webhook$/, "the webhook machine"],
  [/stateMachine:ComebackService-till$/, "the till machine"],
  [/stateMachine:ComebackService-plan$/, "the plan machine"],
  [/stateMachine:ComebackService-config$/, "the config machine"],
  [/stateMachine:ComebackService-campaign$/, "the campaign machine"],
  [/^<CampaignsMachine[0-9A-F]{8}>$/, "the campaign machine itself"],
  [/:execution:<6<:<CampaignsMachine[0-9A-F]{8}>>>(\/\*)?:\*$/, "executions of the campaign machine itself"],
  [/^<NightlyMachine[0-9A-F]{8}>$/, "the nightly machine"],
  [/:execution:<6<:<NightlyMachine[0-9A-F]{8}>>>(\/\*)?:\*$/, "executions of the nightly machine"],
  [/:identity\/shop\.example$/, "mail of shop.example"],
  [/:configuration-set\/<.*Mail[0-9A-F]{8}/, "mail of shop.example"],
];

function nameOf(resource: string): string {
  for (const [pattern, name] of NAMES) {
    const match = pattern.exec(resource);
    if (match) return name.replace("$1", match[1] ?? "");
  }
  return resource;
}

const granted: ReadonlyMap<string, readonly Permission[]> = new Map(
  [...Map.groupBy(resourcesOf(running, "AWS::IAM::Policy"), ({ Properties }) => flat(Properties.Roles))].map(
    ([role, policies]) => [role, [...new Set(policies.flatMap(permissionsOf))].sort()],
  ),
);

function permissionsOf({ Properties }: Resource): readonly Permission[] {
  const { Statement } = Properties.PolicyDocument as { Statement: Record<string, unknown>[] };
  return Statement.flatMap(({ Effect, Action, Resource, Condition }) => {
    expect(Effect).toBe("Allow");
    const through = Condition ? ` ${flat(Object.values(Condition)[0])}` : "";
    return [Action]
      .flat()
      .flatMap((action) =>
        [Resource].flat().map((one) => `${action} ${nameOf(flat(one))}${through.replace(/[<>]/g, "")}`),
      );
  });
}

const roleOf = ({ Properties }: Resource) =>
  flat(Properties.Role ?? Properties.RoleArn).replace(/Arn>$/, ">");

/** The IAM name of each SDK client's service. Tables are tested elsewhere. */
const SERVICES: Readonly<Record<string, string>> = {
  "client-cloudwatch": "cloudwatch",
  "client-cognito-identity-provider": "cognito-idp",
  "client-eventbridge": "events",
  "client-secrets-manager": "secretsmanager",
  "client-sesv2": "ses",
  "client-sfn": "states",
};

/** On what each action is, of those that functions may have. One that is not here is not expected of any. */
const ON: Readonly<Record<string, string>> = {
  "cloudwatch:DescribeAlarms": "alarms of the account",
  "cognito-idp:AdminAddUserToGroup": "the user pool",
  "cognito-idp:AdminCreateUser": "the user pool",
  "cognito-idp:AdminDeleteUser": "the user pool",
  "cognito-idp:AdminGetUser": "the user pool",
  "cognito-idp:AdminListGroupsForUser": "the user pool",
  "cognito-idp:AdminRemoveUserFromGroup": "the user pool",
  "cognito-idp:ListUsers": "the user pool",
  "cognito-idp:ListUsersInGroup": "the user pool",
  "events:PutEvents": "the bus",
  "secretsmanager:GetSecretValue": "the keys secret",
  // Of the account as a whole: AWS knows no narrower resource.
  "ses:GetAccount": "*",
  "ses:SendEmail": "mail of shop.example",
  "states:DescribeExecution": "executions of the nightly machine",
  "states:ListExecutions": "the nightly machine",
};

/** The machine that a function knows is the one that it starts. */
function startedBy({ environment }: DeployedFunction): readonly string[] {
  const { CHAIN_STATE_MACHINE_ARN: chain, NIGHTLY_STATE_MACHINE_ARN: nightly } = environment;
  const { CONFIRM_STATE_MACHINE_ARN: confirm, WEBHOOK_STATE_MACHINE_ARN: webhook } = environment;
  const { CAMPAIGN_STATE_MACHINE_ARN: campaign, TILL_STATE_MACHINE_ARN: till } = environment;
  const { PLAN_STATE_MACHINE_ARN: plan, CONFIG_STATE_MACHINE_ARN: configs } = environment;
  return [
    ...(chain ? ["the chain machine"] : []),
    ...(confirm ? ["the confirm machine"] : []),
    ...(webhook ? ["the webhook machine"] : []),
    ...(campaign ? ["the campaign machine"] : []),
    ...(till ? ["the till machine"] : []),
    ...(plan ? ["the plan machine"] : []),
    ...(configs ? ["the config machine"] : []),
    ...(nightly ? ["the nightly machine"] : []),
  ];
}

/** What the SDK commands in a function's bundle need. */
async function calledBy(one: DeployedFunction): Promise<readonly Permission[]> {
  const code = await codeOf(one.name);
  const imports = [...code.matchAll(/import \{([^}]+)\} from "@aws-sdk\/([\w-]+)"/g)];
  return imports.flatMap(([, names = "", client = ""]) => {
    if (/dynamodb|client-s3/.test(client)) return [];
    const commands = names.split(",").flatMap((one) => /^\s*(\w+)Command\b/.exec(one)?.[1] ?? []);
    return commands.flatMap((command) => {
      const action = `${SERVICES[client]}:${command}`;
      const on = action === "states:StartExecution" ? startedBy(one) : [ON[action] ?? "nobody knows what"];
      return on.map((resource) => `${action} ${resource}`);
    });
  });
}

/** What is done to the files of the results: all of it is in one adapter, so that a bundle says no more than that it is there. */
const FILES: Readonly<Record<string, readonly ("Get" | "Put" | "Delete")[]>> = {
  erase: ["Get", "Put"],
  "results-count": ["Put"],
  "nightly-results": ["Get", "Put"],
  "nightly-publish": ["Get", "Put", "Delete"],
  "nightly-digest": ["Get"],
  "nightly-files": ["Get", "Put", "Delete"],
  "admin-overview": ["Get"],
  "admin-results": ["Get"],
  "admin-health": ["Get"],
  "config-plan": ["Get"],
};

/** To the files beside the published configs: those who have an upload, or hand out what is too large for an answer. */
const CONFIG_FILES = ["admin-config", "admin-publish", "config-job", "config-plan"];

function doneToFiles({ name }: DeployedFunction): readonly Permission[] {
  const actions = FILES[name] ?? [];
  const onConfigs = CONFIG_FILES.includes(name) ? (["Get", "Put"] as const) : [];
  return [
    ...actions.map((action) => `s3:${action}Object files of the results`),
    ...onConfigs.map((action) => `s3:${action}Object files of the configs`),
    // Who may not list is told of a file that is not there that it must not be read.
    ...(actions.includes("Get") ? ["s3:ListBucket the results' bucket"] : []),
    ...(onConfigs.length > 0 ? ["s3:ListBucket the configs' bucket"] : []),
  ];
}

const DYNAMODB_KEY_USE = {
  read: ["Decrypt", "DescribeKey"],
  write: ["Encrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo"],
};

/** What the key is needed for, by what else is permitted. */
function keyUse(permissions: readonly Permission[]): readonly Permission[] {
  const through = (service: string, actions: readonly string[]) =>
    actions.map((action) => `kms:${action} ${KEY} ${service}.AWS::Region.amazonaws.com`);
  const some = (pattern: RegExp) => permissions.some((permission) => pattern.test(permission));
  return [
    ...(some(/^dynamodb:\w+ table/) ? through("dynamodb", DYNAMODB_KEY_USE.read) : []),
    ...(some(/^dynamodb:(Put|Update|Delete)Item/) ? through("dynamodb", DYNAMODB_KEY_USE.write) : []),
    ...(some(/^s3:Get/) ? through("s3", ["Decrypt"]) : []),
    ...(some(/^s3:Put/) ? through("s3", ["GenerateDataKey"]) : []),
    ...(some(/^secretsmanager:/) ? through("secretsmanager", ["Decrypt"]) : []),
    ...(some(/^sqs:SendMessage/) ? through("sqs", ["Decrypt", "GenerateDataKey"]) : []),
  ];
}

/** What Lambda does in a function's name: write its log, read its stream, hand on what was given up. */
function doneFor(one: DeployedFunction): readonly Permission[] {
  const { LogGroup } = one.Properties.LoggingConfig as { LogGroup: unknown };
  const log = flat(LogGroup).replace(/>$/, "Arn>");
  const its = (type: string) =>
    resourcesOf(running, type).filter(({ Properties }) => flat(Properties.FunctionName) === `<${one.id}>`);
  const mappings = its("AWS::Lambda::EventSourceMapping");
  const destinations = [...mappings, ...its("AWS::Lambda::EventInvokeConfig")].flatMap(({ Properties }) => {
    const { OnFailure } = (Properties.DestinationConfig ?? {}) as { OnFailure?: { Destination: unknown } };
    return OnFailure ? [flat(OnFailure.Destination)] : [];
  });
  return [
    `logs:CreateLogStream ${log}`,
    `logs:PutLogEvents ${log}`,
    ...destinations.map((queue) => `sqs:SendMessage ${queue}`),
    ...mappings.flatMap(({ Properties }) => [
      ...["DescribeStream", "GetRecords", "GetShardIterator"].map(
        (action) => `dynamodb:${action} ${nameOf(flat(Properties.EventSourceArn))}`,
      ),
      "dynamodb:ListStreams *",
    ]),
  ];
}

describe("a function's role", () => {
  it.each(
    functionsOf(running).map((one) => [one.name, one] as const),
  )("of %s permits what its code and Lambda do, and nothing else", async (_, one) => {
    const permitted = granted.get(roleOf(one)) ?? [];
    const onTables = permitted.filter((permission) => /^dynamodb:\w+ table /.test(permission));
    const others = [...onTables, ...(await calledBy(one)), ...doneToFiles(one), ...doneFor(one)];
    expect(permitted).toEqual([...new Set([...others, ...keyUse(others)])].sort());
  });
});

describe("the role of a state machine", () => {
  const machines = resourcesOf(running, "AWS::StepFunctions::StateMachine");
  const writeTheirLog = [
    ...["CreateLogDelivery", "DeleteLogDelivery", "DescribeLogGroups", "DescribeResourcePolicies"],
    ...["GetLogDelivery", "ListLogDeliveries", "PutResourcePolicy", "UpdateLogDelivery"],
  ].map((action) => `logs:${action} *`);
  const runChildren = (machine: string) => [
    `states:DescribeExecution executions of ${machine}`,
    `states:RedriveExecution executions of ${machine}`,
    `states:StartExecution ${machine}`,
    `states:StopExecution executions of ${machine}`,
  ];

  it.each(machines.map((one) => [one.id, one] as const))("of %s permits what it runs", (_, machine) => {
    const definition = flat(machine.Properties.DefinitionString);
    const called = new Set([...definition.matchAll(/"Resource":"(<\w+Arn>)"/g)].map(([, task]) => task));
    const distributed = definition.includes('"Mode":"DISTRIBUTED"');
    expect(granted.get(roleOf(machine))).toEqual(
      [
        ...[...called].map((task) => `lambda:InvokeFunction ${task}`),
        ...writeTheirLog,
        ...(distributed ? runChildren(nameOf(`<${machine.id}>`)) : []),
      ].sort(),
    );
  });
});

describe("roles", () => {
  const schedules = resourcesOf(running, "AWS::Scheduler::Schedule").map(({ id, Properties }) => {
    const { RoleArn, Arn } = Properties.Target as Record<string, unknown>;
    return { id, role: flat(RoleArn).replace(/Arn>$/, ">"), target: flat(Arn) };
  });

  it("of the schedules permit to start the night, and to call the canary", () => {
    const permitted = schedules.map(({ id, role }) => [id.replace(/[0-9A-F]{8}$/, ""), granted.get(role)]);
    const [night, canary] = ["Nightly", "Canary"].map(
      (name) => schedules.find(({ id }) => id.startsWith(name))?.target ?? "",
    );
    expect(Object.fromEntries(permitted)).toEqual({
      NightlySchedule: [`states:StartExecution ${nameOf(night ?? "")}`],
      CanarySchedule: [`lambda:InvokeFunction ${canary}`],
    });
  });

  it("are those of the functions, the machines and the schedules, and no other", () => {
    const machines = resourcesOf(running, "AWS::StepFunctions::StateMachine");
    const known = [...functionsOf(running), ...machines].map(roleOf);
    expect([...granted.keys()].sort()).toEqual([...known, ...schedules.map(({ role }) => role)].sort());
    expect(
      resourcesOf(running, "AWS::IAM::Role")
        .map(({ id }) => `<${id}>`)
        .sort(),
    ).toEqual([...granted.keys()].sort());
    expect(resourcesOf(data, "AWS::IAM::Role")).toEqual([]);
  });

  it("are taken by the one service that they are for", () => {
    const takers = resourcesOf(running, "AWS::IAM::Role").map(({ id, Properties }) => {
      const { Statement } = Properties.AssumeRolePolicyDocument as { Statement: Record<string, unknown>[] };
      expect(Statement, id).toHaveLength(1);
      expect(Statement[0]?.Action, id).toBe("sts:AssumeRole");
      return flat((Statement[0]?.Principal as Record<string, unknown>).Service);
    });
    expect([...new Set(takers)].sort()).toEqual([
      "lambda.amazonaws.com",
      "scheduler.amazonaws.com",
      "states.amazonaws.com",
    ]);
  });
});
