import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeProgram } from "../../cli/program.ts";

const SHIM = fileURLToPath(new URL("../../cli/comeback.js", import.meta.url));

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command as a shell does, with no local stack and no AWS around. */
function comeback(args: readonly string[], cwd?: string): Promise<Ran> {
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    AWS_EC2_METADATA_DISABLED: "true",
    NO_COLOR: "1",
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [SHIM, ...args], { cwd, env }, (error, out, err) => {
      resolve({ code: typeof error?.code === "number" ? error.code : error ? -1 : 0, out, err });
    });
  });
}

const commandsOf = (command: Command, path: string[] = []): { path: string[]; command: Command }[] => [
  { path, command },
  ...command.commands.flatMap((child) => commandsOf(child, [...path, child.name()])),
];

describe("every command", () => {
  const commands = commandsOf(makeProgram());

  it.each(
    commands.map(({ path, command }) => [path.join(" ") || "comeback", command] as const),
  )("%s says what it does", (_, command) => {
    expect(command.description().length).toBeGreaterThan(10);
    expect(command.helpInformation()).toContain("Usage:");
  });

  it.each(
    makeProgram().commands.map((one) => one.name()),
  )("%s of the top has examples in its help", async (name) => {
    const written: string[] = [];
    const program = makeProgram();
    for (const { command } of commandsOf(program))
      command.configureOutput({ writeOut: (text) => written.push(text) });
    const ended = program.parseAsync([name, "--help"], { from: "user" });
    await expect(ended).rejects.toMatchObject({ exitCode: 0 });
    expect(written.join("")).toContain("Examples:\n  comeback ");
  });
});

describe("exit codes", () => {
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "comeback-cli-"));
    await writeFile(join(directory, "good.csv"), "customer_id,date,amount\n1,2024-01-05,5\n2,2024-01-05,5\n");
    await writeFile(join(directory, "bad.csv"), "customer_id,date,amount\n1,2024-01-05,5\n2,never,5\n");
    await writeFile(join(directory, "odd.csv"), "who,when\n1,2\n");
  });

  afterAll(() => rm(directory, { recursive: true }));

  it.each([
    [0, ["--version"], ""],
    [0, ["import", "--help"], ""],
    [0, ["import", "good.csv", "--dry-run"], ""],
    [1, ["import", "bad.csv", "--dry-run"], ""],
    [2, ["import", "odd.csv", "--dry-run"], 'The columns are: "who", "when".'],
    [2, ["import", "none.csv"], "none.csv is not a file"],
    [2, ["import"], "name the file"],
    [2, ["recompute", "--shards", "0"], "--shards"],
    [2, ["recompute", "--date", "31.12.2025"], "2026-03-01"],
    [2, ["start", "--customers", "many"], "--customers"],
    [2, ["nonsense"], "unknown command"],
    [2, ["status", "--stack", "Nothing", "--region", "us-east-1"], "does not answer"],
  ])("%i of comeback %j", async (code, args, message) => {
    const ran = await comeback(args, directory);
    expect(ran).toMatchObject({ code, err: expect.stringContaining(message) });
    expect(ran.err).not.toMatch(/^\s+at /m);
  });

  it("come with JSON alone on stdout where it was asked for", async () => {
    const { out } = await comeback(["import", "bad.csv", "--dry-run", "--json"], directory);
    expect(JSON.parse(out)).toMatchObject({
      rows: 2,
      orders: 1,
      sent: 0,
      bad: 1,
      report: "bad-bad-rows.csv",
    });
  });
});
