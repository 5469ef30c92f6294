import type { Clock } from "../../../ports/clock.ts";
import type { Failed, Later } from "../../../ports/shops.ts";
import { type Answered, jsonIn, type Reach } from "../reach.ts";
import { ANSWERS, type AnswerOf, Envelope } from "./answers.ts";
import { OPERATIONS, type OperationName, VERSION } from "./operations.ts";

export interface ShopifyDeps {
  readonly reach: Reach;
  /** Waits in real time, for the platform's bucket to fill. */
  readonly pause: (ms: number) => Promise<unknown>;
  /** Milliseconds of that same time. */
  readonly machineNow: () => number;
  readonly clock: Clock;
}

export type Told<N extends OperationName> =
  | { readonly kind: "data"; readonly data: AnswerOf<N> }
  /** `denied`: it is the key that is refused. */
  | (Later & { readonly denied?: true })
  | Failed;

export type ShopifyClient = <N extends OperationName>(
  name: N,
  variables: Readonly<Record<string, unknown>>,
) => Promise<Told<N>>;

/** Points of Shopify's bucket and how many come back in a second, as the last answer had it. */
interface Bucket {
  readonly available: number;
  readonly restoreRate: number;
  readonly at: number;
}

/** Longer waits are the queue's, not the function's. */
const PATIENCE_MS = 10_000;
const TRIES = 5;
/** Of an operation that has not been asked yet: what a mutation costs. */
const USUAL_COST = 10;

/**
 * Shopify's Admin API, asked no faster than its cost bucket allows: each answer says what is left of it, and the next
 * question waits until there is enough. https://shopify.dev/docs/api/usage/limits
 */
export function makeShopifyClient(url: string, token: string, deps: ShopifyDeps): ShopifyClient {
  const { reach, pause, machineNow, clock } = deps;
  const endpoint = new URL(`/admin/api/${VERSION}/graphql.json`, url).href;
  const headers = {
    "content-type": "application/json",
    accept: "application/json",
    "x-shopify-access-token": token,
  };
  const costs = new Map<OperationName, number>();
  let bucket: Bucket | undefined;

  const waitMs = (name: OperationName): number => {
    if (!bucket) return 0;
    const { available, restoreRate, at } = bucket;
    const now = available + ((machineNow() - at) / 1_000) * restoreRate;
    return Math.max(0, Math.ceil((((costs.get(name) ?? USUAL_COST) - now) / restoreRate) * 1_000));
  };

  const later = (why: string, ms?: number): Later => ({
    ...{ kind: "later", holds: "platform", why },
    ...(ms !== undefined && { retryAt: clock.now() + ms }),
  });

  async function ask<N extends OperationName>(
    name: N,
    variables: Readonly<Record<string, unknown>>,
    tries = 1,
  ): Promise<Told<N>> {
    const before = waitMs(name);
    if (before > PATIENCE_MS) return later("Shopify's bucket is empty", before);
    if (before > 0) await pause(before);
    const body = JSON.stringify({ query: OPERATIONS[name], variables, operationName: name });
    const answer = await reach({ method: "POST", url: endpoint, headers, body });
    const again = async (why: string, ms: number): Promise<Told<N>> => {
      if (tries >= TRIES || ms > PATIENCE_MS) return later(why, ms);
      await pause(ms);
      return ask(name, variables, tries + 1);
    };
    if (answer.kind === "failed") return later(answer.why);
    if (answer.status === 429) return again("Shopify answered 429", answer.retryAfterMs ?? 1_000);
    const refused = refusal(answer);
    if (refused) return refused;
    const read = Envelope.safeParse(jsonIn(answer.body));
    if (!read.success) return later("Shopify answered with something that is no answer");
    const { data, errors = [], extensions } = read.data;
    const cost = extensions?.cost;
    if (cost) {
      const { currentlyAvailable: available, restoreRate } = cost.throttleStatus;
      bucket = { available, restoreRate, at: machineNow() };
      costs.set(name, cost.requestedQueryCost);
    }
    const [error] = errors;
    if (error?.extensions?.code === "THROTTLED")
      return again("Shopify's bucket is empty", Math.max(waitMs(name), 500));
    if (error) return ofError(error.message, error.extensions?.code);
    const known = ANSWERS[name].safeParse(data);
    if (!known.success)
      return { kind: "failed", why: `Shopify's answer to ${name} is not what its schema says` };
    return { kind: "data", data: known.data as AnswerOf<N> };
  }

  const refusal = ({ status, retryAfterMs }: Extract<Answered, { readonly kind: "answered" }>) => {
    if (status === 401 || status === 403)
      return { ...later(`Shopify answered ${status}: the token is not accepted`), denied: true } as const;
    if (status === 404)
      return { ...later("Shopify answered 404: there is no such shop"), denied: true } as const;
    return status === 200 ? undefined : later(`Shopify answered ${status}`, retryAfterMs);
  };

  const ofError = (message: string, code = ""): Told<never> => {
    if (code === "ACCESS_DENIED") return { ...later(`Shopify denied access: ${message}`), denied: true };
    // Its own fault passes; what it does not understand will not be understood later.
    return code === "INTERNAL_SERVER_ERROR" || code === ""
      ? later(message)
      : { kind: "failed", why: message };
  };

  return ask;
}
