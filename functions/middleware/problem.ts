import type middy from "@middy/core";
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";

/** Every way in which a request is refused. */
const PROBLEMS = {
  malformed: { status: 400, title: "The request cannot be understood" },
  "too-large": { status: 400, title: "The request is larger than allowed" },
  unauthorized: { status: 401, title: "The request is not authenticated" },
  forbidden: { status: 403, title: "The token does not allow this" },
  "exposed-key": { status: 403, title: "The secret key may not be used here" },
  "not-found": { status: 404, title: "There is nothing here" },
  overtaken: { status: 409, title: "Somebody else was faster" },
  conflict: { status: 409, title: "This contradicts what has happened" },
  "body-too-large": { status: 413, title: "The body is larger than allowed" },
  "inflated-too-large": { status: 413, title: "The compressed body is too large" },
  "unsupported-encoding": { status: 415, title: "The body's encoding is not supported" },
  "answer-too-large": { status: 422, title: "The answer would be too large" },
  "not-possible": { status: 422, title: "This cannot be done" },
  "wrong-config": { status: 422, title: "The config is not right" },
  internal: { status: 500, title: "Something went wrong on our side" },
  "not-configured": { status: 503, title: "The deployment is not set up for this yet" },
  unavailable: { status: 503, title: "Too much at once: try again" },
} as const;

export interface Problem {
  readonly kind: keyof typeof PROBLEMS;
  /** What is wrong in this very request. */
  readonly detail: string;
  /** Where in the request: a header, or a path into the body. */
  readonly place?: string;
  readonly errors?: readonly { readonly place: string; readonly detail: string }[];
  /** Members of its own that this kind of problem has. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** A refusal as a problem document (RFC 9457). */
export function problemResponse({
  kind,
  detail,
  place,
  errors,
  more,
}: Problem): APIGatewayProxyStructuredResultV2 {
  const { status, title } = PROBLEMS[kind];
  return {
    statusCode: status,
    headers: {
      "content-type": "application/problem+json",
      ...(status === 503 && { "retry-after": "2" }),
    },
    body: JSON.stringify({
      type: `urn:comeback:problem:${kind}`,
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
