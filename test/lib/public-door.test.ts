import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { afterAll, describe, expect, it } from "vitest";
import { FirewallStack } from "../../lib/firewall-stack.ts";
import { readKept } from "../../lib/kept.ts";
import { ROUTES } from "../../src/contracts/routes.ts";
import { flat, functionsOf, resourcesOf, synthesized } from "../support/template.ts";

/** What has nothing to do with it, and takes seconds. */
const LEAN = { admin: false, dashboard: false, analystFiles: "never" };
const CERTIFICATE = "arn:aws:acm:eu-central-1:111122223333:certificate/1";
const DOMAIN = { ...LEAN, publicDomain: "links.shop.example", publicCertificateArn: CERTIFICATE };
const EDGE = {
  ...LEAN,
  edgeSecretArn: "arn:aws:secretsmanager:eu-central-1:111122223333:secret:comeback-edge-AbCdEf",
  edgeSha256: `${"a".repeat(64)}, ${"b".repeat(64)}`,
  edgeWebAclArn: "arn:aws:wafv2:us-east-1:111122223333:global/webacl/comeback/1",
};
const public_ = new Set(ROUTES.map((route) => route.function));

const addressIn = (context: Readonly<Record<string, unknown>>) => {
  const { service } = synthesized(context);
  return flat(service.findOutputs("ApiUrl").ApiUrl?.Value);
};

describe("a domain of the shop's for the public API", () => {
  it("is where links in mails lead, and what the functions put into them", () => {
    expect(addressIn(DOMAIN)).toBe("https://links.shop.example");
    const { service } = synthesized(DOMAIN);
    const told = functionsOf(service).flatMap(({ environment }) => environment.PUBLIC_URL ?? []);
    expect(new Set(told)).toEqual(new Set(["https://links.shop.example"]));
  });

  it("is mapped to the API, and the deployment says where its record has to lead", () => {
    const { service } = synthesized(DOMAIN);
    const [name] = resourcesOf(service, "AWS::ApiGatewayV2::DomainName");
    expect(name?.Properties).toMatchObject({
      DomainName: "links.shop.example",
      DomainNameConfigurations: [{ CertificateArn: CERTIFICATE, SecurityPolicy: "TLS_1_2" }],
    });
    service.resourceCountIs("AWS::ApiGatewayV2::ApiMapping", 1);
    service.resourceCountIs("AWS::Route53::RecordSet", 0);
    expect(flat(service.findOutputs("PublicDomainTarget").PublicDomainTarget?.Value)).toContain(
      "RegionalDomainName",
    );
  });

  it("gets its certificate and its record where its zone is in Route 53", () => {
    const { service } = synthesized({
      ...LEAN,
      publicDomain: "links.shop.example",
      publicHostedZoneId: "Z1",
    });
    service.resourceCountIs("AWS::CertificateManager::Certificate", 1);
    const [record] = resourcesOf(service, "AWS::Route53::RecordSet");
    expect(record?.Properties).toMatchObject({ Name: "links.shop.example.", Type: "A", HostedZoneId: "Z1" });
  });
});

describe("CloudFront in front of the public API", () => {
  it("is not there unless the shop says so", () => {
    const { service } = synthesized();
    service.resourceCountIs("AWS::CloudFront::Distribution", 0);
    for (const { environment } of functionsOf(service)) expect(environment.EDGE_SHA256).toBeUndefined();
    expect(flat(service.findOutputs("EdgeSha256").EdgeSha256?.Value)).toBe("none");
  });

  it("shows a secret that is in no template, by which every public function knows what has come through it", () => {
    const { service } = synthesized(EDGE);
    const [distribution] = resourcesOf(service, "AWS::CloudFront::Distribution");
    const { Origins } = distribution?.Properties.DistributionConfig as { Origins: Record<string, unknown>[] };
    expect(Origins[0]?.OriginCustomHeaders).toEqual([
      {
        HeaderName: "x-comeback-edge",
        HeaderValue: `{{resolve:secretsmanager:${EDGE.edgeSecretArn}:SecretString:::}}`,
      },
      { HeaderName: "x-comeback-edge-id", HeaderValue: "aaaaaaaa" },
    ]);
    for (const { name, environment } of functionsOf(service))
      expect(environment.EDGE_SHA256, name).toBe(
        public_.has(name) ? `${"a".repeat(64)},${"b".repeat(64)}` : undefined,
      );
  });

  it("has the firewall, keeps nothing, and passes every method, header and query on", () => {
    const { service } = synthesized(EDGE);
    const [distribution] = resourcesOf(service, "AWS::CloudFront::Distribution");
    expect(distribution?.Properties.DistributionConfig).toMatchObject({
      WebACLId: EDGE.edgeWebAclArn,
      DefaultCacheBehavior: {
        // AWS's managed CachingDisabled and AllViewerExceptHostHeader.
        CachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
        OriginRequestPolicyId: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
        AllowedMethods: expect.arrayContaining(["POST", "HEAD", "OPTIONS"]),
        ViewerProtocolPolicy: "https-only",
        Compress: false,
      },
    });
  });

  it("tells the caller's address, whatever the caller says of it", () => {
    const { service } = synthesized(EDGE);
    const [edge] = resourcesOf(service, "AWS::CloudFront::Function");
    const handler = new Function(`${edge?.Properties.FunctionCode}; return handler;`)();
    const headers = { "x-comeback-viewer": { value: "made up" }, host: { value: "links.shop.example" } };
    expect(handler({ request: { uri: "/v1/batch", headers }, viewer: { ip: "198.51.100.7" } })).toEqual({
      uri: "/v1/batch",
      headers: { ...headers, "x-comeback-viewer": { value: "198.51.100.7" } },
    });
  });

  it("has the domain where there is one, and its own name in mails where there is none", () => {
    const certificate = "arn:aws:acm:us-east-1:111122223333:certificate/1";
    const both = { ...EDGE, publicDomain: "links.shop.example", publicCertificateArn: certificate };
    expect(addressIn(both)).toBe("https://links.shop.example");
    const [distribution] = resourcesOf(synthesized(both).service, "AWS::CloudFront::Distribution");
    expect(distribution?.Properties.DistributionConfig).toMatchObject({ Aliases: ["links.shop.example"] });
    synthesized(both).service.resourceCountIs("AWS::ApiGatewayV2::DomainName", 0);
    expect(addressIn(EDGE)).toMatch(/^https:\/\/<ApiEdgeDistribution\w+DomainName>$/);
  });
});

describe("the firewall", () => {
  const rulesOf = (allow: readonly string[]) => {
    const stack = new FirewallStack(new App(), "Firewall", { allow });
    expect(stack.region).toBe("us-east-1");
    const [acl] = resourcesOf(Template.fromStack(stack), "AWS::WAFv2::WebACL");
    expect(acl?.Properties.Scope).toBe("CLOUDFRONT");
    return acl?.Properties.Rules as { Name: string; Action?: object; Statement: Record<string, never> }[];
  };

  it("limits each address, and leaves webhooks and what shops rightly send alone", () => {
    const rules = rulesOf([]);
    expect(rules.map(({ Name }) => Name)).toEqual([
      "Webhooks",
      "Rate",
      "AmazonIpReputationList",
      "KnownBadInputsRuleSet",
      "CommonRuleSet",
    ]);
    expect(rules[0]?.Action).toEqual({ Allow: {} });
    expect(rules[1]?.Statement).toEqual({ RateBasedStatement: { AggregateKeyType: "IP", Limit: 6_000 } });
    expect(JSON.stringify(rules[4])).toContain('{"ActionToUse":{"Count":{}},"Name":"SizeRestrictions_BODY"}');
  });

  it("asks the shop's own servers nothing", () => {
    const rules = rulesOf(["203.0.113.7/32", "2001:db8::/64"]);
    expect(rules.slice(0, 2).map(({ Name, Action }) => [Name, Action])).toEqual([
      ["Allowed4", { Allow: {} }],
      ["Allowed6", { Allow: {} }],
    ]);
  });
});

describe("a deployment that goes on with what an earlier one has left", () => {
  const folder = mkdtempSync(join(tmpdir(), "comeback-kept-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const arn = (rest: string) => `arn:aws:${rest}`;
  const table = (name: string) => arn(`dynamodb:eu-central-1:111122223333:table/ComebackData-${name}`);
  const kept = {
    tables: {
      events: { arn: table("Events"), stream: `${table("Events")}/stream/2026-01-01T00:00:00.000` },
      customers: { arn: table("Customers") },
      tastes: { arn: table("Tastes") },
      checkpoints: { arn: table("Checkpoints") },
      journal: { arn: table("Journal"), stream: `${table("Journal")}/stream/2026-01-01T00:00:00.000` },
      config: { arn: table("Config") },
    },
    key: arn("kms:eu-central-1:111122223333:key/1"),
    keys: arn("secretsmanager:eu-central-1:111122223333:secret:KeysSecret-AbCdEf"),
    results: arn("s3:::comebackdata-results"),
  };
  const file = (content: unknown) => {
    const path = join(folder, `${JSON.stringify(content).length}.json`);
    writeFileSync(path, JSON.stringify(content));
    return path;
  };
  const adopting = () => synthesized({ ...LEAN, adopt: file(kept) });

  it("makes no table, key or secret of its own", () => {
    const { data } = adopting();
    for (const type of ["AWS::DynamoDB::Table", "AWS::KMS::Key", "AWS::SecretsManager::Secret"])
      data.resourceCountIs(type, 0);
    // For uploads of configs, which nobody keeps.
    data.resourceCountIs("AWS::S3::Bucket", 1);
  });

  it("works on them: the functions, their permissions and both readers of streams", () => {
    const { service, running } = adopting();
    for (const { name, environment } of functionsOf(running)) {
      const { EVENTS_TABLE: events = "ComebackData-Events", KEYS_SECRET_ID: keys = kept.keys } = environment;
      expect([events, keys], name).toEqual(["ComebackData-Events", kept.keys]);
    }
    const sources = resourcesOf(service, "AWS::Lambda::EventSourceMapping").map(
      ({ Properties }) => Properties.EventSourceArn,
    );
    expect(new Set(sources)).toEqual(new Set([kept.tables.events.stream, kept.tables.journal.stream]));
    const policies = JSON.stringify(resourcesOf(running, "AWS::IAM::Policy"));
    for (const one of [kept.tables.journal.arn, kept.key, kept.keys, kept.results])
      expect(policies).toContain(one);
    expect(policies).not.toMatch(
      /ComebackData:ExportsOutput(Ref|FnGetAtt)(Events|Customers|Tastes|Checkpoints|Journal|Config(?!s)|Key|Results)/,
    );
  });

  it("allows its functions the same as one with data of its own", () => {
    const actions = (templates: ReturnType<typeof synthesized>) =>
      resourcesOf(templates.running, "AWS::IAM::Policy").map(({ id, Properties }) => {
        const { Statement } = Properties.PolicyDocument as { Statement: { Action: string | string[] }[] };
        return [id, Statement.flatMap(({ Action }) => Action).sort()];
      });
    const own = synthesized(LEAN);
    expect(Object.fromEntries(actions(adopting()))).toEqual(Object.fromEntries(actions(own)));
  });

  it("says so to whoever asks, and refuses a file that says something else", () => {
    expect(adopting().service.findOutputs("Adopted")).not.toEqual({});
    expect(() => readKept(file({ ...kept, key: "alias/comeback" }))).toThrow(/adopt: .*an ARN of kms/s);
    expect(() => readKept(file({ ...kept, tables: {} }))).toThrow(/adopt: .*events/s);
  });
});
