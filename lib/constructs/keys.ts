import { RemovalPolicy } from "aws-cdk-lib";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";

/**
 * The keys secret (contracts/keys.ts). A fresh deployment has a random Segment write key and a random key for links
 * and codes; the webhook secrets come from the shop platforms and are filled in by hand.
 */
export class Keys extends Construct {
  readonly secret: Secret;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    // Secrets Manager generates one string per secret: the second comes from a secret of its own.
    const links = new Secret(this, "Links", {
      description: "Comeback: first value of the key for links in mails and for codes",
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.secret = new Secret(this, "Secret", {
      description: "Comeback: write keys, webhook secrets, key for links and codes",
      generateSecretString: {
        generateStringKey: "segment",
        passwordLength: 32,
        excludePunctuation: true,
        secretStringTemplate: `{"links":"${links.secretValue.unsafeUnwrap()}","shopify":"","woocommerce":"","standard":""}`,
      },
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
