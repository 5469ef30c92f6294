import { describe, expect, it } from "vitest";
import { flat, functionsOf, resourcesOf, synthesized } from "../support/template.ts";

const { service } = synthesized();

describe("what SES reports", () => {
  const feedback = functionsOf(service).find(({ name }) => name === "mail-feedback");
  const rule = resourcesOf(service, "AWS::Events::Rule").find(({ id }) => id.startsWith("Mail"));
  const [queue] = resourcesOf(service, "AWS::SQS::Queue").filter(({ id }) => id.startsWith("Mail"));

  it("is taken from the default bus, for our own mails only", () => {
    expect(rule?.Properties.EventBusName).toBeUndefined();
    const { source, detail } = rule?.Properties.EventPattern as Record<string, unknown>;
    expect(source).toEqual(["aws.ses"]);
    expect(
      flat(Object.values(detail as object).flatMap(({ tags }) => tags["ses:configuration-set"])),
    ).toMatch(/Mail/);
  });

  it("is kept when it can neither be handed over nor handled", () => {
    const [target] = rule?.Properties.Targets as { Arn: unknown; DeadLetterConfig: { Arn: unknown } }[];
    expect(flat(target?.Arn)).toBe(`<${feedback?.id}Arn>`);
    expect(flat(target?.DeadLetterConfig.Arn)).toBe(`<${queue?.id}Arn>`);
    const [invocation] = resourcesOf(service, "AWS::Lambda::EventInvokeConfig").filter(({ id }) =>
      id.startsWith("Mail"),
    );
    expect(flat(invocation?.Properties.FunctionName)).toBe(`<${feedback?.id}>`);
    expect(invocation?.Properties.DestinationConfig).toEqual({
      OnFailure: { Destination: { "Fn::GetAtt": [queue?.id, "Arn"] } },
    });
  });
});

describe("the shop's other systems", () => {
  it("hear of changes on a bus of our own", () => {
    const [bus] = resourcesOf(service, "AWS::Events::EventBus");
    expect(bus?.Properties.Name).toBe("comeback");
  });
});
