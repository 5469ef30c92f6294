import { type ManageTeamDeps, makeManageTeam, type NotDone } from "../../src/app/team/manage.ts";
import { InviteRequest, RemoveRequest, RoleRequest, TeamRequest } from "../../src/contracts/answers/team.ts";
import { maskedAddress } from "../../src/domain/basics/mask.ts";
import type { Kept } from "../../src/domain/team/member.ts";
import type { Problem } from "../middleware/problem.ts";
import { answering } from "./admin-handler.ts";
import { makeChangingHandler, type Recording } from "./changing-handler.ts";

/** Who may use the admin API. The log of changes names members by their ids, and addresses masked. */
export function makeTeamHandler({ team }: ManageTeamDeps, recording: Recording) {
  const { invite, changeRole, remove } = makeManageTeam({ team });
  return makeChangingHandler(
    "admin-team",
    {
      "GET /v1/team": answering(TeamRequest, async ({ query: { after } }) => ({
        body: await team.page(after),
      })),
      "POST /v1/team/invite": answering(InviteRequest, async ({ body: { email, role } }) => {
        const invited = await invite(email, role);
        if (invited.result === "known") return { problem: KNOWN };
        const { result, member } = invited;
        const change = { target: member.id, to: role };
        return { body: { result, member }, did: { result, address: maskedAddress(email) }, change };
      }),
      "POST /v1/team/role": answering(RoleRequest, async ({ body: { id, role } }, by) => {
        const changed = await changeRole(id, role, by);
        if (!("member" in changed)) return { problem: problemOf(changed) };
        const { result, member } = changed;
        const change = { target: member.id, from: member.role ?? "none", to: role };
        return { body: { result, id: member.id, to: role }, did: { result }, change };
      }),
      "POST /v1/team/remove": answering(RemoveRequest, async ({ body: { id } }, by) => {
        const removed = await remove(id, by);
        if (!("member" in removed)) return { problem: problemOf(removed) };
        const { result, member } = removed;
        const change = { target: member.id, from: member.role ?? "none", to: "none" };
        return {
          body: { result, id: member.id },
          did: { result, address: maskedAddress(member.email) },
          change,
        };
      }),
    },
    recording,
  );
}

const KNOWN: Problem = {
  kind: "conflict",
  detail: "somebody has signed in with this address already: change their role instead",
  place: "body.email",
};

const KEPT: Readonly<Record<Kept, string>> = {
  oneself: "nobody changes or removes themselves: another admin can",
  "last-admin": "this is the last admin: make somebody else one first",
};

const problemOf = (changed: NotDone): Problem =>
  changed.result === "unknown"
    ? { kind: "not-found", detail: "nobody here has this id", place: "body.id" }
    : { kind: "not-possible", detail: KEPT[changed.why], place: "body.id", more: { why: changed.why } };
