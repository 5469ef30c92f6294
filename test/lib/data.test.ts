import { describe, expect, it } from "vitest";
import { CONFIG_FOLDERS } from "../../src/contracts/config-limits.ts";
import { KeysSecret } from "../../src/contracts/keys.ts";
import { EXPIRY, TABLES } from "../../src/contracts/tables.ts";
import { flat, type Resource, resourcesOf, synthesized } from "../support/template.ts";

const { data, service } = synthesized();
const tables = resourcesOf(data, "AWS::DynamoDB::Table");

describe("customers' data", () => {
  it("is in tables keyed as the adapters expect", () => {
    const keys = tables.map(({ id, Properties }) => {
      const schema = Properties.KeySchema as { AttributeName: string }[];
      const name = id.replace(/[0-9A-F]{8}$/, "").toLowerCase();
      return [name, { partition: schema[0]?.AttributeName, sort: schema[1]?.AttributeName }];
    });
    expect(Object.fromEntries(keys)).toEqual(TABLES);
  });

  it("outlives the stack, can be restored to any second, and is not deleted by accident", () => {
    for (const table of tables) {
      expect(table.DeletionPolicy).toBe("Retain");
      expect(table.UpdateReplacePolicy).toBe("Retain");
      expect(table.Properties.DeletionProtectionEnabled).toBe(true);
      expect(table.Properties.PointInTimeRecoverySpecification).toEqual({ PointInTimeRecoveryEnabled: true });
    }
  });

  it("rests under a key of the account's own, which outlives the stack and is changed every year", () => {
    const [key, ...others] = resourcesOf(data, "AWS::KMS::Key");
    expect(others).toEqual([]);
    expect(key?.Properties.EnableKeyRotation).toBe(true);
    expect(key?.DeletionPolicy).toBe("Retain");
    expect(key?.UpdateReplacePolicy).toBe("Retain");
    for (const table of tables)
      expect(table.Properties.SSESpecification).toEqual({
        KMSMasterKeyId: { "Fn::GetAtt": [key?.id, "Arn"] },
        SSEEnabled: true,
        SSEType: "KMS",
      });
  });

  it("rests under the same key wherever else it may be: secrets, failure queues, logs, alarms", () => {
    const [key] = resourcesOf(data, "AWS::KMS::Key");
    const keyOf = ({ Properties }: Resource) =>
      flat(Properties.KmsKeyId ?? Properties.KmsMasterKeyId ?? "none");
    for (const secret of resourcesOf(data, "AWS::SecretsManager::Secret"))
      expect(keyOf(secret), secret.id).toBe(`<${key?.id}Arn>`);
    for (const type of ["AWS::SQS::Queue", "AWS::Logs::LogGroup", "AWS::SNS::Topic"]) {
      const there = resourcesOf(service, type);
      expect(there.length, type).toBeGreaterThan(0);
      for (const one of there) expect(keyOf(one), one.id).toMatch(/^<.*Key\w+Arn.*>$/);
    }
  });

  it("lets the services use the key that have to, by themselves: logs, alarms, dead letters", () => {
    const [key] = resourcesOf(data, "AWS::KMS::Key");
    const { Statement } = key?.Properties.KeyPolicy as { Statement: Record<string, unknown>[] };
    const services = Statement.flatMap(({ Principal, Action, Condition }) => {
      const { Service } = Principal as { Service?: unknown };
      return Service ? [[flat(Service), Action, Object.keys(Condition ?? {})]] : [];
    });
    const publish = ["kms:Decrypt", "kms:GenerateDataKey"];
    expect(services).toEqual([
      ["logs.<AWS::Region>.amazonaws.com", expect.arrayContaining(publish), ["ArnLike"]],
      ["cloudwatch.amazonaws.com", publish, ["StringEquals", "ArnLike"]],
      ["events.amazonaws.com", publish, ["ArnLike"]],
    ]);
  });

  it("costs nothing while nobody comes", () => {
    for (const table of tables) expect(table.Properties.BillingMode).toBe("PAY_PER_REQUEST");
  });

  it("expires where an item says when: in the journal, and of the canary's orders", () => {
    const expiring = tables.filter((table) => table.Properties.TimeToLiveSpecification);
    const attributes = expiring.map(({ id, Properties }) => [
      id.replace(/[0-9A-F]{8}$/, "").toLowerCase(),
      (Properties.TimeToLiveSpecification as { AttributeName: string }).AttributeName,
    ]);
    expect(Object.fromEntries(attributes)).toEqual(EXPIRY);
  });

  it("streams new facts and what the journal's changes change, and nothing else", () => {
    const streamed = tables.flatMap(({ id, Properties }) =>
      Properties.StreamSpecification
        ? [[id.replace(/[0-9A-F]{8}$/, ""), Properties.StreamSpecification]]
        : [],
    );
    expect(Object.fromEntries(streamed)).toEqual({
      Events: { StreamViewType: "NEW_IMAGE" },
      Journal: { StreamViewType: "NEW_AND_OLD_IMAGES" },
    });
  });

  it("keeps the results in a bucket that is private, encrypted by the key, and stays when the stack goes", () => {
    const bucket = resourcesOf(data, "AWS::S3::Bucket").find(({ id }) => id.startsWith("Results"));
    const { PublicAccessBlockConfiguration, BucketEncryption } = bucket?.Properties ?? {};
    expect(Object.values(PublicAccessBlockConfiguration ?? {})).toEqual([true, true, true, true]);
    expect(JSON.stringify(BucketEncryption)).toContain("aws:kms");
    expect(bucket?.DeletionPolicy).toBe("Retain");
  });

  it("keeps uploads of configs in a bucket that is private, encrypted by the key, and forgets each within months", () => {
    const [bucket, ...others] = resourcesOf(data, "AWS::S3::Bucket").filter(
      ({ id }) => !id.startsWith("Results"),
    );
    expect(others).toEqual([]);
    const { PublicAccessBlockConfiguration, BucketEncryption, LifecycleConfiguration, CorsConfiguration } =
      bucket?.Properties ?? {};
    expect(Object.values(PublicAccessBlockConfiguration ?? {})).toEqual([true, true, true, true]);
    expect(JSON.stringify(BucketEncryption)).toContain("aws:kms");
    const { Rules } = LifecycleConfiguration as { readonly Rules: readonly Record<string, unknown>[] };
    expect(
      Rules.flatMap(({ Prefix, ExpirationInDays }) => (Prefix ? [[Prefix, ExpirationInDays]] : [])),
    ).toEqual(CONFIG_FOLDERS.map(({ prefix, days }) => [prefix, days]));
    // Addresses are the permission: a browser needs no other, and gets to nothing without one.
    expect(CorsConfiguration).toMatchObject({ CorsRules: [{ AllowedMethods: ["GET", "PUT"] }] });
  });

  it("has no state in the stack that can be taken away", () => {
    service.resourceCountIs("AWS::DynamoDB::Table", 0);
    service.resourceCountIs("AWS::SecretsManager::Secret", 0);
    service.resourceCountIs("AWS::SES::EmailIdentity", 0);
  });
});

describe("the keys secret", () => {
  const secrets = resourcesOf(data, "AWS::SecretsManager::Secret");
  const generated = (id: RegExp) =>
    secrets.find((secret) => id.test(secret.id))?.Properties.GenerateSecretString as Record<string, unknown>;

  it("begins with random write and link keys, and no webhook secret that anybody could guess", () => {
    const keys = generated(/^KeysSecret/);
    const template: unknown = JSON.parse(flat(keys.SecretStringTemplate));
    const secret = KeysSecret.parse({ ...(template as object), [String(keys.GenerateStringKey)]: "random" });
    expect(secret.segment).toEqual(["random"]);
    expect(secret.server[0]).toMatch(/^\{\{resolve:secretsmanager:<KeysServer\w+>:SecretString:::\}\}$/);
    expect(secret.identity).toEqual(secret.server);
    expect(secret.links[0]).toMatch(/^\{\{resolve:secretsmanager:<KeysLinks\w+>:SecretString:::\}\}$/);
    expect([secret.shopify, secret.woocommerce, secret.standard]).toEqual([[], [], []]);
  });

  it("holds nothing that would break its JSON", () => {
    for (const id of [/^KeysSecret/, /^KeysLinks/, /^KeysServer/]) {
      expect(generated(id).ExcludePunctuation).toBe(true);
      expect(Number(generated(id).PasswordLength)).toBeGreaterThanOrEqual(32);
    }
  });

  it("outlives the stack", () => {
    for (const secret of secrets) expect(secret.DeletionPolicy).toBe("Retain");
  });
});

describe("the mail domain", () => {
  it("is left alone unless the shop names it", () => {
    data.resourceCountIs("AWS::SES::EmailIdentity", 0);
  });

  it("is set up with a MAIL FROM domain of its own when named, and kept", () => {
    const { data: named } = synthesized({ mailDomain: "shop.example" });
    const [identity] = resourcesOf(named, "AWS::SES::EmailIdentity");
    expect(identity?.Properties.EmailIdentity).toBe("shop.example");
    expect(identity?.Properties.MailFromAttributes).toMatchObject({ MailFromDomain: "bounce.shop.example" });
    expect(identity?.DeletionPolicy).toBe("Retain");
  });

  it("is told to whoever asks what the deployment may send as, whoever made it", () => {
    const value = (context: Readonly<Record<string, unknown>>) =>
      synthesized(context).service.findOutputs("MailDomain").MailDomain?.Value;
    expect(value({ mailDomain: "shop.example", createMailIdentity: "false" })).toBe("shop.example");
    expect(value({})).toBeUndefined();
  });

  it("is not created a second time when the account has it already", () => {
    const { data: existing } = synthesized({ mailDomain: "shop.example", createMailIdentity: "false" });
    existing.resourceCountIs("AWS::SES::EmailIdentity", 0);
  });

  it("reports what becomes of every mail", () => {
    const [destination] = resourcesOf(data, "AWS::SES::ConfigurationSetEventDestination");
    const { MatchingEventTypes, EventBridgeDestination } = destination?.Properties.EventDestination as {
      MatchingEventTypes: string[];
      EventBridgeDestination: { EventBusArn: unknown };
    };
    expect([...MatchingEventTypes].sort()).toEqual(
      ["bounce", "click", "complaint", "delivery", "deliveryDelay", "open", "reject"].sort(),
    );
    expect(flat(EventBridgeDestination.EventBusArn)).toMatch(/event-bus\/default$/);
  });
});
