import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import Table from "cli-table3";
import { Command, InvalidArgumentError } from "commander";
import { Environment } from "../../src/contracts/environment.ts";
import { ROUTES } from "../../src/contracts/routes.ts";
import { bundle } from "./bundle.ts";

/**
 * How long each function's bundle takes to load in a process of its own, beside an empty module and one that only makes
 * a DynamoDB client: what a cold start adds to the platform's own part. Times are of this machine; ratios travel.
 */
interface Options {
  readonly times: number;
  readonly json?: boolean;
}

interface Result {
  readonly name: string;
  /** Somebody waits for its answer: a browser, a shop platform, a customer. */
  readonly public: boolean;
  readonly kilobytes: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  /** Of the median to that of the module with the DynamoDB client. */
  readonly ratio: number;
}

const LIMITS = { kilobytes: 400, ms: 150 };
const EMPTY = "an empty module";
const CLIENT = "only a DynamoDB client";
const FUNCTIONS = fileURLToPath(new URL("../../functions/", import.meta.url));
const waitedFor: ReadonlySet<string> = new Set(ROUTES.map((route) => route.function));

const environment = {
  AWS_REGION: "us-east-1",
  ...Object.fromEntries(Object.keys(Environment.shape).map((name) => [name, "none"])),
};

await new Command("bench:cold-start")
  .description("size and loading time of each function's bundle")
  .option("--times <n>", "how often each is loaded", times, 15)
  .option("--json", "print the results as one JSON object on the last line")
  .allowExcessArguments(false)
  .action(run)
  .parseAsync();

async function run(options: Options): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "comeback-cold-"));
  try {
    const results = await measured(await bundles(folder), options.times);
    console.log(show(results));
    if (options.json) console.log(JSON.stringify({ limits: LIMITS, results }));
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface Bundle {
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
}

async function bundles(folder: string): Promise<readonly Bundle[]> {
  const files = (await readdir(FUNCTIONS)).filter((name) => name.endsWith(".ts")).sort();
  const sources: readonly (readonly [string, Parameters<typeof bundle>[0]])[] = [
    [EMPTY, { text: "export {}" }],
    [
      CLIENT,
      {
        text: 'import{DynamoDBClient}from"@aws-sdk/client-dynamodb";export const client=new DynamoDBClient({})',
      },
    ],
    ...files.map((name) => [name.replace(/\.ts$/, ""), join(FUNCTIONS, name)] as const),
  ];
  return Promise.all(
    sources.map(async ([name, source], index) => {
      const file = join(folder, `${index}.mjs`);
      return { name, file, bytes: await bundle(source, file) };
    }),
  );
}

/** In turns, so that whatever else the machine does meanwhile is no one's disadvantage. The first turn is for the disk. */
async function measured(all: readonly Bundle[], turns: number): Promise<readonly Result[]> {
  const loaded = new Map<string, number[]>(all.map(({ name }) => [name, []]));
  for (let turn = 0; turn <= turns; turn += 1)
    for (const { name, file } of all) {
      const ms = await load(file);
      if (turn > 0) loaded.get(name)?.push(ms);
    }
  const sorted = (name: string) => (loaded.get(name) ?? []).sort((a, b) => a - b);
  const at = (values: readonly number[], share: number) =>
    values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
  const client = at(sorted(CLIENT), 0.5);
  return all.map(({ name, bytes }) => {
    const [medianMs, p95Ms] = [at(sorted(name), 0.5), at(sorted(name), 0.95)];
    return {
      name,
      public: waitedFor.has(name),
      kilobytes: Math.round(bytes / 100) / 10,
      medianMs: Math.round(medianMs),
      p95Ms: Math.round(p95Ms),
      ratio: Math.round((medianMs / client) * 100) / 100,
    };
  });
}

/** Milliseconds of `import` in a fresh process, as Lambda's runtime imports a handler's module. */
async function load(file: string): Promise<number> {
  const script = `const began = performance.now(); await import(${JSON.stringify(file)}); process.stdout.write(String(performance.now() - began)); process.exit();`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], {
    env: environment,
  });
  return Number(stdout);
}

function show(results: readonly Result[]): string {
  const table = new Table({
    head: ["function", "public", "KB", "median ms", "p95 ms", "× client", ""],
    style: { head: [], border: [] },
    colAligns: ["left", "left", "right", "right", "right", "right", "left"],
  });
  for (const { name, public: isPublic, kilobytes, medianMs, p95Ms, ratio } of results) {
    const tooMuch = isPublic && (kilobytes > LIMITS.kilobytes || medianMs > LIMITS.ms);
    table.push([name, isPublic ? "yes" : "", kilobytes, medianMs, p95Ms, ratio, tooMuch ? "too much" : ""]);
  }
  return `${table.toString()}\npublic ones: at most ${LIMITS.kilobytes} KB and ${LIMITS.ms} ms`;
}

function times(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError("A whole number from 1.");
  return value;
}
