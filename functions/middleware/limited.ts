import type middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { networkOf } from "../../src/domain/basics/network.ts";
import { makeBuckets, type Rate } from "./buckets.ts";
import { meter } from "./meter.ts";
import { problemResponse } from "./problem.ts";

type Answer = APIGatewayProxyStructuredResultV2;

export interface CallerLimits<Event> {
  /** For whoever proves nothing: by its IP address. */
  readonly address: Rate;
  /** What of the requests that prove nothing counts: that they come, or only that they are refused. */
  readonly counted: "requests" | "refusals";
  /** Statuses by which a caller is refused who is not who it says, or who guesses. */
  readonly refused: readonly number[];
  /**
   * What a request shows that only one caller has. It need not be genuine: where it is refused, that counts for the
   * address. Callers without any are known by their addresses alone.
   */
  readonly credential?: {
    readonly of: (event: Event) => string | undefined | Promise<string | undefined>;
    readonly rate: Rate;
  };
}

/** Told of each request that was refused because its caller makes too many. */
export type OnLimited = () => void | Promise<void>;

/**
 * Refuses what one caller asks too often, before anything is done for it: with 429, and when to come again. Each process
 * counts for itself, which costs nothing and keeps a caller from taking all of it. `now`: milliseconds of a clock that never goes
 * back.
 */
export function limited<Event extends APIGatewayProxyEventV2>(
  limits: CallerLimits<Event>,
  onLimited: OnLimited = () => {},
  now: () => number = () => performance.now(),
): middy.MiddlewareObj<Event, Answer> {
  const addresses = makeBuckets(limits.address);
  const credentials = limits.credential && makeBuckets(limits.credential.rate);
  const counted = new WeakSet<object>();

  const refusal = async (wait: number): Promise<Answer> => {
    meter({ limited: 1 });
    await onLimited();
    const retryAfter = Math.max(1, Math.ceil(wait));
    const detail = `too many requests from one caller: come again in ${retryAfter} ${retryAfter === 1 ? "second" : "seconds"}`;
    return problemResponse({ kind: "too-many", detail, retryAfter });
  };
  const takeOfAddress = (request: { readonly event: Event }): number => {
    counted.add(request);
    return addresses.take(networkOf(request.event.requestContext.http.sourceIp), now());
  };

  return {
    before: async (request) => {
      const shown = await limits.credential?.of(request.event);
      if (shown === undefined && limits.counted === "refusals") return undefined;
      const wait = shown === undefined ? takeOfAddress(request) : (credentials?.take(shown, now()) ?? 0);
      return wait > 0 ? refusal(wait) : undefined;
    },
    after: async (request) => {
      if (!limits.refused.includes(request.response?.statusCode ?? 0) || counted.has(request)) return;
      const wait = takeOfAddress(request);
      if (wait > 0) request.response = await refusal(wait);
    },
  };
}
