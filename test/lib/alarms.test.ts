import { describe, expect, it } from "vitest";
import { flat, functionsOf, resourcesOf, synthesized } from "../support/template.ts";

const { service } = synthesized({ alarmEmail: "owner@shop.example" });
const alarms = resourcesOf(service, "AWS::CloudWatch::Alarm").map(({ Properties }) => ({
  metric: `${Properties.Namespace}/${Properties.MetricName}`,
  of: flat(((Properties.Dimensions ?? []) as { Value: unknown }[]).map(({ Value }) => Value)),
  actions: flat(Properties.AlarmActions ?? []),
  recoveries: flat(Properties.OKActions ?? []),
  description: String(Properties.AlarmDescription),
  missing: Properties.TreatMissingData,
}));
const alarmOn = (metric: string, of: string) =>
  alarms.filter((alarm) => alarm.metric === metric && alarm.of === `<${of}>`);

describe("alarms", () => {
  it("watch every function's errors", () => {
    for (const one of functionsOf(service))
      expect(alarmOn("AWS/Lambda/Errors", one.id), one.name).toHaveLength(1);
  });

  it("watch every queue of given-up work", () => {
    const queues = resourcesOf(service, "AWS::SQS::Queue");
    expect(queues.length).toBeGreaterThan(0);
    for (const { id } of queues)
      expect(alarms.filter((one) => one.metric.startsWith("AWS/SQS") && one.of.includes(id))).toHaveLength(1);
  });

  it("watch every state machine, and the night that did not come at all", () => {
    const machines = resourcesOf(service, "AWS::StepFunctions::StateMachine");
    for (const { id } of machines) expect(alarmOn("AWS/States/ExecutionsFailed", id), id).toHaveLength(1);
    const nightly = machines.find(({ id }) => id.startsWith("Nightly"))?.id ?? "";
    expect(alarmOn("AWS/States/ExecutionsSucceeded", nightly)[0]?.missing).toBe("breaching");
  });

  it("notice a projector that lags behind and an API that fails", () => {
    const metrics = alarms.map((alarm) => alarm.metric);
    expect(metrics).toContain("AWS/Lambda/IteratorAge");
    expect(metrics).toContain("AWS/ApiGateway/5xx");
  });

  it("tell somebody, when it begins and when it is over", () => {
    const [topic] = resourcesOf(service, "AWS::SNS::Topic");
    for (const alarm of alarms) {
      expect(alarm.actions).toBe(`<${topic?.id}>`);
      expect(alarm.recoveries).toBe(`<${topic?.id}>`);
    }
    const [subscription] = resourcesOf(service, "AWS::SNS::Subscription");
    expect(subscription?.Properties).toMatchObject({ Protocol: "email", Endpoint: "owner@shop.example" });
  });

  it("may publish to the topic", () => {
    const [policy] = resourcesOf(service, "AWS::SNS::TopicPolicy");
    const { Statement } = policy?.Properties.PolicyDocument as { Statement: Record<string, unknown>[] };
    const allowed = Statement.filter(({ Effect }) => Effect === "Allow");
    expect(allowed).toMatchObject([
      { Action: "sns:Publish", Principal: { Service: "cloudwatch.amazonaws.com" } },
    ]);
  });

  it("say in a sentence who is hurt", () => {
    for (const { description } of alarms) expect(description).toMatch(/^.{10,}\. .{20,}\.$|\w.{40,}\.$/);
  });
});
