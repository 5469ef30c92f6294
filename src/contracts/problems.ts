/** Every way in which a request is refused. */
export const PROBLEMS = {
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
  "too-many": { status: 429, title: "Too much from one caller, or of one customer" },
  internal: { status: 500, title: "Something went wrong on our side" },
  "not-configured": { status: 503, title: "The deployment is not set up for this yet" },
  unavailable: { status: 503, title: "Too much at once: try again" },
} as const;

export type ProblemKind = keyof typeof PROBLEMS;

/** `type` of a problem document. */
export const problemType = (kind: ProblemKind): string => `urn:comeback:problem:${kind}`;
