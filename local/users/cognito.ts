import * as z from "zod";
import { declared, ignored, REGION, type Resource } from "../template/resources.ts";

const Strings = z.array(z.string()).default([]);
const PoolShape = z.strictObject({
  // Nobody has a password locally: what protects people's accounts has nothing to do here.
  AccountRecoverySetting: ignored,
  AdminCreateUserConfig: ignored,
  AutoVerifiedAttributes: ignored,
  DeletionProtection: ignored,
  EmailVerificationMessage: ignored,
  EmailVerificationSubject: ignored,
  EnabledMfas: ignored,
  MfaConfiguration: ignored,
  Policies: ignored,
  SmsVerificationMessage: ignored,
  UserPoolName: ignored,
  UserPoolTags: ignored,
  UserPoolTier: ignored,
  UsernameAttributes: ignored,
  UsernameConfiguration: ignored,
  VerificationMessageTemplate: ignored,
});
const MINUTES = { minutes: 1, hours: 60, days: 1440 };
const Unit = z.enum(["minutes", "hours", "days"]);
const ClientShape = z.strictObject({
  UserPoolId: z.string(),
  AllowedOAuthFlows: z.array(z.enum(["code", "client_credentials"])).default([]),
  AllowedOAuthScopes: Strings,
  CallbackURLs: Strings,
  LogoutURLs: Strings,
  GenerateSecret: z.boolean().default(false),
  AccessTokenValidity: z.number().default(60),
  TokenValidityUnits: z.looseObject({ AccessToken: Unit.default("minutes") }).prefault({}),
  AllowedOAuthFlowsUserPoolClient: z.literal(true),
  SupportedIdentityProviders: z.tuple([z.literal("COGNITO")]),
  // No tokens are revoked, no sign-in fails, refresh tokens live as long as the process.
  EnableTokenRevocation: ignored,
  ExplicitAuthFlows: ignored,
  IdTokenValidity: ignored,
  PreventUserExistenceErrors: ignored,
  RefreshTokenValidity: ignored,
});
const ResourceServerShape = z.strictObject({
  UserPoolId: z.string(),
  Identifier: z.string(),
  Name: ignored,
  Scopes: z.array(z.strictObject({ ScopeName: z.string(), ScopeDescription: ignored })).default([]),
});

export interface AppClient {
  readonly id: string;
  readonly pool: string;
  readonly flows: readonly ("code" | "client_credentials")[];
  readonly scopes: readonly string[];
  readonly callbacks: readonly string[];
  /** Where the browser may go after signing out. */
  readonly logouts: readonly string[];
  readonly hasSecret: boolean;
  readonly tokenMinutes: number;
}

export interface UserPools {
  readonly pools: ReadonlySet<string>;
  readonly clients: ReadonlyMap<string, AppClient>;
}

/** The template's user pools with their app clients. A scope that no resource server declares is an error, as on AWS. */
export function userPoolsOf(resources: readonly Resource[]): UserPools {
  const pools = declared(resources, "AWS::Cognito::UserPool", PoolShape).map(({ physical }) => physical.ref);
  const servers = declared(resources, "AWS::Cognito::UserPoolResourceServer", ResourceServerShape);
  const known = new Set([
    "openid",
    "email",
    ...servers.flatMap(({ properties: { Identifier, Scopes } }) =>
      Scopes.map(({ ScopeName }) => `${Identifier}/${ScopeName}`),
    ),
  ]);
  const clients = declared(resources, "AWS::Cognito::UserPoolClient", ClientShape).map(
    ({ id, physical, properties }): AppClient => {
      const stranger = properties.AllowedOAuthScopes.find((scope) => !known.has(scope));
      if (stranger) throw new Error(`${id} allows ${stranger}, which no resource server has`);
      return {
        id: physical.ref,
        pool: properties.UserPoolId,
        flows: properties.AllowedOAuthFlows,
        scopes: properties.AllowedOAuthScopes,
        callbacks: properties.CallbackURLs,
        logouts: properties.LogoutURLs,
        hasSecret: properties.GenerateSecret,
        tokenMinutes: properties.AccessTokenValidity * MINUTES[properties.TokenValidityUnits.AccessToken],
      };
    },
  );
  return { pools: new Set(pools), clients: new Map(clients.map((client) => [client.id, client])) };
}

const COGNITO = `https://cognito-idp.${REGION}.amazonaws.com`;

/** What stands in tokens as their issuer: the same address as on AWS, so that authorizers have the same settings. */
export const issuerOf = (pool: string): string => `${COGNITO}/${pool}`;

/** Where an issuer's documents are: those of the template's pools are served by the local issuer. */
export const addressOf = (issuer: string, local: string): string =>
  issuer.startsWith(`${COGNITO}/`) ? issuer.replace(COGNITO, local) : issuer;
