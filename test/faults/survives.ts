import { expect, vi } from "vitest";
import { applyEnvironment } from "../../local/functions/environment.ts";
import { type Deployment, deployment } from "./cloud.ts";
import type { Flow } from "./flow.ts";
import { runFlow } from "./run-flow.ts";

/** `FAULTS=all` plays every case; `FAULTS_SEED` chooses others than CI does. */
const ALL = process.env.FAULTS === "all";
const SEED = Number(process.env.FAULTS_SEED ?? 1);

/** For a test of one flow, in milliseconds. */
export const LONG = ALL ? 3_600_000 : 900_000;

let deployed: Promise<Deployment> | undefined;

/** The flow keeps its promises whichever of its AWS calls goes wrong, and in whichever way. */
export async function survives(flow: Flow, casesInCi = Number.POSITIVE_INFINITY): Promise<void> {
  deployed ??= deployment();
  const cloud = await deployed;
  const restore = applyEnvironment(cloud.environment);
  // The SDK's pauses between its retries: jitter drawn at its shortest.
  const random = vi.spyOn(Math, "random").mockReturnValue(0);
  try {
    const cases = ALL ? Number.POSITIVE_INFINITY : casesInCi;
    const tell = (line: string) => void process.stdout.write(`${line}\n`);
    const report = await runFlow(cloud, flow, { seed: SEED, cases }, tell);
    expect(report.broken).toEqual([]);
    expect(report.cases).toBeGreaterThan(0);
  } finally {
    random.mockRestore();
    restore();
  }
}
