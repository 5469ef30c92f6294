import { expect, it } from "vitest";
import { flat, type Resource, resourcesOf, synthesized } from "../support/template.ts";

const { data, service, users, admin, page, pageFiles, analysts } = synthesized();
const templates = [data, service, users, admin, page, pageFiles, analysts].filter((one) => one !== undefined);

interface Statement {
  readonly Effect: string;
  readonly Principal?: { readonly Service?: unknown } | string;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Policies of things, which say who may use them. */
const POLICIES = {
  "AWS::KMS::Key": "KeyPolicy",
  "AWS::SQS::QueuePolicy": "PolicyDocument",
  "AWS::SNS::TopicPolicy": "PolicyDocument",
  "AWS::S3::BucketPolicy": "PolicyDocument",
} as const;

/** By what a statement may tell for whom a service acts: what the service itself says, and none of the caller's words. */
const SOURCES = /^(aws:SourceAccount|aws:SourceArn|kms:EncryptionContext:aws:(logs|sqs):arn)$/i;

const allowed = Object.entries(POLICIES).flatMap(([type, property]) =>
  resourcesOf(templates, type).flatMap((resource) =>
    (resource.Properties[property] as { readonly Statement: readonly Statement[] }).Statement.flatMap(
      (statement) => (servesAService(statement) ? [{ resource, statement }] : []),
    ),
  ),
);

function servesAService({ Effect, Principal }: Statement): boolean {
  return Effect === "Allow" && typeof Principal === "object" && Principal.Service !== undefined;
}

const named = (resource: Resource, statement: Statement): string =>
  `${resource.id} ${JSON.stringify(statement.Principal)}`;

it("no service of AWS may use anything of ours in the name of another account", () => {
  expect(allowed.length).toBeGreaterThan(4);
  for (const { resource, statement } of allowed) {
    const sources = Object.values(statement.Condition ?? {}).flatMap((tests) =>
      Object.entries(tests).filter(([key]) => SOURCES.test(key)),
    );
    expect(sources, named(resource, statement)).not.toEqual([]);
    for (const [, value] of sources)
      expect(flat(value), named(resource, statement)).toMatch(/<AWS::AccountId>|<\w*(Arn|Rule|Topic)\w*>/);
  }
});

it("nothing but this deployment's own resources can call a function", () => {
  const permissions = resourcesOf(templates, "AWS::Lambda::Permission");
  expect(permissions.length).toBeGreaterThan(10);
  for (const { id, Properties } of permissions)
    expect(Properties.SourceArn ?? Properties.SourceAccount, id).toBeDefined();
});
