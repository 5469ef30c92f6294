import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildApp } from "../../lib/app.ts";
import type { StackTemplate } from "./template.ts";

/**
 * The templates that `cdk deploy` would deploy, without what takes `cdk synth` its seconds: the functions' sources run
 * here instead of bundles, and the templates are not validated.
 */
export async function synthesize(
  context: Readonly<Record<string, unknown>>,
): Promise<readonly StackTemplate[]> {
  const outdir = await mkdtemp(join(tmpdir(), "comeback-synth-"));
  const validation = process.env.CDK_VALIDATION;
  process.env.CDK_VALIDATION = "false";
  try {
    const app = buildApp({ outdir, context: { ...context, "aws:cdk:bundling-stacks": [] } });
    return app.synth().stacks.map(({ stackName, template }) => ({ name: stackName, template }));
  } finally {
    if (validation === undefined) delete process.env.CDK_VALIDATION;
    else process.env.CDK_VALIDATION = validation;
    await rm(outdir, { recursive: true, force: true });
  }
}
