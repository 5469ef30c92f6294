import { RemovalPolicy, Validations } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";
import { GENERATED, isFilledInByHand } from "../../../src/contracts/keys.ts";
import { SOURCE_ROWS } from "../../../src/contracts/sources.ts";

/**
 * The keys secret (contracts/keys.ts). A fresh deployment has a random Segment write key for browsers, another for the
 * shop's servers, and random keys for signed identities, links, codes and ledgers; the webhook secrets come from the
 * shop platforms, and the one for webhooks of its own goes to their receivers: those are filled in by hand.
 */
export class Keys extends Construct {
  readonly secret: Secret;

  constructor(scope: Construct, id: string, encryptionKey: IKey) {
    super(scope, id);
    // Links and ledgers begin with the same value, under derivations of their own; a new one for links leaves the
    // ledgers' as it is. The shop's servers hold the key for identities as well as their own: they begin alike too.
    const links = this.first("Links", "keys for links in mails, codes and ledgers", encryptionKey);
    const server = this.first("Server", "keys of the shop's servers", encryptionKey);
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
        secretStringTemplate: JSON.stringify({
          ...{ server, identity: server, links, mailbox: links, webhooks: "" },
          ...placeholders,
        }),
      },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(this.secret).acknowledge({
      id: "AwsSolutions-SMG4",
      reason:
        "Each value has a second holder (shop platform, site's pages, mails in inboxes), so AWS alone cannot change it. Two live values allow rotation without loss: docs/deploy.md, Keys.",
    });
  }

  /** A random value. Secrets Manager generates one string per secret, so each more comes from a secret of its own. */
  private first(id: string, of: string, encryptionKey: IKey): string {
    const secret = new Secret(this, id, {
      description: `Comeback: first value of the ${of}`,
      encryptionKey,
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(secret).acknowledge({
      id: "AwsSolutions-SMG4",
      reason: "Read once, when the keys secret is made. What is in use is rotated there.",
    });
    return secret.secretValue.unsafeUnwrap();
  }
}
