import { describe, expect, it } from "vitest";
import { METRICS } from "../../src/contracts/metrics.ts";
import { flat, resourcesOf, synthesized } from "../support/template.ts";

const { service } = synthesized();
const [dashboard] = resourcesOf(service, "AWS::CloudWatch::Dashboard");

interface Widget {
  readonly type: string;
  readonly x: number;
  readonly width: number;
  readonly properties: {
    readonly markdown?: string;
    readonly title?: string;
    readonly alarms?: readonly string[];
    readonly metrics?: readonly (readonly unknown[])[];
  };
}
// References stand in angle brackets, inside strings of the JSON.
const { widgets } = JSON.parse(flat(dashboard?.Properties.DashboardBody)) as { widgets: readonly Widget[] };
const shown = JSON.stringify(widgets);

describe("the dashboard", () => {
  it("answers four questions on one page", () => {
    const headings = widgets.flatMap(({ properties }) => properties.markdown ?? []);
    expect(headings).toEqual([
      "## Is mail going out?",
      "## Are events coming in?",
      "## Did the night run?",
      "## What does it cost?",
    ]);
    for (const { x, width } of widgets) expect(x + width).toBeLessThanOrEqual(24);
  });

  it("shows every alarm of its stack; that of the admin API tells the topic alone", () => {
    const alarms = resourcesOf(service, "AWS::CloudWatch::Alarm").map(({ id }) => `<${id}Arn>`);
    expect(widgets.flatMap(({ properties }) => properties.alarms ?? []).sort()).toEqual(alarms.sort());
  });

  it("shows what the functions count, and what is there of the tables, queues and machines", () => {
    for (const measure of ["sent", "unknown", "heldUp"] as const) expect(shown).toContain(METRICS[measure]);
    for (const metric of ["Reputation.BounceRate", "Reputation.ComplaintRate", "IteratorAge", "5xx"])
      expect(shown).toContain(metric);
    for (const type of ["AWS::SQS::Queue", "AWS::StepFunctions::StateMachine"])
      for (const { id } of resourcesOf(service, type)) expect(shown).toContain(id);
    expect(shown.match(/ConsumedWriteCapacityUnits/g)).toHaveLength(6);
  });

  it("counts dollars at list prices: a million mails are $160, a million writes 62 cents", () => {
    const expressions = shown.match(/"expression":"[^"]+"/g) ?? [];
    const [, perMail] = /mails.*?([\d.e-]+) \* \(FILL\(mails0/.exec(shown) ?? [];
    expect(expressions).toHaveLength(4);
    expect(Number(perMail) * 1e6).toBeCloseTo(160);
    expect(shown).toContain("FILL(writes4, 0)");
  });

  it("can be left out", () => {
    const { service: without } = synthesized({ dashboard: "false" });
    expect(resourcesOf(without, "AWS::CloudWatch::Dashboard")).toEqual([]);
  });
});
