import { describe, expect, it } from "vitest";
import { flat, functionsOf, resourcesOf, synthesized } from "../support/template.ts";

const { service } = synthesized();

const readersOf = (id = "") =>
  resourcesOf(service, "AWS::Lambda::EventSourceMapping").filter(
    ({ Properties }) => flat(Properties.FunctionName) === `<${id}>`,
  );

describe("the projector's event source", () => {
  const project = functionsOf(service).find(({ name }) => name === "project");
  const [mapping, ...others] = readersOf(project?.id);

  it("reads the events table from its beginning", () => {
    expect(others).toEqual([]);
    expect(flat(mapping?.Properties.FunctionName)).toBe(`<${project?.id}>`);
    expect(flat(mapping?.Properties.EventSourceArn)).toMatch(/Events\w+StreamArn/);
    expect(mapping?.Properties.StartingPosition).toBe("TRIM_HORIZON");
  });

  it("loses nothing when a batch fails: partial answers, bisecting, bounded retries, a queue", () => {
    expect(mapping?.Properties).toMatchObject({
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      BisectBatchOnFunctionError: true,
    });
    // Bisecting takes log2 of the batch size before a single record is on its own; then it has to be tried again.
    const bisections = Math.ceil(Math.log2(Number(mapping?.Properties.BatchSize)));
    expect(Number(mapping?.Properties.MaximumRetryAttempts)).toBeGreaterThan(bisections);
    expect(Number(mapping?.Properties.MaximumRecordAgeInSeconds)).toBeLessThan(24 * 3600);
    const [queue] = resourcesOf(service, "AWS::SQS::Queue").filter(({ id }) => id.startsWith("Projection"));
    expect(mapping?.Properties.DestinationConfig).toEqual({
      OnFailure: { Destination: { "Fn::GetAtt": [queue?.id, "Arn"] } },
    });
    expect(queue?.Properties.MessageRetentionPeriod).toBe(14 * 24 * 3600);
  });

  it("wakes the function for new facts only, and not for mails that were delivered", () => {
    const { Filters } = mapping?.Properties.FilterCriteria as { Filters: { Pattern: string }[] };
    expect(Filters.map(({ Pattern }) => JSON.parse(Pattern))).toEqual([
      {
        eventName: ["INSERT"],
        dynamodb: { NewImage: { kind: { S: [{ "anything-but": ["inert-mail", "ledger"] }] } } },
      },
    ]);
  });
});

describe("the quick reader's event source", () => {
  const prompt = functionsOf(service).find(({ name }) => name === "prompt");
  const [mapping] = readersOf(prompt?.id);

  it("waits a second, and gives up what the chain's cohort has come to by then", () => {
    expect(mapping?.Properties).toMatchObject({
      StartingPosition: "LATEST",
      MaximumBatchingWindowInSeconds: 1,
      MaximumRecordAgeInSeconds: 300,
      FunctionResponseTypes: ["ReportBatchItemFailures"],
    });
  });

  it("is woken for what people wait after, and not by pages and carts", () => {
    const { Filters } = mapping?.Properties.FilterCriteria as { Filters: { Pattern: string }[] };
    const [pattern] = Filters.map(({ Pattern }) => JSON.parse(Pattern));
    expect(pattern.dynamodb.NewImage.kind.S).toEqual(
      expect.arrayContaining(["subscribed", "consent-given", "order-placed", "reviewed"]),
    );
    expect(pattern.dynamodb.NewImage.kind.S).not.toEqual(expect.arrayContaining(["visited"]));
    expect(pattern.dynamodb.NewImage.kind.S).not.toContain("cart-changed");
  });
});
