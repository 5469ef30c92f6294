import { Aws, Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import {
  AccountRecovery,
  FeaturePlan,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  UserPool,
  type UserPoolClient,
  type UserPoolClientOptions,
  type UserPoolDomain,
} from "aws-cdk-lib/aws-cognito";
import type { Construct } from "constructs";
import { ADMIN_SCOPES, RESOURCE_SERVER, SIGN_IN_CALLBACK } from "../src/contracts/admin.ts";
import type { Settings } from "./settings.ts";

/** How long a stolen access token is good for. */
const TOKEN_LIFETIME = Duration.hours(1);

/**
 * The people, and where wanted the programs, that may use the admin API. Apart from the rest, so that it can be left out
 * (context `admin: false`) and stays when the service goes.
 */
export class UsersStack extends Stack {
  readonly pool: UserPool;
  /** App client of people who sign in in a browser. */
  readonly people: UserPoolClient;
  /** App client of scripts and CI. */
  readonly machine: UserPoolClient | undefined;
  /** Where people sign in and tokens come from. */
  readonly domain: UserPoolDomain;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id, { description: "Comeback: who may use the admin API" });
    this.pool = this.userPool();
    const scopes = this.scopes();
    this.domain = this.pool.addDomain("Domain", {
      cognitoDomain: { domainPrefix: `${this.stackName.toLowerCase()}-${Aws.ACCOUNT_ID}` },
    });
    this.people = this.client("People", {
      refreshTokenValidity: Duration.hours(12),
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, ...scopes],
        callbackUrls: [SIGN_IN_CALLBACK],
      },
    });
    if (settings.adminMachineClient)
      this.machine = this.client("Machine", {
        generateSecret: true,
        oAuth: { flows: { clientCredentials: true }, scopes },
      });
  }

  private userPool(): UserPool {
    return new UserPool(this, "Pool", {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 14,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      // Threat protection is of the Plus plan, which is billed by the user.
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  private scopes(): OAuthScope[] {
    const scopes = Object.entries(ADMIN_SCOPES).map(
      ([scopeName, scopeDescription]) => new ResourceServerScope({ scopeName, scopeDescription }),
    );
    const server = this.pool.addResourceServer("Api", { identifier: RESOURCE_SERVER, scopes });
    return scopes.map((scope) => OAuthScope.resourceServer(server, scope));
  }

  /** No client takes a password: people sign in in the browser, programs have a secret. */
  private client(id: string, props: UserPoolClientOptions): UserPoolClient {
    return this.pool.addClient(id, {
      // With none at all, Cognito would allow its own choice of them; this leaves the refresh token.
      authFlows: { userPassword: false },
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: TOKEN_LIFETIME,
      idTokenValidity: TOKEN_LIFETIME,
      ...props,
    });
  }
}
