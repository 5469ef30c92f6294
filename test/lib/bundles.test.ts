import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROUTES } from "../../src/contracts/routes.ts";
import { bundle } from "../support/bundles.ts";
import { flat, functionsOf, synthesized } from "../support/template.ts";

const functions = functionsOf(synthesized().service);
const sizes = new Map<string, number>();
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "comeback-bundles-"));
  await Promise.all(
    functions.map(async ({ name }) => sizes.set(name, await bundle(name, join(folder, `${name}.mjs`)))),
  );
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Loads a bundle as Lambda does, with nothing around it but this environment. */
async function start(name: string, environment: Readonly<Record<string, string>>): Promise<string> {
  const script = `const { handler } = await import(${JSON.stringify(join(folder, `${name}.mjs`))});
    process.stdout.write(typeof handler);`;
  const options = { env: { AWS_REGION: "us-east-1", ...environment } };
  const run = promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], options);
  return (await run).stdout;
}

const environmentOf = ({ environment }: (typeof functions)[number]) =>
  Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, flat(value)]));

describe("what is deployed", () => {
  it.each(functions.map((one) => [one.name, one] as const))(
    "%s starts with its environment, and needs all of it",
    async (name, one) => {
      const { NODE_OPTIONS, ...environment } = environmentOf(one);
      expect(await start(name, environment)).toBe("function");
      for (const missing of Object.keys(environment)) {
        const { [missing]: _, ...rest } = environment;
        await expect(start(name, rest), missing).rejects.toThrow(
          `environment variable ${missing} is not set`,
        );
      }
    },
    60_000,
  );

  it("is small where somebody waits for a cold start", () => {
    const waitedFor = new Set<string>(ROUTES.map((route) => route.function));
    for (const [name, size] of sizes) if (waitedFor.has(name)) expect(size, name).toBeLessThan(400_000);
  });

  it("is small everywhere", () => {
    for (const [name, size] of sizes) expect(size, name).toBeLessThan(900_000);
  });
});
