import { createHash } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { StateMachine } from "aws-local-stepfunctions";
import { STATE_DIRECTORY } from "../home.ts";

const FOLDER = join(STATE_DIRECTORY, "machines");
/** The validator of the package that runs the machines: wherever npm has put it. */
const { version }: { readonly version: string } = createRequire(
  createRequire(import.meta.url).resolve("aws-local-stepfunctions"),
)("asl-validator/package.json");

/**
 * Throws unless the definition is valid Amazon States Language. The validator compiles its schemas anew for each
 * definition, which took a fifth of a stack's start; so a definition that has passed is remembered between runs.
 */
export function checkOnce(definition: string): void {
  const name = createHash("sha256").update(`${version}\n${definition}`).digest("hex");
  const passed = `${FOLDER}/${name}`;
  if (existsSync(passed)) return;
  new StateMachine(JSON.parse(definition));
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(passed, "");
}
