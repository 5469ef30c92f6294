import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { failuresOf, METRICS } from "../../src/contracts/metrics.ts";
import { ROUTES } from "../../src/contracts/routes.ts";
import { flat, functionsOf, resourcesOf, synthesized } from "../support/template.ts";

const { service, running } = synthesized({ alarmEmail: "owner@shop.example" });
const alarms = resourcesOf(running, "AWS::CloudWatch::Alarm").map(({ id, Properties }) => ({
  /** As in the name that CloudFormation gives it. */
  name: id.replace(/[0-9A-F]{8}$/, ""),
  metric: `${Properties.Namespace}/${Properties.MetricName}`,
  of: flat(((Properties.Dimensions ?? []) as { Value: unknown }[]).map(({ Value }) => Value)),
  actions: flat(Properties.AlarmActions ?? []),
  recoveries: flat(Properties.OKActions ?? []),
  description: String(Properties.AlarmDescription),
  missing: Properties.TreatMissingData,
  threshold: Number(Properties.Threshold),
}));
const alarmOn = (metric: string, of: string) =>
  alarms.filter((alarm) => alarm.metric === metric && alarm.of === (of && `<${of}>`));

/** The logs whose failures become a metric. */
const logsCountedAs = (metric: string): readonly string[] =>
  resourcesOf(service, "AWS::Logs::MetricFilter")
    .filter(({ Properties }) => {
      const [made] = Properties.MetricTransformations as { MetricName: string }[];
      return made?.MetricName === metric;
    })
    .map(({ Properties }) => flat(Properties.LogGroupName))
    .sort();
const logsOf = (isOne: (name: string) => boolean): readonly string[] =>
  functionsOf(service)
    .filter(({ name }) => isOne(name))
    .map(({ Properties }) => flat((Properties.LoggingConfig as { LogGroup: unknown }).LogGroup))
    .sort();

/** What the outside asks of codes and points. */
const OF_OFFERS = ["till-codes", "till-loyalty", "points-code", "loyalty-widget", "referral"];

describe("alarms", () => {
  it("watch the errors of every function of which nothing else tells", () => {
    const inside =
      /^(ingest-.+|confirm|unsubscribe|preferences|click|forms|canary|project|chain-step|campaign-step|config-plan|config-job|confirm-send|webhook-deliver|shop-tags|erase|till-batches|results-count|mail-feedback|nightly-(?!(digest|files)$).+|admin-.+)$/;
    const [own, others] = [true, false].map((isOwn) =>
      functionsOf(running).filter(({ name }) => (inside.test(name) || OF_OFFERS.includes(name)) !== isOwn),
    );
    expect(own?.map(({ name }) => name)).toContain("nightly-digest");
    for (const one of own ?? []) expect(alarmOn("AWS/Lambda/Errors", one.id), one.name).toHaveLength(1);
    for (const one of others ?? []) expect(alarmOn("AWS/Lambda/Errors", one.id), one.name).toEqual([]);
  });

  it("hear by one alarm of whatever answers for codes and points: its errors, crashes and timeouts", () => {
    const [failing, ...others] = alarms.filter(({ metric }) => metric === `Comeback/${METRICS.offersFailed}`);
    expect([failing?.threshold, others]).toEqual([1, []]);
    expect(logsCountedAs(METRICS.offersFailed)).toEqual(logsOf((name) => OF_OFFERS.includes(name)));
  });

  it("hear of every other function that answers the public API by its log, where its failures are statuses", () => {
    const answering = new Set(ROUTES.map((route) => route.function));
    const others = [...answering].filter((name) => !OF_OFFERS.includes(name));
    expect(others).toContain("unsubscribe");
    for (const name of others) {
      expect(logsCountedAs(failuresOf(name)), name).toEqual(logsOf((one) => one === name));
      expect(alarmOn(`Comeback/${failuresOf(name)}`, ""), name).toHaveLength(1);
    }
  });

  it("watch what calls the others and gives up: their machines, queues and API", () => {
    const metrics = alarms.map(({ metric, name }) => `${name} ${metric}`);
    for (const one of [
      "ProjectionFailuresNotEmpty AWS/SQS/ApproximateNumberOfMessagesVisible",
      "MailFailuresNotEmpty AWS/SQS/ApproximateNumberOfMessagesVisible",
      "NightlyMachineFailed AWS/States/ExecutionsFailed",
      "ChainsMachineFailed AWS/States/ExecutionsFailed",
    ])
      expect(metrics).toContain(one);
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

  it("notice when a function with a share of its own has no room, where no API says so", () => {
    const names = functionsOf(service)
      .filter(({ id }) => alarmOn("AWS/Lambda/Throttles", id).length === 1)
      .map(({ name, Properties }) => [name, Properties.ReservedConcurrentExecutions !== undefined]);
    expect(Object.fromEntries(names)).toEqual({ project: true, "chain-step": true, "confirm-send": true });
  });

  it("notice what becomes of mails: unknown, held up, stopped, bouncing, complained of", () => {
    const threshold = (metric: string) => alarms.find((alarm) => alarm.metric === metric)?.threshold;
    for (const measure of ["unknown", "heldUp", "stopped"] as const)
      expect(threshold(`Comeback/${METRICS[measure]}`), measure).toBe(1);
    expect(threshold("AWS/SES/Reputation.BounceRate")).toBe(0.02);
    expect(threshold("AWS/SES/Reputation.ComplaintRate")).toBe(0.0008);
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

  it("stay on while mails are held up, although nobody may look for six hours", () => {
    for (const measure of ["heldUp", "stopped"] as const) {
      const alarm = resourcesOf(service, "AWS::CloudWatch::Alarm").find(
        ({ Properties }) => Properties.MetricName === METRICS[measure],
      );
      expect(alarm?.Properties).toMatchObject({ Period: 3600, EvaluationPeriods: 6, DatapointsToAlarm: 1 });
    }
  });

  it("use no metric math, which emulators refuse", () => {
    for (const { metric } of alarms) expect(metric).not.toContain("undefined");
  });

  it("say who is hurt, and where it is written what to do", () => {
    for (const { description } of alarms)
      expect(description).toMatch(/^[A-Za-z].{30,}[.] What to do: docs\/runbooks\/[a-z-]+\.md$/);
  });

  it("link to the runbooks where the shop keeps them", () => {
    const { service: elsewhere } = synthesized({ runbooks: "https://wiki.shop.example/comeback" });
    for (const { Properties } of resourcesOf(elsewhere, "AWS::CloudWatch::Alarm"))
      expect(Properties.AlarmDescription).toContain("What to do: https://wiki.shop.example/comeback/");
  });
});

describe("runbooks", () => {
  const folder = new URL("../../docs/runbooks/", import.meta.url);
  const read = (page: string) => readFileSync(new URL(page, folder), "utf8");
  const pages = readdirSync(folder).filter((page) => page !== "README.md");
  const linked = Map.groupBy(alarms, ({ description }) => description.split("/").at(-1) ?? "");

  it("are there for every alarm, and for no other", () => {
    expect([...linked.keys()].sort()).toEqual(pages.sort());
  });

  it.each(pages)("%s names the alarms that lead to it", (page) => {
    const [, names = ""] = /^Alarms: (.+)$/m.exec(read(page)) ?? [];
    expect(names.split(", ").sort()).toEqual((linked.get(page) ?? []).map(({ name }) => name).sort());
  });

  it.each(pages)("%s says who is hurt, where to look, how to mend it and what comes after", (page) => {
    const text = read(page);
    for (const part of ["Who is hurt", "Look", "Mend", "Afterwards"]) expect(text).toContain(`**${part}`);
  });

  it("are all in the table of contents", () => {
    const contents = [...read("README.md").matchAll(/\]\(([a-z-]+\.md)\) \|/g)].map(([, page]) => page);
    expect(contents).toEqual([...pages].sort());
  });
});
