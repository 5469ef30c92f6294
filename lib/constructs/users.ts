import { Aws, Duration, RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import {
  AccountRecovery,
  CfnUserPoolGroup,
  FeaturePlan,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  UserPool,
  UserPoolClient,
  type UserPoolClientOptions,
  type UserPoolDomain,
} from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";
import { ADMIN_SCOPES, RESOURCE_SERVER, SIGN_IN_CALLBACK } from "../../src/contracts/admin.ts";
import { ADMIN_ROLE_MEANINGS, ADMIN_ROLE_NAMES } from "../../src/contracts/admin-roles.ts";

/** How long a stolen access token is good for. */
const TOKEN_LIFETIME = Duration.hours(1);

interface UsersProps {
  /** Whether scripts have a client too. */
  readonly machineClient: boolean;
}

/** Who may use the admin API: invited people with a second factor, and where wanted scripts with a secret. */
export class Users extends Construct {
  readonly pool: UserPool;
  /** App client of people who sign in in a browser. */
  readonly people: UserPoolClient;
  /** App client of scripts and CI. */
  readonly machine: UserPoolClient | undefined;
  /** Where people sign in and tokens come from. */
  readonly domain: UserPoolDomain;
  private readonly scopes: readonly OAuthScope[];

  constructor(scope: Construct, id: string, { machineClient }: UsersProps) {
    super(scope, id);
    this.pool = this.userPool();
    this.roles();
    this.scopes = this.scopesOfApi();
    const scopes = [...this.scopes];
    this.domain = this.pool.addDomain("Domain", {
      cognitoDomain: { domainPrefix: `${Stack.of(this).stackName.toLowerCase()}-${Aws.ACCOUNT_ID}` },
    });
    this.people = clientOf(this.pool, this.pool, "People", {
      refreshTokenValidity: Duration.hours(12),
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, ...scopes],
        callbackUrls: [SIGN_IN_CALLBACK],
      },
    });
    if (machineClient)
      this.machine = clientOf(this.pool, this.pool, "Machine", {
        generateSecret: true,
        oAuth: { flows: { clientCredentials: true }, scopes },
      });
  }

  /** App client of the marketer's page, in a stack that knows where it is served. */
  pageClient(scope: Construct, origin: string): UserPoolClient {
    return clientOf(this.pool, scope, "PageClient", {
      refreshTokenValidity: Duration.hours(12),
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, ...this.scopes],
        callbackUrls: [`${origin}/`],
        logoutUrls: [`${origin}/`],
      },
    });
  }

  private userPool(): UserPool {
    const pool = new UserPool(this, "Pool", {
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
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(pool).acknowledge({
      id: "AwsSolutions-COG8",
      reason:
        "Threat protection is billed by the user and guesses from habits: these are a handful of invited people, each with a second factor.",
    });
    return pool;
  }

  /** A group a role: what a person's token says of groups is what the functions look at. */
  private roles(): void {
    for (const groupName of ADMIN_ROLE_NAMES)
      new CfnUserPoolGroup(this, groupName, {
        ...{ userPoolId: this.pool.userPoolId, groupName },
        description: ADMIN_ROLE_MEANINGS[groupName],
      });
  }

  private scopesOfApi(): OAuthScope[] {
    const scopes = Object.entries(ADMIN_SCOPES).map(
      ([scopeName, scopeDescription]) => new ResourceServerScope({ scopeName, scopeDescription }),
    );
    const server = this.pool.addResourceServer("Api", { identifier: RESOURCE_SERVER, scopes });
    return scopes.map((scope) => OAuthScope.resourceServer(server, scope));
  }
}

/** No client takes a password: people sign in in the browser, programs have a secret. */
function clientOf(
  pool: UserPool,
  scope: Construct,
  id: string,
  props: UserPoolClientOptions,
): UserPoolClient {
  return new UserPoolClient(scope, id, {
    userPool: pool,
    // With none at all, Cognito would allow its own choice of them; this leaves the refresh token.
    authFlows: { userPassword: false },
    preventUserExistenceErrors: true,
    enableTokenRevocation: true,
    accessTokenValidity: TOKEN_LIFETIME,
    idTokenValidity: TOKEN_LIFETIME,
    ...props,
  });
}
