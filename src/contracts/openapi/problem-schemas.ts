import * as z from "zod";
import { PROBLEMS, type ProblemKind, problemType } from "../problems.ts";
import { jsonSchemaOf, type Named } from "./json-schema.ts";

const KINDS = Object.keys(PROBLEMS) as readonly ProblemKind[];

const Problem = z
  .object({
    type: z.enum(KINDS.map(problemType)),
    title: z.string().describe("The same for every problem of the type"),
    status: z.int(),
    detail: z.string().describe("What is wrong in this very request"),
    place: z.string().exactOptional().describe("Where in the request, as `body.segment`"),
    errors: z
      .array(z.object({ place: z.string(), detail: z.string() }))
      .exactOptional()
      .describe("Each member that is not as described"),
    problems: z
      .array(
        z.object({
          file: z.string(),
          line: z.int().exactOptional(),
          column: z.int().exactOptional(),
          message: z.string(),
        }),
      )
      .exactOptional()
      .describe("Of a config that is wrong: every mistake in its files"),
    at: z.int().exactOptional().describe("Of a wrong condition: characters from its start"),
    why: z.string().exactOptional().describe("Of a member of the team who stays: `oneself` or `last-admin`"),
  })
  .meta({ id: "Problem", description: "Why a request was refused (RFC 9457)" });

const Refusal = z
  .object({ message: z.string() })
  .meta({ id: "Refusal", description: "What API Gateway says when it refuses before Comeback is asked" });

/** Statuses that any route may answer with, and who does. */
const RESPONSES = {
  400: { name: "Malformed", description: "The request is not as described" },
  401: { name: "Unauthenticated", description: "No token, or one that is not good any more" },
  403: { name: "Forbidden", description: "The token does not have the route's scope" },
  404: { name: "NotFound", description: "There is nothing by this name" },
  409: { name: "Conflict", description: "This contradicts what has happened" },
  413: { name: "TooLarge", description: "The body is larger than allowed" },
  415: { name: "UnsupportedEncoding", description: "The body is packed in another way than gzip" },
  422: { name: "NotPossible", description: "Understood, and cannot be done" },
  429: { name: "TooManyRequests", description: "Wait and try again" },
  500: { name: "Failed", description: "It is not known whether this was done: look before you try again" },
  503: { name: "Unavailable", description: "Too much at once: try again in a moment" },
} as const satisfies Readonly<Record<number, { readonly name: string; readonly description: string }>>;

/** `components.responses`, and by status a reference to each. */
export function problemResponses(named: Named) {
  const both = jsonSchemaOf(z.object({ problem: Problem, refusal: Refusal }), "input", named);
  const content = {
    "application/problem+json": { schema: both.properties?.problem },
    "application/json": { schema: both.properties?.refusal },
  };
  const all = Object.entries(RESPONSES);
  return {
    components: Object.fromEntries(all.map(([, { name, description }]) => [name, { description, content }])),
    references: Object.fromEntries(
      all.map(([status, { name }]) => [status, { $ref: `#/components/responses/${name}` }]),
    ),
  };
}
