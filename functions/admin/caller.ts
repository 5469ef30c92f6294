import type { APIGatewayProxyEventV2 } from "aws-lambda";
import * as z from "zod";
import { type AdminScope, scopeName } from "../../src/contracts/admin.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import type { Problem } from "../middleware/problem.ts";

/** Who calls: a person's or a program's id at the identity provider. No name, no address. */
export interface Caller {
  readonly subject: string;
  readonly client?: string;
}

/** What API Gateway passes on of a token that it has checked. Every claim is text there. */
const Authorized = z.object({
  requestContext: z.object({
    authorizer: z.object({
      jwt: z.object({
        claims: z.object({
          sub: z.string().min(1),
          token_use: z.literal("access"),
          scope: z.string(),
          client_id: z.string().optional(),
        }),
      }),
    }),
  }),
});

/**
 * The caller, if the token allows the scope. API Gateway has refused everybody else before; this is for the day on which
 * somebody takes the authorizer away or loosens it.
 */
export function callerOf(event: APIGatewayProxyEventV2, scope: AdminScope): Caller | { problem: Problem } {
  const authorized = Authorized.safeParse(event);
  if (!authorized.success) {
    return { problem: { kind: "unauthorized", detail: "no access token", place: "authorization" } };
  }
  const { sub, client_id, scope: scopes } = authorized.data.requestContext.authorizer.jwt.claims;
  if (!scopes.split(" ").includes(scopeName(scope))) {
    const detail = `the token does not have the scope ${scopeName(scope)}`;
    return { problem: { kind: "forbidden", detail, place: "authorization" } };
  }
  return { subject: sub, ...defined({ client: client_id }) };
}
