import { afterAll, describe, expect, it } from "vitest";
import { logTo } from "../../functions/middleware/observed.ts";
import { ADMIN_ROUTES, ADMIN_SCOPES, type AdminScope } from "../../src/contracts/admin.ts";
import { ADMIN_ROLES } from "../../src/contracts/admin-roles.ts";
import { ROLES, type Role } from "../../src/domain/team/role.ts";
import { adminEvent, adminHandlers, NO_CONTEXT, personClaims, programClaims } from "../support/admin-api.ts";

logTo(() => {});
afterAll(() => logTo((line) => void process.stdout.write(line)));

/** Written out once more, by hand: what a role may do is not to change by accident. */
const MAY: Readonly<Record<Role, (scope: string) => boolean>> = {
  viewer: (scope) =>
    /^(config|metrics|results|customers|products|webhooks|codes|till|loyalty|runs)\.read$/.test(scope),
  marketer: (scope) => MAY.viewer(scope) || /^(personal|audit)\.read$/.test(scope) || isMarketersWrite(scope),
  admin: () => true,
};
const isMarketersWrite = (scope: string) =>
  (/\.write$/.test(scope) || scope === "config.draft") && !/^(runs|team|privacy)\./.test(scope);

const handlers = adminHandlers();
const ask = async (one: (typeof ADMIN_ROUTES)[number], claims: Readonly<Record<string, string>>) => {
  const { statusCode, body = "{}" } = await handlers[one.function](
    adminEvent({ route: one.route, claims, body: "{}" }),
    NO_CONTEXT,
  );
  return { statusCode, problem: JSON.parse(body) };
};
const MATRIX = ROLES.flatMap((role) => ADMIN_ROUTES.map((one) => [role, one.route, one] as const));

describe("every role at every route", () => {
  it.each(MATRIX)("%s: %s", async (role, _, one) => {
    const { statusCode, problem } = await ask(one, personClaims(role));
    if (MAY[role](one.scope)) return expect([200, 202, 400, 404, 422]).toContain(statusCode);
    expect(statusCode).toBe(403);
    expect(problem).toMatchObject({ role, scope: `comeback/${one.scope}` });
    expect(problem.roles).toEqual(ROLES.filter((other) => MAY[other](one.scope)));
    expect(problem.detail).toContain(`comeback/${one.scope}`);
  });

  it("has some routes that a viewer may use, and some that only an admin may", () => {
    const counts = ROLES.map(
      (role) => MATRIX.filter(([one, , { scope }]) => one === role && MAY[role](scope)).length,
    );
    expect(counts[0]).toBeGreaterThan(15);
    expect(counts[1]).toBeGreaterThan(counts[0] ?? 0);
    expect(counts[2]).toBe(ADMIN_ROUTES.length);
  });

  it.each(ADMIN_ROUTES)("$route: somebody without a role is told who can give them one", async (one) => {
    const { statusCode, problem } = await ask(one, personClaims());
    expect(statusCode).toBe(403);
    expect(problem.detail).toContain("one of its admins can give you one");
  });

  it.each(ADMIN_ROUTES)("$route: a program needs the scope and no role", async (one) => {
    expect([200, 202, 400, 404, 422]).toContain((await ask(one, programClaims(one.scope))).statusCode);
    const others = (Object.keys(ADMIN_SCOPES) as AdminScope[]).filter((scope) => scope !== one.scope);
    expect((await ask(one, programClaims(...others))).statusCode).toBe(403);
  });
});

describe("the roles", () => {
  it.each(ROLES)("%s has the scopes that are written here, and the admin all", (role) => {
    const wanted = Object.keys(ADMIN_SCOPES).filter(MAY[role]);
    expect(ADMIN_ROLES[role]).toEqual(wanted);
  });

  it.each([
    ["[admin marketer]", 200],
    ["[marketer admin]", 200],
    ["[admin]", 200],
    ["[marketer]", 403],
    ["[admins]", 403],
    ["[]", 403],
    ["admin-of-something viewer", 403],
  ])("of the groups %s the one counts that may do most", async (groups, status) => {
    const one = ADMIN_ROUTES.find(({ route }) => route === "GET /v1/team");
    if (!one) throw new Error("there is no such route");
    const { statusCode } = await ask(one, { ...personClaims(), "cognito:groups": groups });
    expect(statusCode).toBe(status);
  });

  it("are not got around by a person whose token carries a program's id", async () => {
    const claims = { ...personClaims(), sub: "people" };
    const [one] = ADMIN_ROUTES;
    expect((await ask(one, claims)).statusCode).toBe(403);
  });
});
