import { CfnIPSet, CfnWebACL } from "aws-cdk-lib/aws-wafv2";
import { Construct } from "constructs";

/** Requests of one IP address in five minutes. The functions' own limits begin lower, but each process counts alone. */
const MOST_REQUESTS = 6_000;

/**
 * Rules of AWS's core set that would refuse what shops send: batches are larger than 8 KB, texts of products hold markup,
 * servers name no agent, and queries name the page that a form stands in. They only count.
 */
const TOO_STRICT = [
  "SizeRestrictions_BODY",
  "SizeRestrictions_QUERYSTRING",
  "CrossSiteScripting_BODY",
  "GenericLFI_BODY",
  "GenericRFI_BODY",
  "GenericRFI_QUERYARGUMENTS",
  "EC2MetaDataSSRF_BODY",
  "NoUserAgent_HEADER",
];

type Rule = Omit<CfnWebACL.RuleProperty, "priority" | "visibilityConfig">;

/** AWS WAF for the public API, behind CloudFront. */
export class Firewall extends Construct {
  readonly acl: CfnWebACL;

  constructor(scope: Construct, id: string, { allow }: { readonly allow: readonly string[] }) {
    super(scope, id);
    const rules = [...this.open(allow), WEBHOOKS, RATE, ...MANAGED];
    this.acl = new CfnWebACL(this, "Acl", {
      scope: "CLOUDFRONT",
      defaultAction: { allow: {} },
      visibilityConfig: seenAs("ComebackFirewall"),
      rules: rules.map((rule, priority) => ({
        ...rule,
        priority,
        visibilityConfig: seenAs(`ComebackFirewall${rule.name}`),
      })),
    });
  }

  /** The shop's own servers may send as much as they like. */
  private open(allow: readonly string[]): readonly Rule[] {
    return [4, 6].flatMap((version) => {
      const addresses = allow.filter((one) => one.includes(":") === (version === 6));
      if (addresses.length === 0) return [];
      const ipAddressVersion = `IPV${version}`;
      const set = new CfnIPSet(this, `Allowed${version}`, {
        scope: "CLOUDFRONT",
        ipAddressVersion,
        addresses,
      });
      return [
        {
          name: `Allowed${version}`,
          action: { allow: {} },
          statement: { ipSetReferenceStatement: { arn: set.attrArn } },
        },
      ];
    });
  }
}

/** Platforms sign what they send, whatever is in it; they switch off webhooks that are refused. */
const WEBHOOKS: Rule = {
  name: "Webhooks",
  action: { allow: {} },
  statement: {
    byteMatchStatement: {
      fieldToMatch: { uriPath: {} },
      positionalConstraint: "STARTS_WITH",
      searchString: "/webhooks/",
      textTransformations: [{ priority: 0, type: "NONE" }],
    },
  },
};

const RATE: Rule = {
  name: "Rate",
  action: { block: { customResponse: { responseCode: 429 } } },
  statement: { rateBasedStatement: { limit: MOST_REQUESTS, aggregateKeyType: "IP" } },
};

const managed = (name: string, counted: readonly string[] = []): Rule => ({
  name,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: "AWS",
      name: `AWSManagedRules${name}`,
      ...(counted.length > 0 && {
        ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      }),
    },
  },
});

const MANAGED: readonly Rule[] = [
  managed("AmazonIpReputationList"),
  managed("KnownBadInputsRuleSet"),
  managed("CommonRuleSet", TOO_STRICT),
];

/** No samples: they would keep queries and headers of customers. */
const seenAs = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  cloudWatchMetricsEnabled: true,
  metricName,
  sampledRequestsEnabled: false,
});
