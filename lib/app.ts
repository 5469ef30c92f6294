import { App } from "aws-cdk-lib";
import { ServiceStack } from "./service-stack.ts";
import { settingsOf } from "./settings.ts";
import { StatefulStack } from "./stateful-stack.ts";

export interface BuildOptions {
  /** CDK context on top of what the CDK CLI passes (settings.ts lists what Comeback reads). */
  readonly context?: Readonly<Record<string, unknown>>;
  /** Where the templates are written; the CDK CLI's choice when absent. */
  readonly outdir?: string;
}

/** Puts the whole app together: the one place for deploying it, for its tests and for the local runtime. */
export function buildApp(options: BuildOptions = {}): App {
  const app = new App({ analyticsReporting: false, ...options });
  const settings = settingsOf(app.node);
  const data = new StatefulStack(app, "ComebackData", settings);
  new ServiceStack(app, "ComebackService", { data, settings });
  return app;
}
