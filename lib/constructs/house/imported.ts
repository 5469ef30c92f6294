import { Stack, Token } from "aws-cdk-lib";
import type { IConstruct } from "constructs";

/** What stands for a bucket's ARN in the templates of other stacks, as cdk-nag names it in a finding. */
export function importedArn(bucket: IConstruct & { readonly bucketArn: string }): string {
  // One that an earlier deployment has left is named as it is.
  if (!Token.isUnresolved(bucket.bucketArn)) return bucket.bucketArn;
  const home = Stack.of(bucket);
  return home.resolve(home.exportValue(bucket.bucketArn))["Fn::ImportValue"];
}
