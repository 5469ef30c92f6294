import { describe, expect, it } from "vitest";
import { flat, functionsOf, resourcesOf, synthesized } from "../support/template.ts";

const { running } = synthesized({ mailDomain: "shop.example" });

interface Statement {
  readonly role: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const statements: readonly Statement[] = resourcesOf(running, "AWS::IAM::Policy").flatMap((policy) => {
  const { Statement } = policy.Properties.PolicyDocument as { Statement: Record<string, unknown>[] };
  return Statement.map((statement) => ({
    role: flat(policy.Properties.Roles),
    actions: listOf(statement.Action).map(String),
    resources: listOf(statement.Resource).map(flat),
  }));
});

/** Actions for which AWS knows no narrower resource (Service Authorization Reference). */
const WITHOUT_RESOURCES = [
  "dynamodb:ListStreams",
  "logs:CreateLogDelivery",
  "logs:DeleteLogDelivery",
  "logs:DescribeLogGroups",
  "logs:DescribeResourcePolicies",
  "logs:GetLogDelivery",
  "logs:ListLogDeliveries",
  "logs:PutResourcePolicy",
  "logs:UpdateLogDelivery",
  "ses:GetAccount",
];

describe("permissions", () => {
  it("name every action", () => {
    for (const { actions } of statements)
      expect(actions.filter((action) => action.includes("*"))).toEqual([]);
  });

  it("name every resource, where AWS lets them", () => {
    const unbounded = statements.filter(({ resources }) => resources.includes("*"));
    expect([...new Set(unbounded.flatMap(({ actions }) => actions))].sort()).toEqual(WITHOUT_RESOURCES);
  });

  it("use a star only for executions of one machine", () => {
    const starred = statements
      .flatMap(({ actions, resources }) => resources.map((resource) => ({ actions, resource })))
      .filter(({ resource }) => resource !== "*" && resource.includes("*"))
      // A list of alarms is checked against all of them.
      .filter(
        ({ actions, resource }) =>
          !(actions.join() === "cloudwatch:DescribeAlarms" && /:alarm:\*$/.test(resource)),
      )
      // Files of the results and of configs have names of their own making.
      .filter(
        ({ actions, resource }) =>
          !(actions.every((one) => /^s3:\w+Object$/.test(one)) && /(Results|Configs)\w+Arn/.test(resource)),
      );
    for (const { actions, resource } of starred)
      expect(`${actions.join()} ${resource}`).toMatch(
        /^states:\w+(,states:\w+)* arn:.*:execution:<6<.*(Nightly|Campaigns)Machine.*>>(\/\*)?:\*$/,
      );
  });

  it("come from no managed policy, which would be wider than needed", () => {
    for (const role of resourcesOf(running, "AWS::IAM::Role"))
      expect(role.Properties.ManagedPolicyArns).toBeUndefined();
  });

  it("are each function's own", () => {
    const roles = functionsOf(running).map((one) => flat(one.Properties.Role));
    expect(new Set(roles).size).toBe(roles.length);
  });

  it("let nobody but the function that erases people delete a fact or a customer", () => {
    const deleting = statements.filter(
      ({ role, actions }) => !/Privacy.*erase/.test(role) && actions.includes("dynamodb:DeleteItem"),
    );
    for (const { resources } of deleting)
      for (const resource of resources) expect(resource).toMatch(/Journal|Config/);
  });
});

describe("sending mail", () => {
  const sending = (templates = running) =>
    JSON.stringify(resourcesOf(templates, "AWS::IAM::Policy")).match(/ses:SendEmail/g)?.length ?? 0;

  it("is allowed to the functions of chains, prompt ones too, of confirmations, test mails and the digest, as the shop's domain only", () => {
    const senders = statements.filter(({ actions }) => actions.includes("ses:SendEmail"));
    const roles = senders.map(({ role }) => role).sort();
    expect(roles).toEqual([
      expect.stringMatching(/adminmails/),
      expect.stringMatching(/chainstep/),
      expect.stringMatching(/confirmsend/),
      expect.stringMatching(/nightlydigest/),
      expect.stringMatching(/prompt/),
    ]);
    for (const { resources } of senders) {
      const [configuration, identity, ...others] = [...resources].sort();
      expect(identity).toMatch(/:identity\/shop\.example$/);
      expect(configuration).toMatch(/:configuration-set\/<.*Mail.*>$/);
      expect(others).toEqual([]);
    }
    expect(sending()).toBe(5);
  });

  it("is allowed to nobody before the shop names its domain", () => {
    expect(sending(synthesized().running)).toBe(0);
  });
});
