import * as z from "zod";
import type { KeyName } from "../src/contracts/keys.ts";
import { AwsError } from "./aws-error.ts";
import { declared, ignored, type Resource } from "./template/resources.ts";

const SecretShape = z.strictObject({
  Name: ignored,
  Description: ignored,
  // Where AWS makes a random value, a local stack has values that can stand in a README.
  GenerateSecretString: ignored,
  SecretString: ignored,
  KmsKeyId: ignored,
  Tags: ignored,
});

/** Keys of every local stack. They protect nothing: the stack listens on this machine only. */
export const LOCAL_KEYS = {
  segment: "demo-write-key",
  server: "demo-server-key",
  identity: "demo-identity-key",
  shopify: "demo-shopify-secret",
  woocommerce: "demo-woo-secret",
  standard: `whsec_${Buffer.from("demo-standard-webhooks-secret").toString("base64")}`,
  webhooks: `whsec_${Buffer.from("demo-secret-of-posts-to-webhooks").toString("base64")}`,
  till: "demo-till-token",
  links: "demo-links-key-that-signs-nothing-of-value",
  mailbox: "demo-mailbox-key-that-hides-nothing-of-value",
} satisfies Record<KeyName, string>;

export interface Secrets {
  /** The answer to GetSecretValue. */
  value(
    id: string,
    stage: string,
  ): { readonly ARN: string; readonly Name: string; readonly SecretString: string };
}

/** The template's secrets, of which only the keys secret has a value. */
export function makeSecrets(resources: readonly Resource[], keysSecret: string | undefined): Secrets {
  const arns = new Set(
    declared(resources, "AWS::SecretsManager::Secret", SecretShape).map(({ physical }) => physical.ref),
  );
  return {
    value(id, stage) {
      // Nothing is ever rotated here: there is no version before.
      if (id !== keysSecret || !arns.has(id) || stage !== "AWSCURRENT")
        throw new AwsError("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
      return { ARN: id, Name: id.split(":").at(-1) ?? id, SecretString: JSON.stringify(LOCAL_KEYS) };
    },
  };
}
