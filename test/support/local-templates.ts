import { createHash } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inject } from "vitest";
import type { StackTemplate } from "../../local/template/template.ts";

/**
 * The templates for a context, synthesized by whichever file of the project `alone` asks first: loading CDK and
 * synthesizing take seconds. Two that ask at once both synthesize, and come to the same.
 */
export async function localTemplates(
  context: Readonly<Record<string, unknown>>,
): Promise<readonly StackTemplate[]> {
  const digest = createHash("sha256").update(JSON.stringify(context)).digest("hex");
  const file = join(inject("runFolder"), `${digest}.json`);
  const text = (await readFile(file, "utf8").catch(() => undefined)) ?? (await synthesizeInto(file, context));
  return JSON.parse(text);
}

async function synthesizeInto(file: string, context: Readonly<Record<string, unknown>>): Promise<string> {
  const { synthesize } = await import("../../local/template/assembly.ts");
  const text = JSON.stringify(await synthesize(context));
  const whole = `${file}-${process.pid}`;
  await writeFile(whole, text);
  await rename(whole, file);
  return text;
}
