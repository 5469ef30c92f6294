import { App, type Stage } from "aws-cdk-lib";
import packageJson from "../package.json" with { type: "json" };
import { ADMIN_STACK, PAGE_SCOPES } from "../src/contracts/admin.ts";
import { ADMIN_ROLES } from "../src/contracts/admin-roles.ts";
import { PAGE_STACK, type PageConfig } from "../src/contracts/page.ts";
import { AdminStack } from "./admin-stack.ts";
import { AnalystsStack } from "./analysts-stack.ts";
import { FirewallStack } from "./firewall-stack.ts";
import { PageFilesStack } from "./page-files-stack.ts";
import { PageStack } from "./page-stack.ts";
import { ServiceStack } from "./service-stack.ts";
import { type Settings, settingsOf } from "./settings.ts";
import { StatefulStack } from "./stateful-stack.ts";
import { UsersStack } from "./users-stack.ts";

export interface BuildOptions {
  /** CDK context (settings.ts lists what Comeback reads). What the CDK CLI passes comes first. */
  readonly context?: Readonly<Record<string, unknown>>;
  /** Where the templates are written; the CDK CLI's choice when absent. */
  readonly outdir?: string;
}

/**
 * What Comeback's templates are made under. Here and not in cdk.json, so that the tests and the local runtime see the
 * template that is deployed. A CDK app of your own gives them to its `App` as context.
 */
export const FEATURE_FLAGS = {
  "@aws-cdk/aws-iam:minimizePolicies": true,
  "@aws-cdk/core:checkSecretUsage": true,
  "@aws-cdk/core:defaultCrossStackReferences": "strong",
  "@aws-cdk/core:validateAgainstDefaultRules": true,
};

/** Puts the whole app together: the one place for deploying it, for its tests and for the local runtime. */
export function buildApp({ context, ...options }: BuildOptions = {}): App {
  const app = new App({ analyticsReporting: false, context: { ...FEATURE_FLAGS, ...context }, ...options });
  addComeback(app);
  return app;
}

/** The stacks that others build on. */
export interface ComebackStacks {
  /** Tables, keys and the mail domain: what stays when the rest goes. */
  readonly data: StatefulStack;
  /** The public API, the functions, the nights, the alarms. */
  readonly service: ServiceStack;
  readonly settings: Settings;
}

/** Adds Comeback's stacks to an app or a stage of your own. What a shop chooses is read from its context, or is the default. */
export function addComeback(scope: App | Stage): ComebackStacks {
  const settings = settingsOf(scope.node);
  const data = new StatefulStack(scope, "ComebackData", settings);
  const service = new ServiceStack(scope, "ComebackService", { data, settings });
  if (settings.firewall) new FirewallStack(scope, "ComebackFirewall", settings.firewall);
  if (settings.analystFiles !== "never") new AnalystsStack(scope, "ComebackAnalysts", { data });
  if (settings.admin) administered(scope, settings, data, service);
  return { data, service, settings };
}

/** What people who run the shop work with: their accounts, the page, the API behind it, and the page's files. */
function administered(
  scope: App | Stage,
  settings: Settings,
  data: StatefulStack,
  service: ServiceStack,
): void {
  const { users } = new UsersStack(scope, "ComebackUsers", settings);
  const { page } = settings;
  const site =
    page?.kind === "cloudfront"
      ? new PageStack(scope, PAGE_STACK, { users, domain: page.domain }).site
      : undefined;
  const pageOrigin = page?.kind === "elsewhere" ? page.origin : site?.origin;
  const { api } = new AdminStack(scope, ADMIN_STACK, { service, users, pageOrigin });
  if (!site || !api.page) return;
  const config: PageConfig = {
    api: api.url,
    signIn: {
      url: users.domain.baseUrl(),
      client: api.page.userPoolClientId,
      scopes: PAGE_SCOPES,
    },
    roles: ADMIN_ROLES,
    version: packageJson.version,
  };
  new PageFilesStack(scope, "ComebackPageFiles", {
    ...{ bucket: site.bucket, config, configs: data.configs, key: data.key },
  });
}
