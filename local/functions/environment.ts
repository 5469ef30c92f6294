import { TILL_ADDRESS } from "../../src/adapters/shops/reach.ts";
import { OUTPUTS } from "../../src/contracts/environment.ts";
import type { Value } from "../template/intrinsics.ts";
import { REGION, type Resource } from "../template/resources.ts";
import { environmentOf } from "./handlers.ts";

/** A port that nothing listens on. */
const NOWHERE = "http://127.0.0.1:1";

/**
 * What a process needs to work on this stack: the AWS SDK's endpoints and keys that open nothing, what the functions
 * read, and the stack's outputs under the names that the command line knows them by.
 */
export function environmentFor(
  resources: readonly Resource[],
  outputs: Readonly<Record<string, Value>>,
  endpoints: { readonly aws: string; readonly database: string; readonly shop?: string },
): Readonly<Record<string, string>> {
  const { NODE_OPTIONS: _, ...functions } = environmentOf(resources);
  const found = Object.entries(OUTPUTS).flatMap(([name, output]) =>
    outputs[output] === undefined ? [] : [[name, `${outputs[output]}`]],
  );
  return {
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    // Empty counts as absent: a profile of the user's would come before the keys.
    AWS_PROFILE: "",
    AWS_SESSION_TOKEN: "",
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.database,
    AWS_ENDPOINT_URL_S3: endpoints.aws,
    AWS_ENDPOINT_URL_SFN: endpoints.aws,
    AWS_ENDPOINT_URL_EVENTBRIDGE: endpoints.aws,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoints.aws,
    AWS_ENDPOINT_URL_SESV2: endpoints.aws,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: endpoints.aws,
    AWS_ENDPOINT_URL_CLOUDWATCH: endpoints.aws,
    // Codes are put on this machine's shop or nowhere.
    [TILL_ADDRESS]: endpoints.shop ?? NOWHERE,
    ...functions,
    ...Object.fromEntries(found),
  };
}

/** Puts the environment in place for the handlers of this process. The answer puts back what was there. */
export function applyEnvironment(environment: Readonly<Record<string, string>>): () => void {
  const before = Object.keys(environment).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, environment);
  return () => {
    for (const [name, value] of before)
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
  };
}
