import { describe, expect, it } from "vitest";
import { makeMemoryTeam } from "../../src/adapters/memory/team.ts";
import { makeManageTeam } from "../../src/app/team/manage.ts";
import type { Role } from "../../src/domain/team/role.ts";
import type { Team } from "../../src/ports/team.ts";

async function teamOf(...roles: readonly Role[]) {
  const team = makeMemoryTeam();
  const manage = makeManageTeam({ team });
  const ids: string[] = [];
  for (const [index, role] of roles.entries()) {
    const { member } = await manage.invite(`p${index}@shop.example`, role);
    ids.push(member.id);
  }
  const [ann = "", ben = "", eve = ""] = ids;
  return { team, manage, ann, ben, eve };
}

const roleOf = async (team: Team, id: string) => (await team.find(id))?.role;

describe("the admins of a shop", () => {
  it("change roles and remove people, other admins as well", async () => {
    const { team, manage, ann, ben, eve } = await teamOf("admin", "admin", "viewer");
    expect(await manage.changeRole(eve, "marketer", ann)).toMatchObject({ result: "changed" });
    expect(await roleOf(team, eve)).toBe("marketer");
    expect(await manage.changeRole(eve, "marketer", ann)).toMatchObject({ result: "same" });
    expect(await manage.remove(ben, ann)).toMatchObject({ result: "removed" });
    expect(await team.find(ben)).toBeUndefined();
    expect(await manage.remove(ben, ann)).toEqual({ result: "unknown" });
  });

  it("neither demote nor remove themselves", async () => {
    const { team, manage, ann } = await teamOf("admin", "admin");
    expect(await manage.changeRole(ann, "viewer", ann)).toEqual({ result: "kept", why: "oneself" });
    expect(await manage.remove(ann, ann)).toEqual({ result: "kept", why: "oneself" });
    expect(await roleOf(team, ann)).toBe("admin");
  });

  it("always have one: somebody who is no longer an admin cannot take the last one out", async () => {
    const { team, manage, ann, ben } = await teamOf("admin", "viewer");
    expect(await manage.remove(ann, ben)).toEqual({ result: "kept", why: "last-admin" });
    expect(await manage.changeRole(ann, "marketer", ben)).toEqual({ result: "kept", why: "last-admin" });
    expect(await roleOf(team, ann)).toBe("admin");
  });

  it("always have one, when two take the role from each other at the same time", async () => {
    for (const doing of ["changeRole", "remove"] as const) {
      const { team, manage, ann, ben } = await teamOf("admin", "admin");
      const at = (id: string, by: string) =>
        doing === "remove" ? manage.remove(id, by) : manage.changeRole(id, "viewer", by);
      await Promise.all([at(ann, ben), at(ben, ann)]);
      expect((await team.withRole("admin")).length).toBeGreaterThan(0);
    }
  });

  it("invite again who has not come yet, and nobody who has", async () => {
    const { team, manage } = await teamOf("viewer");
    expect(await manage.invite("p0@shop.example", "admin")).toMatchObject({
      ...{ result: "invited-again", member: { role: "admin" } },
    });
    const [one] = (await team.page()).members;
    if (!one) throw new Error("nobody is there");
    const active = { ...team, find: async () => ({ ...one, state: "active" as const }) };
    const again = makeManageTeam({ team: active });
    expect(await again.invite("p0@shop.example", "viewer")).toMatchObject({ result: "known" });
    expect(await roleOf(team, one.id)).toBe("admin");
  });
});
