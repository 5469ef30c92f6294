import { describe, expect, it } from "vitest";
import { claimsOf } from "../../web/src/session/claims.ts";

const part = (claims: object) => Buffer.from(JSON.stringify(claims)).toString("base64url");
const token = (claims: object) => `${part({ alg: "none" })}.${part(claims)}.`;
const scope = "openid comeback/config.read comeback/config.write";

describe("what a token says", () => {
  it("is who it is of and what it carries, by the API's own names", () => {
    const { subject, scopes } = claimsOf(token({ sub: "Аня", scope }), undefined);
    expect(subject).toBe("Аня");
    expect([...scopes]).toEqual(["openid", "config.read", "config.write"]);
  });

  const roles = { viewer: ["config.read"], marketer: ["config.read", "config.write"] };
  const scopesFor = (claims: object) => {
    const { role, scopes } = claimsOf(token({ scope, ...claims }), roles);
    return [role, ...scopes];
  };

  it("counts as far as the role goes, the highest that somebody has", () => {
    expect(scopesFor({ "cognito:groups": ["viewer"] })).toEqual(["viewer", "config.read"]);
    expect(scopesFor({ "cognito:groups": ["marketer", "viewer"] })).toEqual([
      "marketer",
      "config.read",
      "config.write",
    ]);
  });

  it("is nothing without a role", () => {
    expect(scopesFor({})).toEqual([undefined]);
    expect(scopesFor({ "cognito:groups": ["strangers"] })).toEqual([undefined]);
  });
});
