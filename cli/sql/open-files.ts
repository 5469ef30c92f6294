import { Environment } from "../../src/contracts/environment.ts";
import type { AnalystFiles } from "../../src/ports/analyst-files.ts";
import { connect, type WhichDeployment } from "../deployment/deployment.ts";
import { Refusal } from "../terminal/refusal.ts";

export interface FilesOf {
  readonly files: AnalystFiles;
  /** Why there are none, where there are none, and what to do. */
  readonly whyNone: () => Refusal;
}

export type OpenFiles = (which: WhichDeployment) => Promise<FilesOf>;

/** The files of the deployment that answers. */
export async function openFiles(which: WhichDeployment): Promise<FilesOf> {
  const { name } = await connect(which);
  const { analystFiles } = await import("../../src/adapters/wiring.ts");
  const { ANALYST_FILES: setting = "never" } = Environment.parse(process.env);
  return { files: analystFiles(), whyNone: () => new Refusal(`${name}: ${REASONS[setting]}`, 1) };
}

const TURN_ON = "deploy with -c analystFiles=always (docs/analysts.md)";
const REASONS = {
  never: `no files for analysts are written here: ${TURN_ON}`,
  auto: `files for analysts are written from 10,000 customers on. For them now, ${TURN_ON}`,
  always: "no night has written files for analysts yet: comeback recompute",
} as const;
