import { defined } from "../../domain/basics/defined.ts";
import type { Store } from "../../domain/config/store.ts";
import type { Message } from "../../domain/webhooks/message.ts";
import { WEBHOOK_SECRET } from "../../domain/webhooks/secret.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Secrets } from "../../ports/keys.ts";
import type { Poster, Sign } from "../../ports/webhooks.ts";

export interface AttemptDeps {
  readonly poster: Poster;
  readonly sign: Sign;
  readonly secrets: Secrets;
  readonly clock: Clock;
}

/** What came of one post. */
export type Attempt =
  | { readonly kind: "taken"; readonly status: number }
  /** A later try may help. */
  | { readonly kind: "not-taken"; readonly why: string; readonly retryAfterMs?: number }
  /** None will. */
  | { readonly kind: "refused"; readonly why: string };

const NO_SECRET = "the keys secret has no webhooks secret (whsec_…) to sign with: docs/deploy.md, Keys";

/** The receiver is gone for good (Standard Webhooks): it wants nothing any more. */
const GONE = 410;

/**
 * Posts a message to its webhook, signed by Standard Webhooks with every live secret, the newest first: while one
 * rotates, a receiver that knows either can tell who posts. https://www.standardwebhooks.com
 */
export function makeAttempt({ poster, sign, secrets, clock }: AttemptDeps) {
  return async (message: Message, { webhooks = {} }: Pick<Store, "webhooks">): Promise<Attempt> => {
    const { webhook = "" } = message;
    const url = webhooks[webhook]?.url;
    if (url === undefined) return { kind: "refused", why: `the config has no webhook ${webhook} any more` };
    const body = bodyOf(message);
    const live = (await secrets.keys()).webhooks.filter((secret) => WEBHOOK_SECRET.test(secret));
    if (live.length === 0) return { kind: "not-taken", why: NO_SECRET };
    const at = clock.now();
    const headers = {
      "content-type": "application/json",
      "user-agent": "Comeback",
      "webhook-id": message.id,
      "webhook-timestamp": `${Math.floor(at / 1000)}`,
      "webhook-signature": sign(live, { id: message.id, at, body }),
    };
    const result = await poster.post({ url, headers, body });
    if (result.kind === "failed") return { kind: "not-taken", why: result.why };
    const { status, retryAfterMs } = result;
    if (status >= 200 && status < 300) return { kind: "taken", status };
    if (status === GONE) return { kind: "refused", why: "answered 410: gone" };
    return { kind: "not-taken", why: `answered ${status}`, ...defined({ retryAfterMs }) };
  };
}

/** Type, time and data, as Standard Webhooks recommends: the same in every try. */
function bodyOf({ name, at, webhook: _, ...data }: Message): string {
  return JSON.stringify({ type: name, timestamp: at, data });
}
