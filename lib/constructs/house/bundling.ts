import { type BundlingOptions, LogLevel, OutputFormat } from "aws-cdk-lib/aws-lambda-nodejs";

/**
 * Ways for the SDK to find credentials that never come up in Lambda, where they are in the environment. The SDK loads
 * them on demand, so they can stay out of the bundle: a quarter of it.
 */
const CREDENTIALS_FROM_ELSEWHERE = [
  "@aws-sdk/credential-provider-http",
  "@aws-sdk/credential-provider-ini",
  "@aws-sdk/credential-provider-login",
  "@aws-sdk/credential-provider-process",
  "@aws-sdk/credential-provider-sso",
  "@aws-sdk/credential-provider-web-identity",
  "@smithy/credential-provider-imds",
];

/** One ES module per function with everything in it, the SDK too, so that what was tested is what runs. */
export const BUNDLING = {
  format: OutputFormat.ESM,
  target: "node24",
  mainFields: ["module", "main"],
  logLevel: LogLevel.WARNING,
  minify: true,
  sourceMap: true,
  sourcesContent: false,
  externalModules: CREDENTIALS_FROM_ELSEWHERE,
  // CommonJS packages inside an ES module call require.
  banner: 'import{createRequire}from"node:module";const require=createRequire(import.meta.url);',
} as const satisfies BundlingOptions;
