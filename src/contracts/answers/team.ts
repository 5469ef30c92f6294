import * as z from "zod";
import { ADMIN_ROLE_NAMES } from "../admin-roles.ts";
import { Instant } from "./basics.ts";
import type { Shapes } from "./shape.ts";

const Role = z.enum(ADMIN_ROLE_NAMES);
const Id = z.string().min(1).max(128);

/** Somebody who may sign in. Without a role they may do nothing. */
export const MemberAnswer = z.object({
  id: z.string(),
  email: z.string(),
  role: Role.optional(),
  state: z.enum(["invited", "active", "blocked"]),
  secondFactor: z.boolean(),
  invitedAt: Instant,
});

export const TeamRequest = z.object({ query: z.strictObject({ after: z.string().max(2_000).optional() }) });
export const InviteRequest = z.object({
  body: z.strictObject({ email: z.string().trim().toLowerCase().pipe(z.email()), role: Role }),
});
export const RoleRequest = z.object({ body: z.strictObject({ id: Id, role: Role }) });
export const RemoveRequest = z.object({ body: z.strictObject({ id: Id }) });

const Invited = z.object({ result: z.enum(["invited", "invited-again"]), member: MemberAnswer });
const Changed = z.object({ result: z.enum(["changed", "same"]), id: z.string(), to: Role });
const Removed = z.object({ result: z.literal("removed"), id: z.string() });

export const TEAM_SHAPES = {
  "GET /v1/team": {
    summary: "Who may use the admin API, and in which role",
    request: TeamRequest,
    answer: z.object({ members: z.array(MemberAnswer), next: z.string().optional() }),
  },
  "POST /v1/team/invite": {
    summary: "Invites somebody by mail, with a role; again, where the first password was not used",
    request: InviteRequest,
    answer: Invited,
  },
  "POST /v1/team/role": {
    summary: "Gives somebody another role",
    request: RoleRequest,
    answer: Changed,
  },
  "POST /v1/team/remove": {
    summary: "Takes somebody out",
    request: RemoveRequest,
    answer: Removed,
  },
} satisfies Shapes<"admin-team">;
