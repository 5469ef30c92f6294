import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildApp } from "../lib/app.ts";
import type { StackTemplate } from "./template.ts";

/** The templates that `cdk deploy` would deploy, without bundling the functions: the local stack runs their sources. */
export async function synthesize(
  context: Readonly<Record<string, unknown>>,
): Promise<readonly StackTemplate[]> {
  const outdir = await mkdtemp(join(tmpdir(), "comeback-synth-"));
  try {
    const app = buildApp({ outdir, context: { ...context, "aws:cdk:bundling-stacks": [] } });
    return app.synth().stacks.map(({ stackName, template }) => ({ name: stackName, template }));
  } finally {
    await rm(outdir, { recursive: true, force: true });
  }
}
