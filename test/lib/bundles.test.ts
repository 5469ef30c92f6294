import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROUTES } from "../../src/contracts/routes.ts";
import { bundleAll } from "../support/bundles.ts";
import { flat, functionsOf, synthesized } from "../support/template.ts";

const functions = functionsOf(synthesized().running);
let sizes: ReadonlyMap<string, number>;
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "comeback-bundles-"));
  sizes = await bundleAll(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Variables = Readonly<Record<string, string>>;

/** Loads a bundle as Lambda does, once with each of the environments: what it exports, or why it does not start. */
async function starts(name: string, environments: readonly Variables[]): Promise<readonly string[]> {
  const script = `
    const outcomes = [];
    for (const [index, environment] of ${JSON.stringify(environments)}.entries()) {
      process.env = { AWS_REGION: "us-east-1", ...environment };
      const started = import(${JSON.stringify(join(folder, `${name}.mjs`))} + "?" + index);
      outcomes.push(await started.then(({ handler }) => typeof handler, ({ message }) => message));
    }
    process.stdout.write(JSON.stringify(outcomes));`;
  const run = promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], { env: {} });
  return JSON.parse((await run).stdout);
}

const environmentOf = ({ environment }: (typeof functions)[number]) =>
  Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, flat(value)]));

describe("what is deployed", () => {
  it.each(functions.map((one) => [one.name, one] as const))(
    "%s starts with its environment, and needs all of it",
    async (name, one) => {
      const { NODE_OPTIONS, ...environment } = environmentOf(one);
      const variables = Object.keys(environment);
      const without = variables.map((missing) => {
        const { [missing]: _, ...rest } = environment;
        return rest;
      });
      expect(await starts(name, [environment, ...without])).toEqual([
        "function",
        ...variables.map((missing) => `environment variable ${missing} is not set`),
      ]);
    },
    60_000,
  );

  it("is small where somebody waits for a cold start", () => {
    const waitedFor = new Set<string>(ROUTES.map((route) => route.function));
    for (const [name, size] of sizes) if (waitedFor.has(name)) expect(size, name).toBeLessThan(460_000);
  });

  it("is small everywhere but where mails are compiled", () => {
    const compiling = ["admin-publish", "admin-mails", "config-job", "config-plan", "nightly-digest"];
    for (const [name, size] of sizes)
      if (!compiling.includes(name)) expect(size, name).toBeLessThan(1_350_000);
  });
});
