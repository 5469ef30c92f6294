import { CfnOutput, Stack } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { Analysts } from "./constructs/analysts.ts";
import type { StatefulStack } from "./stateful-stack.ts";

/** Apart from the rest, so that it can be left out (context `analystFiles: never`) and nothing depends on it. */
export class AnalystsStack extends Stack {
  constructor(scope: Construct, id: string, { data }: { readonly data: StatefulStack }) {
    super(scope, id, { description: "Comeback: Athena over the files that the night writes for analysts" });
    const { policy } = new Analysts(this, "Analysts", { bucket: data.results, key: data.key });
    new CfnOutput(this, "PolicyArn", { value: policy.managedPolicyArn });
  }
}
