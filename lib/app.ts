import { App } from "aws-cdk-lib";
import { ADMIN_STACK } from "../src/contracts/admin.ts";
import { AdminStack } from "./admin-stack.ts";
import { ServiceStack } from "./service-stack.ts";
import { settingsOf } from "./settings.ts";
import { StatefulStack } from "./stateful-stack.ts";
import { UsersStack } from "./users-stack.ts";

export interface BuildOptions {
  /** CDK context (settings.ts lists what Comeback reads). What the CDK CLI passes comes first. */
  readonly context?: Readonly<Record<string, unknown>>;
  /** Where the templates are written; the CDK CLI's choice when absent. */
  readonly outdir?: string;
}

/** Here and not in cdk.json, so that the tests and the local runtime see the template that is deployed. */
const FEATURE_FLAGS = {
  "@aws-cdk/aws-iam:minimizePolicies": true,
  "@aws-cdk/core:checkSecretUsage": true,
  "@aws-cdk/core:defaultCrossStackReferences": "strong",
  "@aws-cdk/core:validateAgainstDefaultRules": true,
};

/** Puts the whole app together: the one place for deploying it, for its tests and for the local runtime. */
export function buildApp({ context, ...options }: BuildOptions = {}): App {
  const app = new App({ analyticsReporting: false, context: { ...FEATURE_FLAGS, ...context }, ...options });
  const settings = settingsOf(app.node);
  const data = new StatefulStack(app, "ComebackData", settings);
  const service = new ServiceStack(app, "ComebackService", { data, settings });
  if (settings.admin) {
    const { users } = new UsersStack(app, "ComebackUsers", settings);
    new AdminStack(app, ADMIN_STACK, { service, users });
  }
  return app;
}
