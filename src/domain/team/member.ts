import type { Instant } from "../basics/calendar.ts";
import type { Role } from "./role.ts";

/** Somebody who may sign in. */
export interface Member {
  /** The identity provider's: the subject of the member's tokens. */
  readonly id: string;
  readonly email: string;
  /** Absent: may sign in, and may do nothing. */
  readonly role?: Role;
  /** `invited`: has not chosen a password yet. `blocked`: somebody has disabled the account at the identity provider. */
  readonly state: "invited" | "active" | "blocked";
  /** Whether an authenticator app is set up. */
  readonly secondFactor: boolean;
  readonly invitedAt: Instant;
}

/** Why somebody stays what they are. */
export type Kept = "oneself" | "last-admin";

/**
 * Whether somebody has to stay what they are. Nobody changes their own role, so that there is always somebody who may do
 * everything; and the last admin stays, because a token of somebody who is no longer one is good for an hour.
 */
export function keptAs(
  member: Pick<Member, "id" | "role">,
  change: { readonly by: string; readonly to: Role | undefined; readonly admins: readonly string[] },
): Kept | undefined {
  if (member.role === change.to && change.to !== undefined) return undefined;
  if (member.id === change.by) return "oneself";
  const isLast = member.role === "admin" && change.admins.every((admin) => admin === member.id);
  return isLast ? "last-admin" : undefined;
}
