import { RemovalPolicy, Validations } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";
import { GENERATED, isFilledInByHand } from "../../../src/contracts/keys.ts";
import { SOURCE_ROWS } from "../../../src/contracts/sources.ts";

/**
 * The keys secret (contracts/keys.ts). A fresh deployment has a random Segment write key and random keys for links,
 * codes and ledgers; the webhook secrets come from the shop platforms and are filled in by hand.
 */
export class Keys extends Construct {
  readonly secret: Secret;

  constructor(scope: Construct, id: string, encryptionKey: IKey) {
    super(scope, id);
    // Secrets Manager generates one string per secret: the second comes from a secret of its own. Links and
    // ledgers begin with the same value, under derivations of their own; a new one for links leaves the ledgers' as it is.
    const links = new Secret(this, "Links", {
      description: "Comeback: first value of the keys for links in mails, codes and ledgers",
      encryptionKey,
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const first = links.secretValue.unsafeUnwrap();
    const placeholders = Object.fromEntries(
      SOURCE_ROWS.filter(({ source }) => isFilledInByHand(source)).map(({ source }) => [source, ""]),
    );
    this.secret = new Secret(this, "Secret", {
      description: "Comeback: write keys, webhook secrets, keys for links, codes and ledgers",
      encryptionKey,
      generateSecretString: {
        generateStringKey: GENERATED,
        passwordLength: 32,
        excludePunctuation: true,
        secretStringTemplate: JSON.stringify({ links: first, mailbox: first, ...placeholders }),
      },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(links).acknowledge({
      id: "AwsSolutions-SMG4",
      reason: "Read once, when the keys secret is made. What is in use is rotated there.",
    });
    Validations.of(this.secret).acknowledge({
      id: "AwsSolutions-SMG4",
      reason:
        "Each value has a second holder (shop platform, site's pages, mails in inboxes), so AWS alone cannot change it. Two live values allow rotation without loss: docs/deploy.md, Keys.",
    });
  }
}
