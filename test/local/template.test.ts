import { expect, test } from "vitest";
import { resolveTemplates } from "../../local/template/template.ts";

const resolved = (template: object, before: readonly { name: string; template: object }[] = []) =>
  resolveTemplates([...before, { name: "Shop", template }], { api: "http://127.0.0.1:4400" });

const outputOf = (value: unknown, template: object = {}) =>
  resolved({ ...template, Outputs: { It: { Value: value } } }).outputs.It;

/** What Fn::Sub replaces. */
const sub = (name: string) => `\${${name}}`;

const TABLE = {
  Events: { Type: "AWS::DynamoDB::Table", Properties: {} },
  Named: {
    Type: "AWS::DynamoDB::Table",
    Properties: { TableName: { "Fn::Sub": `${sub("AWS::StackName")}-named` } },
  },
};

test.each([
  ["Ref of a resource", { Ref: "Events" }, "Shop-Events"],
  ["Ref of a resource with a name", { Ref: "Named" }, "Shop-named"],
  ["Ref of a parameter with a default", { Ref: "Zone" }, "Europe/Moscow"],
  ["a pseudo parameter", { Ref: "AWS::Region" }, "us-east-1"],
  [
    "Fn::GetAtt",
    { "Fn::GetAtt": ["Events", "Arn"] },
    "arn:aws:dynamodb:us-east-1:000000000000:table/Shop-Events",
  ],
  ["Fn::Join", { "Fn::Join": ["-", ["a", { Ref: "Zone" }, 1]] }, "a-Europe/Moscow-1"],
  [
    "Fn::Sub",
    { "Fn::Sub": `${sub("Zone")} ${sub("Events.Arn")} ${sub("!kept")}` },
    `Europe/Moscow arn:aws:dynamodb:us-east-1:000000000000:table/Shop-Events ${sub("kept")}`,
  ],
  ["Fn::Sub with variables", { "Fn::Sub": [`${sub("x")}!`, { x: { Ref: "Zone" } }] }, "Europe/Moscow!"],
  ["Fn::Select of Fn::Split", { "Fn::Select": [1, { "Fn::Split": ["/", { Ref: "Zone" }] }] }, "Moscow"],
  ["Fn::FindInMap", { "Fn::FindInMap": ["Sizes", { Ref: "AWS::Region" }, "small"] }, "s"],
  ["Fn::If", { "Fn::If": ["InMoscow", "yes", "no"] }, "yes"],
  ["Fn::Base64", { "Fn::Base64": "a" }, "YQ=="],
  [
    "values inside lists and objects",
    { list: [{ Ref: "Zone" }], gone: { Ref: "AWS::NoValue" } },
    { list: ["Europe/Moscow"] },
  ],
])("resolves %s", (_, value, expected) => {
  const template = {
    Parameters: { Zone: { Type: "String", Default: "Europe/Moscow" } },
    Mappings: { Sizes: { "us-east-1": { small: "s" } } },
    Conditions: { InMoscow: { "Fn::Equals": [{ Ref: "Zone" }, "Europe/Moscow"] } },
    Resources: TABLE,
  };
  expect(outputOf(value, template)).toEqual(expected);
});

test("a stack sees what an earlier one exports", () => {
  const data = {
    Resources: TABLE,
    Outputs: { Arn: { Value: { "Fn::GetAtt": ["Events", "StreamArn"] }, Export: { Name: "Data:stream" } } },
  };
  const { outputs } = resolved({ Outputs: { It: { Value: { "Fn::ImportValue": "Data:stream" } } } }, [
    { name: "Data", template: data },
  ]);
  expect(outputs.It).toBe("arn:aws:dynamodb:us-east-1:000000000000:table/Data-Events/stream/local");
});

test("resources whose condition does not hold are left out", () => {
  const { resources } = resolved({
    Conditions: { Never: { "Fn::Not": [{ "Fn::Equals": ["a", "a"] }] } },
    Resources: { ...TABLE, Off: { Type: "AWS::SQS::Queue", Condition: "Never" } },
  });
  expect(resources.map(({ id }) => id)).toEqual(["Events", "Named"]);
});

test.each([
  [
    "an unknown intrinsic function",
    { "Fn::Cidr": ["10.0.0.0/8", 1] },
    "Fn::Cidr is not known to the local stack",
  ],
  [
    "an unknown attribute",
    { "Fn::GetAtt": ["Events", "Colour"] },
    "does not know Colour of AWS::DynamoDB::Table Events",
  ],
  ["an unknown name", { Ref: "Nobody" }, "no resource or parameter Nobody in Shop"],
  ["an import that nobody exports", { "Fn::ImportValue": "Nothing" }, "no stack before Shop exports Nothing"],
  ["a parameter without a default", { Ref: "Open" }, "parameter Open of Shop has no default"],
])("%s is an error that names it and its place", (_, value, message) => {
  const template = { Parameters: { Open: { Type: "String" } }, Resources: TABLE };
  expect(() => outputOf(value, template)).toThrow(message);
  expect(() => outputOf(value, template)).toThrow("Shop.It");
});

test("a resource type that the local stack has nothing for is an error", () => {
  expect(() => resolved({ Resources: { Cache: { Type: "AWS::ElastiCache::CacheCluster" } } })).toThrow(
    "nothing for AWS::ElastiCache::CacheCluster (Shop.Cache)",
  );
});

test("a section of the template that would be ignored is an error", () => {
  expect(() => resolved({ Transform: "AWS::Serverless-2016-10-31" })).toThrow("Transform");
});
