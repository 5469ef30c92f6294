import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, CloudFormationValidatePlugin, Stack, Validations } from "aws-cdk-lib";
import { CfnQueue } from "aws-cdk-lib/aws-sqs";
import { afterAll, describe, expect, it } from "vitest";
import { review } from "../../scripts/nag/review.ts";
import { withApp } from "../support/template.ts";

const DEPLOYMENTS = {
  "a fresh deployment": {},
  "a deployment with everything": { mailDomain: "shop.example", alarmEmail: "owner@shop.example" },
  "a deployment to a new account": { mailDomain: "shop.example", lambdaConcurrency: 10 },
};

describe.each(Object.entries(DEPLOYMENTS))("%s", (_, context) => {
  const { open, acknowledged } = withApp(context, review);

  it("has nothing that the AwsSolutions rules object to, unless a reason is given", () => {
    expect(open).toEqual([]);
  });

  it("gives no reason where nothing is objected to", () => {
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(acknowledged.filter(({ covers }) => covers.length === 0)).toEqual([]);
  });

  it("gives each reason in a sentence, and never for a whole stack", () => {
    for (const { path, reason } of acknowledged) {
      expect(path).toContain("/");
      expect(reason).toMatch(/^[A-Z].{40,}\.$/);
    }
  });
});

/** CDK's validation takes seconds, and many of them on a busy machine. */
const PATIENCE = 300_000;

describe("CDK's own validation", { timeout: PATIENCE }, () => {
  it("passes the templates of a deployment with everything", () => {
    expect(withApp(DEPLOYMENTS["a deployment with everything"], faults)).toEqual([]);
  });
});

describe("the checks themselves", () => {
  const outdir = mkdtempSync(join(tmpdir(), "comeback-nag-"));
  afterAll(() => rmSync(outdir, { recursive: true }));
  const queue = (properties: { readonly fifoQueue?: boolean; readonly delaySeconds?: number }) => {
    const app = new App({ outdir });
    return { app, queue: new CfnQueue(new Stack(app, "Stack"), "Queue", properties) };
  };

  it("find what nobody has acknowledged", () => {
    const { app } = queue({});
    expect(review(app).open.map(({ rule }) => rule)).toEqual(["AwsSolutions-SQS3", "AwsSolutions-SQS4"]);
  });

  it("find an acknowledgement of nothing", () => {
    const { app, queue: one } = queue({});
    for (const id of ["AwsSolutions-SQS3", "AwsSolutions-S1"])
      Validations.of(one).acknowledge({ id, reason: "A test." });
    const { open, acknowledged } = review(app);
    expect(open.map(({ rule }) => rule)).toEqual(["AwsSolutions-SQS4"]);
    expect(acknowledged.map(({ rule, covers }) => [rule, covers.length])).toEqual([
      ["AwsSolutions-SQS3", 1],
      ["AwsSolutions-S1", 0],
    ]);
  });

  it("find a value that CloudFormation would refuse", { timeout: PATIENCE }, () => {
    expect(faults(queue({ delaySeconds: 5_000 }).app)).not.toEqual([]);
  });
});

/** What CDK's validation says of the synthesized templates. */
function faults(app: App): readonly string[] {
  process.env.CDK_VALIDATION = "false";
  const stackTemplates = app.synth().stacks.map(({ templateFullPath, hierarchicalId }) => ({
    templatePath: templateFullPath,
    stackConstructPath: hierarchicalId,
    accountId: undefined,
    region: undefined,
  }));
  const templatePaths = stackTemplates.map(({ templatePath }) => templatePath);
  const { violations } = new CloudFormationValidatePlugin().validate({
    templatePaths,
    stackTemplates,
    appConstruct: app,
  });
  return violations.map(({ ruleName, description }) => `${ruleName}: ${description}`);
}
