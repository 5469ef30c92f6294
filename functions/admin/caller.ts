import type { APIGatewayProxyEventV2 } from "aws-lambda";
import * as z from "zod";
import { ADMIN_SCOPES, type AdminScope, scopeName } from "../../src/contracts/admin.ts";
import { ADMIN_ROLES, rolesWith } from "../../src/contracts/admin-roles.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import { type Role, roleAmong } from "../../src/domain/team/role.ts";
import type { Problem } from "../middleware/problem.ts";

/** Who calls: a person's or a program's id at the identity provider. No name, no address. */
export interface Caller {
  readonly subject: string;
  readonly client?: string;
  /** Of a person. Programs have none: what their tokens say is what they may do. */
  readonly role?: Role;
  /** What both the token and the role allow. */
  readonly scopes: readonly AdminScope[];
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
          username: z.string().optional(),
          "cognito:groups": z.string().optional(),
        }),
      }),
    }),
  }),
});
type Claims = z.infer<typeof Authorized>["requestContext"]["authorizer"]["jwt"]["claims"];

/**
 * The caller, if token and role allow the scope. API Gateway has refused tokens without it before, but knows nothing of
 * roles: anybody's token may carry every scope that the client may ask for.
 */
export function callerOf(event: APIGatewayProxyEventV2, scope: AdminScope): Caller | { problem: Problem } {
  const authorized = Authorized.safeParse(event);
  if (!authorized.success) {
    return { problem: { kind: "unauthorized", detail: "no access token", place: "authorization" } };
  }
  const { claims } = authorized.data.requestContext.authorizer.jwt;
  const carried = scopesIn(claims.scope);
  if (!carried.includes(scope))
    return refused(scope, `the token does not have the scope ${scopeName(scope)}`);
  const who = { subject: claims.sub, ...defined({ client: claims.client_id }) };
  if (isProgram(claims)) return { ...who, scopes: carried };
  const role = roleIn(claims["cognito:groups"]);
  if (!role) return refused(scope, NO_ROLE);
  if (!ADMIN_ROLES[role].includes(scope)) return refused(scope, notAllowed(role, scope), role);
  return { ...who, role, scopes: carried.filter((one) => ADMIN_ROLES[role].includes(one)) };
}

/** By whom the gateway says that it is called, whatever the caller may do. */
export function subjectOf(event: APIGatewayProxyEventV2): string | undefined {
  const authorized = Authorized.safeParse(event);
  return authorized.success ? authorized.data.requestContext.authorizer.jwt.claims.sub : undefined;
}

function scopesIn(text: string): readonly AdminScope[] {
  const carried = text.split(" ");
  return (Object.keys(ADMIN_SCOPES) as AdminScope[]).filter((scope) => carried.includes(scopeName(scope)));
}

/** Cognito's tokens for programs have the client as their subject, and neither a user's name nor groups. */
const isProgram = ({ sub, client_id, username, "cognito:groups": groups }: Claims): boolean =>
  sub === client_id && username === undefined && groups === undefined;

/** API Gateway passes lists on as `[a b]`. */
const roleIn = (groups = "[]"): Role | undefined => roleAmong(groups.replace(/^\[|\]$/g, "").split(" "));

const NO_ROLE =
  "you have no role in this shop yet: one of its admins can give you one (docs/admin-api.md, Roles)";

const notAllowed = (role: Role, scope: AdminScope): string =>
  `your role is ${role}, and this needs the scope ${scopeName(scope)}, which only ${rolesWith(scope).join(" and ")} ${rolesWith(scope).length > 1 ? "have" : "has"}: one of the shop's admins can change your role`;

function refused(scope: AdminScope, detail: string, role?: Role): { problem: Problem } {
  const more = { scope: scopeName(scope), roles: rolesWith(scope), ...defined({ role }) };
  return { problem: { kind: "forbidden", detail, place: "authorization", more } };
}
