import type middy from "@middy/core";
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { PROBLEMS, type ProblemKind, problemType } from "../../src/contracts/problems.ts";

export interface Problem {
  readonly kind: ProblemKind;
  /** What is wrong in this very request. */
  readonly detail: string;
  /** Where in the request: a header, or a path into the body. */
  readonly place?: string;
  readonly errors?: readonly { readonly place: string; readonly detail: string }[];
  /** Seconds after which asking again makes sense. */
  readonly retryAfter?: number;
  /** Members of its own that this kind of problem has. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** A refusal as a problem document (RFC 9457). */
export function problemResponse({
  kind,
  detail,
  place,
  errors,
  retryAfter,
  more,
}: Problem): APIGatewayProxyStructuredResultV2 {
  const { status, title } = PROBLEMS[kind];
  const seconds = retryAfter ?? (status === 503 ? 2 : undefined);
  return {
    statusCode: status,
    headers: {
      "content-type": "application/problem+json",
      ...(seconds !== undefined && { "retry-after": `${seconds}` }),
    },
    body: JSON.stringify({
      type: problemType(kind),
      title,
      status,
      detail,
      place,
      errors,
      ...more,
    }),
  };
}

const THROTTLED = /Throttl|ProvisionedThroughputExceeded|RequestLimitExceeded|TooManyRequests/;

/** What a caller is told when a handler throws: it was throttled, or anything else. */
export interface Failures {
  readonly unavailable: string;
  readonly internal: string;
}

const WHILE_STORING: Failures = {
  unavailable: "the event store takes no more at the moment; nothing is lost on retry",
  internal: "the request was not stored completely; send it again",
};

/** Whatever a handler throws becomes a 5xx, so that the sender tries again; what it was is for the log only. */
export function problems(
  details: Failures = WHILE_STORING,
): middy.MiddlewareObj<unknown, APIGatewayProxyStructuredResultV2> {
  return {
    onError: (request) => {
      const kind = THROTTLED.test(request.error?.name ?? "") ? "unavailable" : "internal";
      request.response = problemResponse({ kind, detail: details[kind] });
    },
  };
}
