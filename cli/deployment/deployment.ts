import type { Command } from "commander";
import { ADMIN_STACK } from "../../src/contracts/admin.ts";
import { OUTPUTS } from "../../src/contracts/environment.ts";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import { misuse } from "../terminal/refusal.ts";
import { type RunningStack, runningStack } from "./local-stack.ts";
import type { Api } from "./send.ts";

export interface WhichDeployment {
  readonly stack?: string;
  readonly region?: string;
}

/** A deployment that answers. Its names are in process.env by now, where adapters/wiring.ts looks for them. */
export interface Deployment {
  /** For people: `local stack on http://…`, `stack ComebackService in eu-central-1`. */
  readonly name: string;
  /** Differs between deployments, and between two local stacks that have run at the same address. */
  readonly identity: string;
  readonly apiUrl: string;
  readonly nightlyMachine: string;
  /** Name of the service stack, and its outputs by name with those of the admin API. */
  readonly stack: string;
  readonly outputs: ReadonlyMap<string, string>;
  /** The deployment's time when it was found: a local stack has a clock of its own. */
  readonly now: Instant;
  /** Present on a local stack. */
  readonly local?: RunningStack;
}

const DEFAULT_STACK = "ComebackService";

/** Adds the options that say which deployment a command talks to. */
export function onDeployment(command: Command): Command {
  return command
    .option(
      "--stack <name>",
      `deployed CloudFormation stack (default: the local stack, else ${DEFAULT_STACK})`,
    )
    .option("--region <region>", "AWS region of the deployed stack");
}

/**
 * Finds the deployment: the local stack when one runs and no other is named, else the CloudFormation stack. Everything
 * after this works the same on both.
 */
export async function connect(which: WhichDeployment): Promise<Deployment> {
  const named = which.stack !== undefined || which.region !== undefined;
  const local = named ? undefined : await runningStack();
  return local ? connectLocal(local) : await connectDeployed(which, named);
}

export function connectLocal(local: RunningStack): Deployment {
  const { environment } = local;
  Object.assign(process.env, environment);
  const outputs = Object.entries(OUTPUTS).flatMap(([name, output]) => {
    const value = environment[name];
    return value === undefined ? [] : [[output, value] as const];
  });
  return {
    stack: DEFAULT_STACK,
    outputs: new Map(outputs),
    name: `local stack on ${local.apiUrl}`,
    identity: `local ${local.pid} ${local.apiUrl}`,
    apiUrl: local.apiUrl,
    nightlyMachine: environment.NIGHTLY_STATE_MACHINE_ARN ?? "",
    now: local.now,
    local,
  };
}

async function connectDeployed({ stack = DEFAULT_STACK, region }: WhichDeployment, named: boolean) {
  if (region !== undefined) process.env.AWS_REGION = region;
  const [service, admin] = await Promise.all([outputsOf(stack), adminOutputs()]).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw misuse(
      named
        ? `the stack ${stack} does not answer: ${reason}`
        : `no local stack runs here (npm start starts one), and no deployed stack ${stack} answers: ${reason}`,
    );
  });
  const outputs = new Map([...service, ...admin]);
  for (const [name, output] of Object.entries(OUTPUTS)) {
    const value = outputs.get(output);
    if (value !== undefined) process.env[name] = value;
  }
  return {
    ...{ stack, outputs },
    name: `stack ${stack}${process.env.AWS_REGION ? ` in ${process.env.AWS_REGION}` : ""}`,
    identity: `aws ${outputs.get("ApiUrl")} ${outputs.get("EventsTable")}`,
    apiUrl: (outputs.get("ApiUrl") ?? "").replace(/\/$/, ""),
    nightlyMachine: outputs.get("NightlyStateMachineArn") ?? "",
    now: Date.now(),
  };
}

async function outputsOf(stack: string): Promise<ReadonlyMap<string, string>> {
  const { CloudFormationClient, DescribeStacksCommand } = await import("@aws-sdk/client-cloudformation");
  const client = new CloudFormationClient({ maxAttempts: 2 });
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stack }));
  const [found] = Stacks ?? [];
  const pairs = (found?.Outputs ?? []).map(({ OutputKey = "", OutputValue = "" }) => [
    OutputKey,
    OutputValue,
  ]);
  if (pairs.length === 0) throw new Error(`it is ${found?.StackStatus} and has no outputs`);
  return new Map(pairs as [string, string][]);
}

/** None without an admin API, nor where these credentials may not see its stack: few commands want any. */
const adminOutputs = () => outputsOf(ADMIN_STACK).catch((): ReadonlyMap<string, string> => new Map());

/** The address and the key for sending events there in the shop's name. */
export async function apiOf(deployment: Deployment): Promise<Api> {
  if (deployment.local) return { url: deployment.apiUrl, key: deployment.local.serverKey };
  const { secrets } = await import("../../src/adapters/wiring.ts");
  const [key] = (await secrets().keys()).server;
  if (key === undefined) {
    throw misuse("the deployment has no server key yet: put one in its keys secret (docs/deploy.md)");
  }
  return { url: deployment.apiUrl, key };
}
