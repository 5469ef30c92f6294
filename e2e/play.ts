import assert from "node:assert/strict";
import { DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { connect } from "../cli/deployment/deployment.ts";
import { diagnose } from "../cli/doctor/diagnose.ts";
import { type Cdk, makeCdk } from "./cdk.ts";
import type { Deployment } from "./deployment.ts";
import { startMiniStack, useMiniStack } from "./ministack.ts";
import { COMEBACK, deployedInAccount, deployedOnMiniStack } from "./on-aws.ts";
import { PUBLISHER } from "./operator.ts";
import { playScenario, type Step } from "./scenario.ts";
import { Unavailable } from "./unavailable.ts";

const MINUTE = 60_000;
const EMULATED_DOMAIN = "shop.example";
const TABLES = [
  "EVENTS_TABLE",
  "CUSTOMERS_TABLE",
  "TASTES_TABLE",
  "CHECKPOINTS_TABLE",
  "JOURNAL_TABLE",
  "CONFIG_TABLE",
];

/** Checks of `comeback doctor` that any deployment passes after the scenario: the others depend on DNS and the account. */
const WELL = [
  ...[
    "service-stack",
    "data-stack",
    "outputs",
    "tables",
    "config",
    "own-keys",
    "webhook-secrets",
    "own-limits",
  ],
  ...["projector", "failure-queues", "schedule", "last-night", "mail-events", "suppression", "alarms"],
];

/** Deploys to MiniStack, plays the scenario and takes everything away again. Its own MiniStack ends in any case. */
export async function playOnMiniStack(running: string | undefined): Promise<void> {
  const { step, finish } = makeSteps();
  const ministack = running
    ? await step(`uses the MiniStack on ${running}`, () => useMiniStack(running))
    : await step("MiniStack is installed and starts", startMiniStack);
  try {
    Object.assign(process.env, emulated(ministack.endpoint));
    console.log("Left out: the page (MiniStack has no origin access control of CloudFront) and Athena.");
    const context = { mailDomain: EMULATED_DOMAIN, page: "false", analystFiles: "never" };
    const deployed = () => deployedOnMiniStack(ministack.endpoint, EMULATED_DOMAIN);
    await playDeployed(await makeCdk(context, 8 * MINUTE), deployed, true, step);
  } catch (error) {
    console.error(`\nThe last lines of MiniStack's log:\n${await ministack.logTail()}`);
    throw error;
  } finally {
    await ministack.stop();
  }
  finish();
}

/** The same in an account, on a deployment that no shop lives in. */
export async function playInAccount(options: {
  readonly mailDomain: string;
  readonly destroy: boolean;
}): Promise<void> {
  const { step, finish } = makeSteps();
  await step("no shop lives in this deployment", refuseLiveShop);
  const cdk = await makeCdk({ mailDomain: options.mailDomain }, 30 * MINUTE);
  await playDeployed(cdk, () => deployedInAccount(options.mailDomain), options.destroy, step);
  finish();
}

async function playDeployed(
  cdk: Cdk,
  deployed: () => Promise<Deployment>,
  destroy: boolean,
  step: Step,
): Promise<void> {
  await step("cdk synth", cdk.synth);
  await step("cdk bootstrap", cdk.bootstrap);
  await step("cdk deploy", cdk.deploy);
  await playScenario(await deployed(), step);
  await step("comeback doctor finds it well", examineDeployment);
  await step("synthesized and deployed again, nothing changes", async () => {
    await cdk.synth();
    assert.equal((await cdk.deploy()).changed, 0, "stacks that a second deployment has changed");
  });
  if (destroy) await step("cdk destroy leaves the tables and says so", () => destroyAll(cdk));
}

async function examineDeployment(): Promise<void> {
  const { checks } = await diagnose({ stack: COMEBACK });
  const ill = checks.filter(
    ({ id, state }) => state === "unchecked" || (WELL.includes(id) && state !== "ok"),
  );
  assert.deepEqual(ill, [], "what comeback doctor finds");
  assert.deepEqual(
    WELL.filter((id) => !checks.some((check) => check.id === id)),
    [],
    "checks that comeback doctor does not have",
  );
}

async function destroyAll(cdk: Cdk): Promise<void> {
  const { kept } = await cdk.destroy();
  for (const resource of kept) console.log(`            stays: ${resource}`);
  const tables = kept.filter((resource) => resource.startsWith("AWS::DynamoDB::Table"));
  assert.equal(tables.length, TABLES.length, "tables that cdk destroy says it leaves");
  const client = new DynamoDBClient({});
  for (const variable of TABLES) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: process.env[variable] }));
    assert.equal(Table?.TableStatus, "ACTIVE", `the table of ${variable}`);
  }
}

/** The scenario puts its own config in force, so it is played only where there is none or its own. */
async function refuseLiveShop(): Promise<void> {
  const there = await connect({ stack: COMEBACK }).catch(() => undefined);
  if (!there) return;
  const { config } = await import("../src/adapters/wiring.ts");
  const current = await config().current();
  if (!current || current.by === PUBLISHER) return;
  throw new Unavailable(
    `${there.name} is somebody's shop: version ${current.version} of its config was published by ${current.by}. The scenario publishes a config of its own: play it in another account or region.`,
  );
}

/** Credentials that open nothing, and no profile of the user's that would come before them. */
function emulated(endpoint: string): Readonly<Record<string, string>> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: "us-east-1",
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_SESSION_TOKEN: "",
    AWS_PROFILE: "",
  };
}

/** Tells each step with its time when it is over, and the one that failed. */
function makeSteps(): { readonly step: Step; readonly finish: () => void } {
  const began = Date.now();
  const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
  const say = (text: string) => console.log(`${seconds(began).padStart(8)}  ${text}`);
  return {
    finish: () => say("e2e:aws passed"),
    async step(what, work) {
      const since = Date.now();
      try {
        const result = await work();
        say(`${what} (${seconds(since)})`);
        return result;
      } catch (error) {
        say(`FAILED: ${what} (${seconds(since)})`);
        throw error;
      }
    },
  };
}
