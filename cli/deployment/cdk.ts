import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { misuse } from "../terminal/refusal.ts";

/** Runs the CDK command line that is installed with Comeback, by the Node.js that runs this. Answers its exit code. */
export async function runCdk(args: readonly string[]): Promise<number> {
  if (!existsSync("cdk.json"))
    throw misuse("there is no cdk.json here: go to your shop's folder, or make one with comeback init");
  const cdk = join(dirname(createRequire(import.meta.url).resolve("aws-cdk/package.json")), "bin", "cdk");
  const path = `${dirname(process.execPath)}${delimiter}${process.env.PATH}`;
  const child = spawn(process.execPath, [cdk, ...args], {
    stdio: "inherit",
    env: { ...process.env, PATH: path },
  });
  // The terminal sends Ctrl-C to both: CDK decides how this ends.
  process.on("SIGINT", () => {});
  const [code] = await once(child, "exit");
  return typeof code === "number" ? code : 1;
}
