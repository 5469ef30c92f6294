import { CfnOutput, Stack } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { Firewall } from "./constructs/firewall.ts";

/** Apart from the rest, because CloudFront looks for firewalls in us-east-1, whatever region everything else is in. */
export class FirewallStack extends Stack {
  constructor(scope: Construct, id: string, { allow }: { readonly allow: readonly string[] }) {
    super(scope, id, {
      description: "Comeback: the firewall of the CloudFront in front of the public API",
      env: { region: "us-east-1" },
    });
    const { acl } = new Firewall(this, "Firewall", { allow });
    new CfnOutput(this, "WebAclArn", { value: acl.attrArn });
  }
}
