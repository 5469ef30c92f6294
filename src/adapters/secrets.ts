import { GetSecretValueCommand, type SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { KeysSecret } from "../contracts/keys.ts";
import type { Clock, Keys, Secrets } from "../ports.ts";

const KEEP_MS = 5 * 60_000;

/** The keys secret, kept for five minutes so that a rotation is seen without a call per request. */
export function makeSecrets(client: SecretsManagerClient, secretId: string, clock: Clock): Secrets {
  let kept: { readonly keys: Keys; readonly until: number } | undefined;
  return {
    async keys() {
      if (kept && clock.now() < kept.until) return kept.keys;
      const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
      const keys = KeysSecret.parse(JSON.parse(SecretString ?? "{}"));
      kept = { keys, until: clock.now() + KEEP_MS };
      return keys;
    },
  };
}
