import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { describe, expect, it } from "vitest";
import { makeDirectory } from "../../local/users/directory.ts";
import { userPoolCalls } from "../../local/users/user-pool-calls.ts";
import { makeMemberAddresses } from "../../src/adapters/cognito/addresses.ts";
import { makeTeam } from "../../src/adapters/cognito/team.ts";
import { makeMemoryTeam } from "../../src/adapters/memory/team.ts";
import { ROLES, type Role } from "../../src/domain/team/role.ts";
import type { MemberAddresses, Team } from "../../src/ports/team.ts";
import { resourcesOf } from "../support/local.ts";

const NOW = Date.UTC(2026, 2, 1);
const GROUPS = resourcesOf({
  Pool: { Type: "AWS::Cognito::UserPool", Properties: {} },
  ...Object.fromEntries(
    ROLES.map((GroupName) => [
      GroupName,
      { Type: "AWS::Cognito::UserPoolGroup", Properties: { UserPoolId: { Ref: "Pool" }, GroupName } },
    ]),
  ),
});
const POOL = GROUPS.find(({ type }) => type === "AWS::Cognito::UserPool")?.physical.ref ?? "";

/** The SDK's own client, whose requests the local double answers. */
function overDouble(): Team & MemberAddresses {
  const calls = userPoolCalls(makeDirectory(new Set([POOL]), GROUPS, () => NOW));
  const client = new CognitoIdentityProviderClient({
    region: "us-east-1",
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
    requestHandler: {
      handle: async ({ headers, body }: { headers: Record<string, string>; body: Uint8Array }) => {
        const answer = answered(() =>
          calls[headers["x-amz-target"] ?? ""]?.(JSON.parse(Buffer.from(body).toString("utf8"))),
        );
        return {
          response: {
            statusCode: answer.status,
            headers: { "content-type": "application/x-amz-json-1.1" },
            body: Buffer.from(JSON.stringify(answer.body)),
          },
        };
      },
    },
  });
  return { ...makeTeam(client, POOL), ...makeMemberAddresses(client, POOL) };
}

function answered(call: () => unknown) {
  try {
    return { status: 200, body: call() };
  } catch (error) {
    const { name, message } = error as Error;
    return { status: 400, body: { __type: name, message } };
  }
}

const TEAMS: Record<string, () => Team & MemberAddresses> = {
  memory: () => makeMemoryTeam(() => NOW),
  Cognito: overDouble,
};

describe.each(Object.entries(TEAMS))("the team in %s", (_, open) => {
  const BEN = "ben@shop.example";
  async function withBen(role: Role) {
    const team = open();
    const ben = await team.invite("Ben@shop.example");
    if (ben === "exists") throw new Error("he was there before");
    await team.setRole(ben.id, role);
    return { team, id: ben.id };
  }

  it("has those who were invited, with their role, by id and by address in any case", async () => {
    const { team, id } = await withBen("viewer");
    const ben = { id, email: BEN, role: "viewer", state: "invited", secondFactor: false, invitedAt: NOW };
    expect(await team.find(id)).toEqual(ben);
    expect(await team.find("BEN@shop.example")).toEqual(ben);
    expect((await team.page()).members).toContainEqual(ben);
    expect((await team.addresses()).get(id)).toBe(BEN);
    expect(await team.find("nobody@shop.example")).toBeUndefined();
  });

  it("has one account an address, and mails another first password on demand", async () => {
    const { team, id } = await withBen("viewer");
    expect(await team.invite("BEN@shop.example")).toBe("exists");
    await team.inviteAgain(id);
    expect((await team.page()).members.filter(({ email }) => email === BEN)).toHaveLength(1);
  });

  it("gives one role in place of another, and says who has it", async () => {
    const { team, id } = await withBen("viewer");
    for (const role of ["admin", "marketer", "viewer"] as const) {
      await team.setRole(id, role);
      expect((await team.find(id))?.role).toBe(role);
      for (const other of ROLES) expect((await team.withRole(other)).includes(id)).toBe(other === role);
    }
  });

  it("forgets who is removed, also when that is done twice", async () => {
    const { team, id } = await withBen("admin");
    await team.remove(id);
    await team.remove(id);
    expect(await team.find(id)).toBeUndefined();
    expect(await team.withRole("admin")).not.toContain(id);
  });
});

describe("a large team in Cognito", () => {
  it("is read page by page, everybody once, and everybody's role", async () => {
    const team = overDouble();
    for (let count = 0; count < 130; count++) {
      const member = await team.invite(`p${count}@shop.example`);
      if (member !== "exists") await team.setRole(member.id, "viewer");
    }
    const pages = [await team.page()];
    for (let next = pages[0]?.next; next !== undefined; next = pages.at(-1)?.next)
      pages.push(await team.page(next));
    expect(pages.map(({ members }) => members.length)).toEqual([60, 60, 13]);
    const all = pages.flatMap(({ members }) => members);
    expect(new Set(all.map(({ id }) => id)).size).toBe(133);
    expect(all.filter(({ role }) => role === "viewer")).toHaveLength(131);
    expect(all.find(({ email }) => email === "you@localhost")).toMatchObject({
      ...{ role: "admin", state: "active", secondFactor: true },
    });
  });
});
