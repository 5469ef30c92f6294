import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run, temporaryDirectory } from "./processes.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const CDK = join(ROOT, "node_modules/aws-cdk/bin/cdk");

export interface Cdk {
  synth(): Promise<void>;
  bootstrap(): Promise<void>;
  /** Deploys what was synthesized. `changed`: the stacks that were not like that before. */
  deploy(): Promise<{ readonly changed: number }>;
  /** Takes all stacks away. `kept`: what stays, as `AWS::DynamoDB::Table Events (…)`. */
  destroy(): Promise<{ readonly kept: readonly string[] }>;
}

/** The CDK command on this checkout's app, which it synthesizes into a directory of its own. */
export async function makeCdk(context: Readonly<Record<string, string>>, timeoutMs: number): Promise<Cdk> {
  const output = await temporaryDirectory("comeback-cdk-");
  const cdk = (...args: readonly string[]) =>
    run(process.execPath, [CDK, ...args], { cwd: ROOT, env: process.env, timeoutMs });
  const synthesized = ["--app", output];
  return {
    async synth() {
      const options = Object.entries(context).flatMap(([key, value]) => ["--context", `${key}=${value}`]);
      await cdk("synth", "--quiet", "--output", output, ...options);
    },
    async bootstrap() {
      await cdk("bootstrap", ...synthesized);
    },
    async deploy() {
      const printed = await cdk("deploy", "--all", "--require-approval", "never", ...synthesized);
      const done = printed.match(/✅ /g)?.length ?? 0;
      const unchanged = printed.match(/\(no changes\)/g)?.length ?? 0;
      if (done === 0) throw new Error(`cdk deploy names no stack:\n${printed}`);
      return { changed: done - unchanged };
    },
    async destroy() {
      const printed = await cdk("destroy", "--all", "--force", ...synthesized);
      const skipped = printed.split("\n").filter((line) => line.includes("DELETE_SKIPPED"));
      return { kept: skipped.map(resourceIn) };
    },
  };
}

/** `ComebackData | 1 | 9:57:50 PM | DELETE_SKIPPED | AWS::DynamoDB::Table | Events (Events123)`: the last two. */
function resourceIn(line: string): string {
  const cells = line.split("|").map((cell) => cell.trim());
  return cells.slice(-2).join(" ");
}
