import { describe, expect, it } from "vitest";
import { flat, functionsOf, resourcesOf, synthesized } from "../support/template.ts";

const { service } = synthesized();

describe("the projector's event source", () => {
  const [mapping, ...others] = resourcesOf(service, "AWS::Lambda::EventSourceMapping");
  const project = functionsOf(service).find(({ name }) => name === "project");

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
