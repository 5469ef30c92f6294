import { type Kept, keptAs, type Member } from "../../domain/team/member.ts";
import type { Role } from "../../domain/team/role.ts";
import type { Team } from "../../ports/team.ts";

export type Invited =
  | { readonly result: "invited" | "invited-again"; readonly member: Member }
  /** Has signed in already: what is wanted is another role. */
  | { readonly result: "known"; readonly member: Member };

export type NotDone = { readonly result: "unknown" } | { readonly result: "kept"; readonly why: Kept };
export type RoleChanged = { readonly result: "changed" | "same"; readonly member: Member } | NotDone;
export type Removed = { readonly result: "removed"; readonly member: Member } | NotDone;

export interface ManageTeamDeps {
  readonly team: Team;
}

/** Who may use the admin API is the shop's own affair: its admins invite people, give them roles and remove them. */
export function makeManageTeam({ team }: ManageTeamDeps) {
  return { invite, changeRole, remove };

  /** Somebody who has not used the first password gets another one, and the role. */
  async function invite(email: string, role: Role): Promise<Invited> {
    const invited = await team.invite(email);
    if (invited !== "exists") {
      await team.setRole(invited.id, role);
      return { result: "invited", member: { ...invited, role } };
    }
    const member = await team.find(email);
    if (!member) throw new Error("whoever was there when they were invited is gone");
    if (member.state !== "invited") return { result: "known", member };
    await team.inviteAgain(member.id);
    await team.setRole(member.id, role);
    return { result: "invited-again", member: { ...member, role } };
  }

  async function changeRole(id: string, to: Role, by: string): Promise<RoleChanged> {
    const member = await team.find(id);
    if (!member) return { result: "unknown" };
    if (member.role === to) return { result: "same", member };
    const kept = await keptOf(member, to, by);
    if (kept) return { result: "kept", why: kept };
    await team.setRole(member.id, to);
    return (await isWithoutAdmins(member)) ?? { result: "changed", member };
  }

  async function remove(id: string, by: string): Promise<Removed> {
    const member = await team.find(id);
    if (!member) return { result: "unknown" };
    const kept = await keptOf(member, undefined, by);
    if (kept) return { result: "kept", why: kept };
    // An account that is deleted does not come back: an admin is none first.
    if (member.role === "admin") await team.setRole(member.id, "viewer");
    const back = await isWithoutAdmins(member);
    if (back) return back;
    await team.remove(member.id);
    return { result: "removed", member };
  }

  async function keptOf(member: Member, to: Role | undefined, by: string): Promise<Kept | undefined> {
    const admins = member.role === "admin" ? await team.withRole("admin") : [];
    return keptAs(member, { by, to, admins });
  }

  /** Two admins who take the role from each other at once: whoever looks last finds nobody, and gives it back. */
  async function isWithoutAdmins(was: Member): Promise<NotDone | undefined> {
    if (was.role !== "admin" || (await team.withRole("admin")).length > 0) return undefined;
    await team.setRole(was.id, "admin");
    return { result: "kept", why: "last-admin" };
  }
}
