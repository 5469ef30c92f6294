import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { StackTemplate } from "./template.ts";

/** As the module itself: TypeScript in the checkout, JavaScript in the package. */
const MODULE = import.meta.url.endsWith(".ts") ? "ts" : "js";

/** The templates, synthesized in a thread of its own: CDK takes seconds, in which the page is to be served. */
export async function synthesizeBeside(
  context: Readonly<Record<string, unknown>>,
): Promise<readonly StackTemplate[]> {
  const worker = new Worker(new URL(`./worker.${MODULE}`, import.meta.url), { workerData: context });
  const [templates] = await once(worker, "message");
  return templates;
}
