import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { KeysSecret, perKey } from "../contracts/keys.ts";
import type { Clock } from "../ports/clock.ts";
import type { Keys, Secrets } from "../ports/keys.ts";

const KEEP_MS = 5 * 60_000;

/**
 * The keys secret, kept for five minutes so that a rotation is seen without a call per request. The version before it
 * stays good as well, so that a value that is simply overwritten takes nobody by surprise: its values come last.
 */
export function makeSecrets(client: SecretsManagerClient, secretId: string, clock: Clock): Secrets {
  let kept: { readonly keys: Keys; readonly until: number } | undefined;
  const version = async (stage: "AWSCURRENT" | "AWSPREVIOUS") => {
    const { SecretString } = await client.send(
      new GetSecretValueCommand({ SecretId: secretId, VersionStage: stage }),
    );
    return SecretString ?? "{}";
  };
  return {
    async keys() {
      if (kept && clock.now() < kept.until) return kept.keys;
      const [current, previous] = await Promise.all([
        version("AWSCURRENT"),
        version("AWSPREVIOUS").catch(ignoreMissing),
      ]);
      const keys = parse(current);
      if (!keys) throw new Error("the keys secret is not the JSON that it should be");
      const before = previous === undefined ? undefined : parse(previous);
      kept = { keys: before ? both(keys, before) : keys, until: clock.now() + KEEP_MS };
      return kept.keys;
    },
  };
}

/** A fresh secret has no version before. */
function ignoreMissing(error: unknown): undefined {
  if (!(error instanceof ResourceNotFoundException)) throw error;
}

/** Undefined without a reason: the reason would quote the secret. */
function parse(text: string): Keys | undefined {
  try {
    return KeysSecret.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function both(current: Keys, previous: Keys): Keys {
  return perKey((name) => [...new Set([...current[name], ...previous[name]])]);
}
