import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { ADMIN_ROUTES, ADMIN_SCOPES, type AdminScope, scopeName } from "../../src/contracts/admin.ts";
import { rolesWith } from "../../src/contracts/admin-roles.ts";
import { ROLES } from "../../src/domain/team/role.ts";
import { flat, functionsOf, resourcesOf, synthesized } from "../support/template.ts";

const { admin, users } = synthesized({ adminMachineClient: "true" });
if (!users || !admin) throw new Error("there is no admin API, or no stack of users");
const api = resourcesOf(admin, "AWS::ApiGatewayV2::Api").find(
  ({ Properties }) => Properties.Name === "comeback-admin",
);
const ofAdmin = (type: string) =>
  resourcesOf(admin, type).filter(({ Properties }) => flat(Properties.ApiId) === `<${api?.id}>`);
const [authorizer, ...otherAuthorizers] = ofAdmin("AWS::ApiGatewayV2::Authorizer");
const [pool, ...otherPools] = resourcesOf(users, "AWS::Cognito::UserPool");
const clients = resourcesOf(users, "AWS::Cognito::UserPoolClient");
const clientWith = (flow: string) =>
  clients.find(({ Properties }) => flat(Properties.AllowedOAuthFlows) === flow);

describe("the admin API", () => {
  it("has the routes of the contract, each answered by its function, and no other", () => {
    const functions = new Map(functionsOf(admin).map((one) => [`<${one.id}Arn>`, one.name]));
    const integrations = new Map(
      ofAdmin("AWS::ApiGatewayV2::Integration").map((one) => [
        `integrations/<${one.id}>`,
        functions.get(flat(one.Properties.IntegrationUri)),
      ]),
    );
    const routes = ofAdmin("AWS::ApiGatewayV2::Route").map(
      ({ Properties }) => `${Properties.RouteKey} ${integrations.get(flat(Properties.Target))}`,
    );
    expect(routes.sort()).toEqual(ADMIN_ROUTES.map((one) => `${one.route} ${one.function}`).sort());
  });

  it("asks for a token with the route's own scope on every route", () => {
    const scopes = new Map<unknown, string>(
      ADMIN_ROUTES.map(({ route, scope }) => [route, scopeName(scope)]),
    );
    for (const { Properties } of ofAdmin("AWS::ApiGatewayV2::Route")) {
      expect(Properties.AuthorizationType).toBe("JWT");
      expect(flat(Properties.AuthorizerId)).toBe(`<${authorizer?.id}>`);
      expect(Properties.AuthorizationScopes).toEqual([scopes.get(Properties.RouteKey)]);
    }
    expect(otherAuthorizers).toEqual([]);
  });

  it("takes tokens of the user pool's own clients only", () => {
    const { AuthorizerType, IdentitySource, JwtConfiguration } = authorizer?.Properties ?? {};
    const { Issuer, Audience } = JwtConfiguration as { Issuer: unknown; Audience: unknown[] };
    expect([AuthorizerType, IdentitySource]).toEqual(["JWT", ["$request.header.Authorization"]]);
    expect(flat(Issuer)).toMatch(
      new RegExp(
        `^https://cognito-idp\\.<AWS::Region>\\.amazonaws\\.com/<ComebackUsers:.*Ref${pool?.id}.*>$`,
      ),
    );
    const [page] = resourcesOf(admin, "AWS::Cognito::UserPoolClient");
    expect(Audience.map(flat)).toEqual([
      ...clients.map(({ id }) => expect.stringMatching(`^<ComebackUsers:.*Ref${id}.*>$`)),
      `<${page?.id}>`,
    ]);
  });

  it("lets through what pages ask for and no flood, and from browsers only what comes from the page", () => {
    const [stage] = ofAdmin("AWS::ApiGatewayV2::Stage");
    const limits = stage?.Properties.DefaultRouteSettings as Record<string, number>;
    expect(limits).toMatchObject({ ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 });
    const cors = api?.Properties.CorsConfiguration as Readonly<Record<string, unknown[]>>;
    expect(cors.AllowOrigins?.map(flat)).toEqual([
      expect.stringMatching(
        /^https:\/\/<ComebackPage:ExportsOutputFnGetAttPageDistribution\w+DomainName\w+>$/,
      ),
    ]);
    expect(cors.AllowHeaders).toEqual(["authorization", "content-type"]);
    expect(cors.AllowCredentials).toBeUndefined();
  });

  it("lets no browser in where there is no page, and only one origin where the page is served elsewhere", () => {
    const corsOf = (context: Readonly<Record<string, unknown>>) => {
      const { admin: other } = synthesized(context);
      const [found] = other ? resourcesOf(other, "AWS::ApiGatewayV2::Api") : [];
      return found?.Properties.CorsConfiguration;
    };
    expect(corsOf({ page: "false" })).toBeUndefined();
    const pageOrigin = "https://page.shop.example";
    expect(corsOf({ pageOrigin })).toMatchObject({ AllowOrigins: [pageOrigin] });
  });

  it("logs who called what, and no path, which may hold a customer's address", () => {
    const [stage] = ofAdmin("AWS::ApiGatewayV2::Stage");
    const { Format } = stage?.Properties.AccessLogSettings as { Format: string };
    expect(Format).toContain("$context.authorizer.claims.sub");
    expect(Format).toContain("$context.routeKey");
    expect(Format).not.toMatch(/\$context\.(path|.*\.path|protocol.*|requestOverride.*|customDomain.*)\b/);
  });

  it("shows customers by one function, counts them and what mails brought by two others, and what became of campaigns by one more, enters them in chains by a fifth, decides about them by a sixth, gives them points by a seventh and codes by an eighth, shows mails as they would get them, asks the sample what a config would change, and counts them before the first night", () => {
    const policies = resourcesOf(admin, "AWS::IAM::Policy").filter(({ id }) => id.startsWith("Admin"));
    expect(policies.length).toBe(new Set(ADMIN_ROUTES.map((one) => one.function)).size);
    const touching = policies.flatMap(({ Properties }) => {
      const { Statement } = Properties.PolicyDocument as { Statement: Record<string, unknown>[] };
      const role = /admin(\w+?)role/.exec(flat(Properties.Roles))?.[1];
      return Statement.flatMap(({ Action, Resource }) => {
        const tables = [...flat(Resource).matchAll(/GetAtt(Customers|Events)/g)];
        return tables.map(([found]) => `${role} ${[Action].flat().join()} ${found.replace("GetAtt", "")}`);
      });
    });
    expect(touching.sort()).toEqual([
      "campaigns dynamodb:BatchGetItem Customers",
      "chains dynamodb:GetItem Customers",
      "codes dynamodb:GetItem Customers",
      "codes dynamodb:GetItem,dynamodb:PutItem Events",
      "customer dynamodb:GetItem Customers",
      "customer dynamodb:Query Events",
      // What platforms ask of the whole shop.
      "health dynamodb:Query Events",
      "import dynamodb:GetItem,dynamodb:PutItem,dynamodb:Query Events",
      "loyalty dynamodb:GetItem Customers",
      "loyalty dynamodb:PutItem,dynamodb:Query Events",
      "mails dynamodb:GetItem Customers",
      "overview dynamodb:DescribeTable,dynamodb:Scan Customers",
      "people dynamodb:GetItem Customers",
      "people dynamodb:PutItem,dynamodb:Query Events",
      "privacy dynamodb:GetItem Customers",
      "privacy dynamodb:PutItem,dynamodb:Query Events",
      "publish dynamodb:BatchGetItem Customers",
      "segments dynamodb:BatchGetItem Customers",
    ]);
  });

  it("is not there, nor its users, where nobody wants it", () => {
    const without = synthesized({ admin: "false" });
    expect([without.users, without.admin]).toEqual([undefined, undefined]);
    expect(functionsOf(without.service).filter(({ name }) => name.startsWith("admin"))).toEqual([]);
    expect(resourcesOf(without.service, "AWS::ApiGatewayV2::Api")).toHaveLength(1);
  });
});

describe("the people who may use it", () => {
  it("are invited, have long passwords and a second factor that is no text message", () => {
    expect(otherPools).toEqual([]);
    expect(pool?.Properties).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: "ON",
      EnabledMfas: ["SOFTWARE_TOKEN_MFA"],
      Policies: {
        PasswordPolicy: {
          MinimumLength: 14,
          RequireLowercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
          RequireUppercase: true,
        },
      },
    });
  });

  it("stay when the stack goes, and are not deleted by accident", () => {
    expect(pool).toMatchObject({
      DeletionPolicy: "Retain",
      UpdateReplacePolicy: "Retain",
      Properties: { DeletionProtection: "ACTIVE" },
    });
  });

  it("are in one group a role", () => {
    const groups = resourcesOf(users, "AWS::Cognito::UserPoolGroup").map(({ Properties }) => [
      Properties.GroupName,
      flat(Properties.UserPoolId),
    ]);
    expect(groups).toEqual(ROLES.map((role) => [role, `<${pool?.id}>`]));
  });

  it("can get a token for every scope of the contract", () => {
    const [server] = resourcesOf(users, "AWS::Cognito::UserPoolResourceServer");
    const scopes = server?.Properties.Scopes as { ScopeName: string }[];
    expect(scopes.map(({ ScopeName }) => ScopeName)).toEqual(Object.keys(ADMIN_SCOPES));
  });

  it("sign in in a browser, with a code and without a secret, for an hour", () => {
    expect(clientWith("code")?.Properties).toMatchObject({
      AllowedOAuthFlows: ["code"],
      CallbackURLs: [expect.stringMatching(/^http:\/\/localhost:/)],
      ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
      PreventUserExistenceErrors: "ENABLED",
      AccessTokenValidity: 60,
    });
    expect(clientWith("code")?.Properties).not.toHaveProperty("GenerateSecret");
  });

  it("share the API with a client for scripts only where that is asked for", () => {
    expect(clientWith("client_credentials")?.Properties).toMatchObject({
      AllowedOAuthFlows: ["client_credentials"],
      GenerateSecret: true,
      ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
    });
    const usual = synthesized().users;
    expect(usual && resourcesOf(usual, "AWS::Cognito::UserPoolClient")).toHaveLength(1);
  });
});

describe("docs/admin-api.md", () => {
  it("has every scope, with the least role that has it", async () => {
    const text = await readFile(new URL("../../docs/admin-api.md", import.meta.url), "utf8");
    const rows = [...text.matchAll(/^\| `(\w+\.\w+)` \|.*\| `(\w+)` \|$/gm)].map(([, scope, role]) => [
      scope,
      role,
    ]);
    const scopes = Object.keys(ADMIN_SCOPES) as AdminScope[];
    expect(new Map(rows as [string, string][])).toEqual(
      new Map(scopes.map((scope) => [scope, rolesWith(scope)[0]])),
    );
  });
});
