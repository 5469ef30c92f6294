import { type App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks, type IApplyRule, NagRuleCompliance } from "cdk-nag";
import type { IConstruct } from "constructs";

/** A rule of the AwsSolutions pack at one construct; of IAM rules, at one permission. */
export interface Violation {
  readonly rule: string;
  readonly path: string;
}

export interface Acknowledgement extends Violation {
  readonly reason: string;
  /** What the rules find there: none means that nothing has to be acknowledged any more. */
  readonly covers: readonly Violation[];
}

export interface Review {
  /** Neither mended nor acknowledged. */
  readonly open: readonly Violation[];
  readonly acknowledged: readonly Acknowledgement[];
}

/** Runs cdk-nag's AwsSolutions rules over the app, and says which acknowledgement answers which violation. */
export function review(app: App): Review {
  // References between stacks are only then what they are in the templates.
  app.synth({ skipValidation: true });
  const checks = new Violations(app);
  const report = checks.validateScope(app);
  return {
    open: report.violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => ({ rule: ruleName, path: constructPath ?? "?" })),
    ),
    acknowledged: app.node.findAll().flatMap((construct) =>
      acknowledgementsOf(construct).map(([rule, reason]) => {
        const { path } = construct.node;
        const below = (other: string) => other === path || other.startsWith(`${path}/`);
        return {
          rule,
          path,
          reason,
          covers: checks.found.filter((one) => one.rule === rule && below(one.path)),
        };
      }),
    ),
  };
}

/** The pack with an ear for every violation, also for those that are acknowledged. */
class Violations extends AwsSolutionsChecks {
  readonly found: Violation[] = [];

  protected override applyRule(rule: IApplyRule): void {
    const { path } = rule.node.node;
    const id = `${this.packName}-${rule.ruleSuffixOverride ?? rule.rule.name}`;
    const result = rule.rule(rule.node);
    if (result === NagRuleCompliance.NON_COMPLIANT) this.found.push({ rule: id, path });
    if (Array.isArray(result)) for (const one of result) this.found.push({ rule: `${id}[${one}]`, path });
    super.applyRule(rule);
  }
}

/** Rule and reason of each, as `Validations.acknowledge` leaves them. CDK puts a prefix before rules of others. */
function acknowledgementsOf(construct: IConstruct): readonly (readonly [rule: string, reason: string])[] {
  return construct.node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.entries(data as Record<string, string>))
    .map(([id, reason]) => [id.replace(/^annotation::/i, ""), reason]);
}
